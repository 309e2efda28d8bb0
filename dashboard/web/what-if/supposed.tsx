import type { StartState } from '../../../domain/start-state.ts';
import type { WhatIfInputs } from '../../../domain/what-if.ts';
import { useApp } from '../app-context.ts';
import { formatNumber } from '../format/number.ts';
import type { Draft } from './draft.ts';
import { GateFields } from './gate-fields.tsx';
import { NumberField } from './number-field.tsx';
import { PersonFields } from './person-fields.tsx';
import { RainFields } from './rain-fields.tsx';
import './supposed.css';

/** The form: rain, gates, the Yangtze, who asks, and the button. */
export function Supposed({ state }: { state: StartState }) {
  const { words, whatIf } = useApp();
  const t = words.value;
  const { draft, busy, problem } = whatIf;
  const change = (part: Partial<Draft>) => {
    draft.value = { ...draft.value, ...part };
  };
  return (
    <form
      class="supposed"
      aria-label={t.supposed}
      onSubmit={(event) => {
        event.preventDefault();
        void whatIf.run().then(() => outcome()?.scrollIntoView({ block: 'nearest' }));
      }}
    >
      <RainFields draft={draft.value} change={change} state={state} />
      <GateFields draft={draft.value} change={change} state={state} />
      <YangtzeFields draft={draft.value} change={change} state={state} />
      <PersonFields />
      <p class="run">
        <button type="submit" class="primary" disabled={busy.value}>
          {busy.value ? t.running : t.runWhatIf}
        </button>
        <span role="status" class="problem">
          {problem.value !== undefined && (problem.value || t.whatIfFailed)}
        </span>
      </p>
    </form>
  );
}

/** On a phone it lies far below the form. */
function outcome(): Element | null {
  return document.querySelector('.outcome');
}

interface FieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  state: StartState;
}

function YangtzeFields({ draft, change, state: { yangtze } }: FieldsProps) {
  const { words } = useApp();
  const t = words.value;
  const now = t.yangtzeNow(formatNumber(Number(yangtze.flow.toPrecision(3)), 0));
  const choices = { season: t.yangtzeSeason, persists: t.yangtzePersists, factor: t.yangtzeFactor };
  return (
    <fieldset>
      <legend>{t.yangtze}</legend>
      <div class="line">
        <select
          aria-label={t.yangtze}
          value={draft.yangtze}
          onChange={(event) =>
            change({ yangtze: event.currentTarget.value as WhatIfInputs['yangtze']['flow'] })
          }
        >
          {Object.entries(choices).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {draft.yangtze === 'factor' && (
          <NumberField
            label={t.yangtzeTimes}
            value={draft.times}
            range={{ min: 0.2, max: 3, step: 0.1 }}
            onValue={(times) => change({ times })}
          />
        )}
      </div>
      <p class="caption">{yangtze.observed ? now : `${now} · ${t.notRead}`}</p>
    </fieldset>
  );
}
