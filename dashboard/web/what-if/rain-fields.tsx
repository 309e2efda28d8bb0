import { useState } from 'preact/hooks';
import type { StartState } from '../../../domain/start-state.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { RIVER_IDS, RIVER_WORDS, WHAT_IF_DAYS } from '../../../domain/what-if.ts';
import { useApp } from '../app-context.ts';
import { formatNumber } from '../format/number.ts';
import { dayLabel } from '../format/time.ts';
import type { Draft, Place } from './draft.ts';
import { ForecastNote } from './forecast-note.tsx';
import { NumberField } from './number-field.tsx';
import { comingForecasts } from './rain-sources.ts';

interface RainProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  state: StartState;
}

/** Which rain falls, and how many times it. */
export function RainFields({ draft, change, state }: RainProps) {
  const { words, whatIf } = useApp();
  const t = words.value;
  const forecasts = comingForecasts(whatIf.rainForecasts.value, state.time);
  const choices = {
    none: t.rainNone,
    season: t.rainSeason,
    observed: t.rainObserved,
    forecast: t.rainForecast,
    table: t.rainTable,
  };
  return (
    <fieldset>
      <legend>{t.coming}</legend>
      <div class="choices" role="radiogroup" aria-label={t.coming}>
        {Object.entries(choices).map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="rain"
              checked={draft.rain === value}
              disabled={value === 'forecast' && forecasts.length === 0}
              onChange={() => change({ rain: value as Draft['rain'] })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {draft.rain !== 'none' && (
        <div class="line">
          {draft.rain === 'observed' && <LastDays draft={draft} change={change} />}
          <span class="named">
            {t.rainFactor}
            <NumberField
              label={t.rainFactor}
              value={draft.factor}
              range={{ min: 0, max: 3, step: 0.1 }}
              onValue={(factor) => change({ factor })}
            />
          </span>
        </div>
      )}
      {draft.rain === 'table' && <DaysTable draft={draft} change={change} state={state} />}
      <RainNote draft={draft} state={state} />
      <ForecastNote sources={forecasts} isChosen={draft.rain === 'forecast'} />
    </fieldset>
  );
}

function LastDays({ draft, change }: Omit<RainProps, 'state'>) {
  const { words } = useApp();
  const t = words.value;
  return (
    <span class="named">
      {t.lastDays}
      <NumberField
        label={`${t.lastDays} ${t.daysUnit}`}
        value={draft.days}
        range={{ min: 1, max: 30, step: 1 }}
        onValue={(days) => change({ days })}
      />
      {t.daysUnit}
    </span>
  );
}

/** The days of one place at a time. */
function DaysTable({ draft, change, state }: RainProps) {
  const { words, language, zone } = useApp();
  const t = words.value;
  const [place, setPlace] = useState<Place>('all');
  const days = draft.table[place] ?? draft.table.all ?? [];
  const set = (day: number, mm: number) => {
    const own = Array.from({ length: WHAT_IF_DAYS }, (_, i) => (i === day ? mm : (days[i] ?? 0)));
    change({ table: { ...draft.table, [place]: own } });
  };
  return (
    <>
      <select
        aria-label={t.rainPlace}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value as Place)}
      >
        <option value="all">{t.rainAll}</option>
        {RIVER_IDS.map((id) => (
          <option key={id} value={id}>
            {RIVER_WORDS[id][language.value]}
          </option>
        ))}
      </select>
      <ol class="days">
        {Array.from({ length: WHAT_IF_DAYS }, (_, day) => {
          const label = dayLabel(state.time + day * DAY_MS, zone.value, language.value, t);
          return (
            <li key={label}>
              <span class="caption" aria-hidden="true">
                {label}
              </span>
              <NumberField
                label={t.rainDay(label)}
                value={days[day] ?? 0}
                range={{ min: 0, max: 500, step: 0.1 }}
                onValue={(mm) => set(day, mm)}
              />
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** What the choice comes to, as far as the page can tell. */
function RainNote({ draft, state }: Omit<RainProps, 'change'>) {
  const { words } = useApp();
  const t = words.value;
  if (draft.rain === 'season') return <p class="caption">{t.rainSeasonNote}</p>;
  if (draft.rain === 'table') return <p class="caption">{t.rainAllNote}</p>;
  if (draft.rain !== 'observed') return null;
  const again = state.rainOfDays.slice(-draft.days);
  const sum = Array.from({ length: WHAT_IF_DAYS }, (_, day) => again[day % again.length] ?? 0);
  const mm = draft.factor * sum.reduce((total, one) => total + one, 0);
  return <p class="caption">{t.rainSum(formatNumber(mm, 0))}</p>;
}
