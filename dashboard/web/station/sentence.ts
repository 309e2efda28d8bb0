import { propertyOf } from '../../../domain/property.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { BoardRow } from '../board/board.ts';
import type { Speech } from '../board/row-words.ts';
import { formatNumber, formatValue, unitText } from '../format/number.ts';
import { dayAndTime, duration, type Zone } from '../format/time.ts';
import { type Columns, isOnLine, nearest } from '../hydrograph/points.ts';
import { linesOf } from '../registry/lines.ts';
import { REASON_SENTENCES } from '../words/quality-words.ts';

const HOURS = 6;

/** The state of a station in one sentence: value, lines passed, change, next line, and why not to trust it if so. */
export function sentence(
  row: BoardRow,
  speech: Speech & { zone: Zone },
  columns: Columns | undefined,
): string {
  const { words, language } = speech;
  const property = propertyOf(row.property);
  const value = row.latest?.value;
  const observed = row.property === 'stage' ? '' : (property?.name[language] ?? row.property);
  const name = words.observedAt(row.station.name[language], observed);
  if (value == null) return words.noReading(name) + words.stop;

  const unit = unitText(property?.unit ?? '');
  const measure = (amount: number) =>
    `${formatNumber(amount, property?.decimals ?? 2)} ${unit}`.trim();
  const states = [
    words.inSeries(name, `${formatValue(value, property)} ${unit}`.trim()),
    ...linesPassed(row, speech, measure),
  ];
  const moves = [
    ...(property?.kind === 'total' ? [] : change(columns, speech, measure)),
    ...nextLine(row, speech),
    ...doubts(row, speech),
  ];
  const parts = [states.join(words.comma), moves.join(words.comma)].filter((part) => part !== '');
  return parts.join(words.semicolon) + words.stop;
}

function linesPassed(
  { margin, station, property }: BoardRow,
  { words, language }: Speech,
  measure: (amount: number) => string,
): string[] {
  if (margin?.passed === undefined) {
    const next = margin?.next;
    return next ? [words.toLineLong(next.line.name[language], measure(next.left))] : [];
  }
  const { line, by } = margin.passed;
  const say = margin.hazard === 'flood' ? words.overLineLong : words.underLineLong;
  const warning = linesOf(station, property).find((l) => l.value === station.warningStage?.value);
  const overWarning =
    margin.hazard === 'flood' && warning !== undefined && warning.value < line.value
      ? [say(warning.name[language], measure(by + line.value - warning.value))]
      : [];
  const name = line.name[language];
  return [...overWarning, isNothing(measure(by)) ? words.atLineLong(name) : say(name, measure(by))];
}

function isNothing(measure: string): boolean {
  return Number.parseFloat(measure) === 0;
}

/** What the line did over the last hours, from two readings on it. */
function change(
  columns: Columns | undefined,
  { words }: Speech,
  measure: (amount: number) => string,
): string[] {
  if (columns === undefined) return [];
  const last = columns.times.findLastIndex((_, i) => isOnLine(columns, i));
  const time = columns.times[last];
  if (time === undefined) return [];
  const then = nearest(columns, time - HOURS * HOUR_MS);
  if (then === undefined || !isOnLine(columns, then)) return [];
  if (Math.abs((columns.times[then] ?? 0) - time + HOURS * HOUR_MS) > HOUR_MS / 2) return [];
  const by = (columns.values[last] ?? 0) - (columns.values[then] ?? 0);
  if (isNothing(measure(Math.abs(by)))) return [words.still(HOURS)];
  return [by > 0 ? words.rose(HOURS, measure(by)) : words.fell(HOURS, measure(-by))];
}

function nextLine({ margin, condition }: BoardRow, { words, language }: Speech): string[] {
  const hours = margin?.next?.hours;
  if (hours === undefined || hours > 72 || condition !== 'good') return [];
  return [
    words.atThisRate(margin?.next?.line.name[language] ?? '', duration(hours * HOUR_MS, words)),
  ];
}

function doubts(
  { condition, latest }: BoardRow,
  { words, language, now, zone }: Speech & { zone: Zone },
): string[] {
  if (latest === undefined) return [];
  if (condition === 'stale') {
    return [
      words.lastSeen(dayAndTime(latest.time, zone, words), duration(now - latest.time, words)),
    ];
  }
  if (condition !== 'suspect') return [];
  return [words.suspect, ...latest.reasons.map((reason) => REASON_SENTENCES[reason][language])];
}
