import { useEffect, useMemo } from 'preact/hooks';
import type { Scenario, ScenarioEntry } from '../../../domain/scenario.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { WHAT_IF_DAYS } from '../../../domain/what-if.ts';
import { useApp } from '../app-context.ts';
import type { Supposed } from '../hydrograph/input.ts';
import type { Span } from '../hydrograph/span.ts';
import type { SeriesKey } from '../live/api.ts';
import type { Dictionary } from '../words/zh.ts';

/** So many of the newest are drawn where nobody chose. */
const DRAWN = 2;

/** The kept what-ifs drawn beside a series, fetched as they are needed. */
export function useSupposed(key: SeriesKey): readonly Supposed[] {
  const { whatIf, view, house, words, now } = useApp();
  const generation = house.generation.value;
  useEffect(() => whatIf.list(), [whatIf, generation]);
  const ids = drawnIds(whatIf.entries.value, view.state.value.scenarios, now.value);
  const wholes = whatIf.wholes.value;
  useEffect(() => {
    for (const id of ids) whatIf.fetch(id);
  }, [whatIf, ids.join()]);
  return useMemo(
    () => ids.flatMap((id) => supposedBy(wholes.get(id), key, words.value)),
    [ids.join(), wholes, key.station, key.property, words.value],
  );
}

/** Those that were chosen, else the newest of those whose days are not over. */
export function drawnIds(
  entries: readonly ScenarioEntry[],
  chosen: readonly string[] | undefined,
  now: number,
): string[] {
  const drawn =
    chosen === undefined
      ? entries.filter(({ start }) => start + WHAT_IF_DAYS * DAY_MS > now).slice(0, DRAWN)
      : entries.filter(({ id }) => chosen.includes(id));
  return drawn.map(({ id }) => id);
}

/** The span, to the end of what is supposed. */
export function withComing(span: Span, supposed: readonly Supposed[]): Span {
  const ends = supposed.map(({ start, step, values }) => start + step * (values.length - 1));
  return { from: span.from, to: Math.max(span.to, ...ends) };
}

function supposedBy(scenario: Scenario | undefined, key: SeriesKey, words: Dictionary): Supposed[] {
  const gauge = scenario?.run.gauges.find(({ station }) => station === key.station);
  const course = key.property === 'discharge' ? gauge?.discharge : gauge?.stage;
  if (scenario === undefined || course === undefined) return [];
  if (key.property !== 'stage' && key.property !== 'discharge') return [];
  const { id, name, author, run } = scenario;
  const { start, step } = run;
  return [{ id, name: words.scenarioLine(name, author), start, step, values: course.values }];
}
