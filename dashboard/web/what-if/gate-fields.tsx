import type { StartState } from '../../../domain/start-state.ts';
import { type GateChoice, RESERVOIR_WORDS } from '../../../domain/what-if.ts';
import { useApp } from '../app-context.ts';
import { formatNumber } from '../format/number.ts';
import type { Draft, GateDraft } from './draft.ts';
import { NumberField } from './number-field.tsx';

interface GatesProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  state: StartState;
}

/** What the gates of each reservoir do. */
export function GateFields({ draft, change, state }: GatesProps) {
  const { words } = useApp();
  return (
    <fieldset>
      <legend>{words.value.gates}</legend>
      {state.reservoirs.map((now) => (
        <Gate
          key={now.reservoir}
          now={now}
          gate={draft.gates[now.reservoir]}
          onGate={(gate) => change({ gates: { ...draft.gates, [now.reservoir]: gate } })}
        />
      ))}
    </fieldset>
  );
}

interface GateProps {
  now: StartState['reservoirs'][number];
  gate: GateDraft;
  onGate: (gate: GateDraft) => void;
}

function Gate({ now, gate, onGate }: GateProps) {
  const { words, language } = useApp();
  const t = words.value;
  const name = RESERVOIR_WORDS[now.reservoir][language.value];
  const choices = {
    rule: t.gateRule,
    closed: t.gateClosed,
    constant: t.gateConstant,
    lower: t.gateLower,
  };
  const choose = (kind: GateChoice['gate']) =>
    onGate({ release: firstRelease(kind, now), level: firstLevel(now), ...gate, gate: kind });
  const told = t.gateNow(formatNumber(now.level, 2), formatNumber(now.release, 0));
  return (
    <div class="gate">
      <span class="gate-name">{name}</span>
      <select
        aria-label={t.gateOf(name)}
        value={gate.gate}
        onChange={(event) => choose(event.currentTarget.value as GateChoice['gate'])}
      >
        {Object.entries(choices).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <small class="caption">{now.observed ? told : `${told} · ${t.notRead}`}</small>
      <GateNumbers now={now} gate={gate} onGate={onGate} />
    </div>
  );
}

function GateNumbers({ now, gate, onGate }: GateProps) {
  const { words, language } = useApp();
  const t = words.value;
  if (gate.gate === 'rule' || gate.gate === 'closed') return null;
  const name = RESERVOIR_WORDS[now.reservoir][language.value];
  const [least, most] = [Math.ceil(now.deadLevel * 10) / 10, Math.floor(now.fullLevel * 10) / 10];
  return (
    <span class="gate-numbers">
      <NumberField
        label={t.releaseOf(name)}
        value={gate.release}
        range={{ min: 0, max: 50_000, step: 1 }}
        onValue={(release) => onGate({ ...gate, release })}
      />
      m³/s
      {gate.gate === 'lower' && (
        <>
          <NumberField
            label={t.levelOf(name)}
            value={gate.level}
            range={{ min: least, max: most, step: 0.1 }}
            onValue={(level) => onGate({ ...gate, level })}
          />
          m <small class="caption">{t.gateRange(least.toFixed(1), most.toFixed(1))}</small>
        </>
      )}
    </span>
  );
}

/** To lower it, a good part of what the river below bears; else what goes out now. */
function firstRelease(kind: GateChoice['gate'], { most, release }: GateProps['now']): number {
  return Math.round(kind === 'lower' ? 0.6 * most : release);
}

/** A metre lower than now, as far as there is one. */
function firstLevel({ level, deadLevel }: GateProps['now']): number {
  return Math.max(Math.ceil(deadLevel * 10), Math.round((level - 1) * 10)) / 10;
}
