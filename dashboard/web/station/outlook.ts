import { propertyOf } from '../../../domain/property.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { BoardRow } from '../board/board.ts';
import { type Crest, crestToTell } from '../forecast/crest.ts';
import { hoursRange, percent } from '../forecast/forecast-words.ts';
import { FORECAST_HOURS, isFresh, type TimeToLevel } from '../forecast/time-to-level.ts';
import { formatValue, unitText } from '../format/number.ts';
import { duration } from '../format/time.ts';
import type { StationSpeech } from './sentence.ts';

/** What comes: the crest with its time and range, and the time to the next line, as forecast or else at the present rate. */
export function outlook(row: BoardRow, speech: StationSpeech): string[] {
  if (row.condition !== 'good') return [];
  const crest = crestOf(row);
  return [
    ...(crest === undefined ? [] : [crestWords(crest, row, speech)]),
    ...nextLine(row, speech, crest !== undefined),
  ];
}

/** The crest of a row, where its forecast still speaks of now; one of low water is no matter. */
export function crestOf({ forecast, latest, now, margin }: BoardRow): Crest | undefined {
  if (forecast === undefined || !isFresh(forecast, now)) return undefined;
  return margin?.hazard === 'low_water' ? undefined : crestToTell(forecast, latest?.value, now);
}

function crestWords(
  { time, value, from, to }: Crest,
  row: BoardRow,
  { words, tell }: StationSpeech,
): string {
  const property = propertyOf(row.property);
  const bare = (amount: number) => formatValue(amount, property);
  const told = `${bare(value)} ${unitText(property?.unit ?? '')}`.trim();
  return words.willCrest(tell(time), told, bare(from), bare(to));
}

/** Beside a crest only what is likely: else the sentence would say the same twice. */
function nextLine(
  { margin, ahead }: BoardRow,
  speech: StationSpeech,
  isBesideCrest: boolean,
): string[] {
  const { words, language } = speech;
  const next = margin?.next;
  if (next === undefined) return [];
  const name = next.line.name[language];
  if (ahead === undefined) {
    const { hours } = next;
    if (hours === undefined || hours > FORECAST_HOURS) return [];
    return [words.atThisRate(name, duration(hours * HOUR_MS, words))];
  }
  if (isBesideCrest && ahead.likely === null) return [];
  return forecastLine(name, ahead, { words, isNearing: next.hours !== undefined });
}

function forecastLine(
  name: string,
  ahead: TimeToLevel,
  { words, isNearing }: Pick<StationSpeech, 'words'> & { readonly isNearing: boolean },
): string[] {
  const { earliest, latest, probability } = ahead;
  const range = hoursRange(ahead, words);
  if (earliest === null || range === undefined) {
    return isNearing ? [words.willNotReach(name, words.days(FORECAST_HOURS / 24))] : [];
  }
  const told = percent(probability);
  if (latest !== null) return [words.willReach(name, range, told)];
  const hours = Math.round(earliest);
  return [
    hours === 0 ? words.mayReachNow(name, told) : words.mayReach(name, words.hours(hours), told),
  ];
}
