import { endOfRain, forecastsWithin, type RainForecast } from '../../../domain/rain-forecast.ts';
import type { RainSource } from '../../../domain/scenario.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { RIVER_IDS, RIVER_WORDS, WHAT_IF_DAYS } from '../../../domain/what-if.ts';
import type { TellTime } from '../format/time.ts';
import type { Language } from '../words/language.ts';
import type { Dictionary } from '../words/zh.ts';

interface Speech {
  readonly words: Dictionary;
  readonly language: Language;
  readonly tell: TellTime;
}

/** The forecasts that say something of the 15 days from a start on. */
export function comingForecasts(forecasts: readonly RainForecast[], start: number): RainSource[] {
  return forecastsWithin(forecasts, start, start + WHAT_IF_DAYS * DAY_MS).map((forecast) => ({
    ...forecast,
    to: endOfRain(forecast),
  }));
}

/** Whose forecasts, of when, until when and for which areas, those alike together; then what falls elsewhere. */
export function rainSourceWords(sources: readonly RainSource[], speech: Speech): string {
  const { words: t, tell } = speech;
  const alike = Map.groupBy(sources, ({ source, issued, to }) => `${issued}/${to}/${source}`);
  const told = [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const areas = areaWords(group, speech);
    return t.rainForecastIssue(first.source, tell(first.issued), tell(first.to), areas);
  });
  return [...told, t.rainForecastRest].join(t.semicolon);
}

/** Rivers by their names, sub-basins by how many they are. */
function areaWords(group: readonly RainSource[], { words: t, language }: Speech): string {
  const named = RIVER_IDS.filter((id) => group.some(({ area }) => area === id));
  const others = group.length - named.length;
  return [
    ...named.map((id) => RIVER_WORDS[id][language]),
    ...(others > 0 ? [t.rainSubBasins(others)] : []),
  ].join(t.listed);
}
