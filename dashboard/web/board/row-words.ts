import { propertyOf } from '../../../domain/property.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { hoursRange, percent } from '../forecast/forecast-words.ts';
import { FORECAST_HOURS } from '../forecast/time-to-level.ts';
import { formatNumber, formatValue, unitText } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { levelNumeral, shortLine } from '../registry/line-words.ts';
import type { Language } from '../words/language.ts';
import { REASON_WORDS } from '../words/quality-words.ts';
import type { Dictionary } from '../words/zh.ts';
import type { BoardRow } from './board.ts';
import type { Margin } from './margin.ts';

/** What a row says, column by column, each with a second, smaller line. */
export interface RowWords {
  readonly value: string;
  readonly underValue: string;
  readonly trend: string;
  readonly trendUnit: string;
  readonly direction: number;
  readonly margin: string;
  readonly underMargin: string;
}

export interface Speech {
  readonly words: Dictionary;
  readonly language: Language;
  /** The rows show different properties, so each must say which. */
  readonly mixed?: boolean;
}

/** A row of the margin board in words. */
export function rowWords(row: BoardRow, speech: Speech): RowWords {
  const property = propertyOf(row.property);
  const value = row.latest?.value;
  return {
    value: value == null ? '—' : formatValue(value, property),
    underValue: underValue(row, speech),
    ...trendWords(row),
    ...marginWords(row, speech),
  };
}

/** The level that is forecast, where it is graver than what is observed: "forecast II". */
export function foreseenWords({ foreseen }: BoardRow, { words, language }: Speech): string {
  const severity = foreseen?.severity;
  return severity === undefined ? '' : words.foreseenShort(levelNumeral(severity, words, language));
}

/** The rate of change with its arrow; nothing where it is not known. */
export function trendWords({
  rate,
}: BoardRow): Pick<RowWords, 'trend' | 'trendUnit' | 'direction'> {
  return { trend: rate?.text ?? '', trendUnit: rate?.unit ?? '', direction: rate?.direction ?? 0 };
}

/** Over the warning level by how much; where a layer mixes properties, which one this is. */
function underValue(row: BoardRow, { words, language, mixed }: Speech): string {
  const property = propertyOf(row.property);
  if (mixed) return `${property?.name[language] ?? row.property} ${unitText(property?.unit ?? '')}`;
  if (row.severity !== undefined && row.hazard === 'low_water') {
    return levelNumeral(row.severity, words, language);
  }
  const warning = row.property === 'stage' ? row.station.warningStage : undefined;
  const over = (row.latest?.value ?? 0) - (warning?.value ?? Number.POSITIVE_INFINITY);
  if (over > 0) return words.overWarning(formatNumber(over, 2));
  return warning === undefined ? '' : '—';
}

function marginWords(row: BoardRow, speech: Speech): Pick<RowWords, 'margin' | 'underMargin'> {
  const { words } = speech;
  switch (row.condition) {
    case 'none':
      return { margin: words.noData, underMargin: '' };
    case 'stale':
      return {
        margin: words.staleFor(duration(row.now - (row.latest?.time ?? row.now), words)),
        underMargin: words.noNewData,
      };
    case 'suspect': {
      const reason = row.latest?.reasons.find((r) => r !== 'no_limits');
      return {
        margin: `${words.suspect} ?`,
        underMargin: reason ? REASON_WORDS[reason][speech.language] : '',
      };
    }
    case 'partly': // of sub-basins alone
    case 'good':
      return row.margin === undefined
        ? { margin: '', underMargin: '' }
        : {
            margin: distanceWords(row, row.margin, speech),
            underMargin: timeWords(row, row.margin, speech),
          };
  }
}

function distanceWords(row: BoardRow, margin: Margin, { words, language }: Speech): string {
  const decimals = propertyOf(row.property)?.decimals ?? 2;
  if (margin.next !== undefined) {
    const name = shortLine(margin.next.line, words, language);
    return words.toLine(name, formatNumber(margin.next.left, decimals));
  }
  if (margin.passed === undefined) return '—';
  const name = shortLine(margin.passed.line, words, language);
  const by = formatNumber(margin.passed.by, decimals);
  return margin.hazard === 'flood' ? words.overLine(name, by) : words.underLine(name, by);
}

/** Until when the warning is held, how long the next line is away, or why it is not nearing; nothing where that is unknown. */
function timeWords(row: BoardRow, { hazard, next }: Margin, { words }: Speech): string {
  const flood = hazard === 'flood';
  if (row.heldUntil !== undefined) {
    return words.heldTo(formatNumber(row.heldUntil, propertyOf(row.property)?.decimals ?? 2));
  }
  if (next === undefined) return flood ? words.noHigherLine : words.noLowerLine;
  return (
    forecastTime(row, next.hours, words) ?? trendTime(row, { flood, hours: next.hours }, words)
  );
}

/** "5–11 h · 92 %"; that it is not reached is told only of a value that is nearing, of others what they do says more. */
function forecastTime(
  { ahead }: BoardRow,
  hours: number | undefined,
  words: Dictionary,
): string | undefined {
  const range = ahead && hoursRange(ahead, words);
  if (ahead && range !== undefined) return `${range} · ${percent(ahead.probability)}`;
  return ahead && hours !== undefined
    ? words.notWithin(words.days(FORECAST_HOURS / 24))
    : undefined;
}

/** What the value does at its present rate. */
function trendTime(
  { rate }: BoardRow,
  { flood, hours }: { readonly flood: boolean; readonly hours: number | undefined },
  words: Dictionary,
): string {
  if (rate === undefined) return '';
  if (rate.direction === 0) return words.steady;
  if (hours === undefined) return flood ? words.falling : words.recovering;
  return timeToLine(hours, words);
}

/** A present rate says little of what is days away: beyond three days only that much is said. */
function timeToLine(hours: number, words: Dictionary): string {
  if (hours > 72) return words.moreThan(words.days(3));
  return words.about(duration(hours * HOUR_MS, words));
}
