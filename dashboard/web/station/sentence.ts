import { propertyOf } from '../../../domain/property.ts';
import { SEVERITY_WORDS } from '../../../domain/severity.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import type { BoardRow } from '../board/board.ts';
import type { Speech } from '../board/row-words.ts';
import { formatNumber, formatValue, unitText } from '../format/number.ts';
import { duration, type TellTime } from '../format/time.ts';
import { type Columns, isOnLine, lowerBound } from '../hydrograph/points.ts';
import { linesOf } from '../registry/lines.ts';
import { numeralIn } from '../words/language.ts';
import { REASON_SENTENCES } from '../words/quality-words.ts';
import { outlook } from './outlook.ts';

/** The change that the sentence tells is over so many hours. */
const HOURS = 6;
/** Readings this near to either end of them count: one alone may be a wave. */
const NEAR_MS = HOUR_MS / 4;

export type StationSpeech = Speech & { readonly tell: TellTime };

/** The state of a station in one sentence: value, lines passed, change, crest or next line, and why not to trust it if so. */
export function sentence(
  row: BoardRow,
  speech: StationSpeech,
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
    ...held(row, speech, measure),
  ];
  const moves = [
    ...(property?.kind === 'total' ? [] : changes(row, columns, speech, measure)),
    ...outlook(row, speech),
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

/** Why a level stands that the value is no longer beyond. */
function held(
  { heldUntil, severity, hazard }: BoardRow,
  { words, language }: Speech,
  measure: (amount: number) => string,
): string[] {
  if (heldUntil === undefined || severity === undefined) return [];
  const numeral = numeralIn(language, SEVERITY_WORDS[severity].numeral);
  return [words.heldLong(numeral, hazard === 'flood', measure(heldUntil))];
}

/** What the line did over the last hours, and what it does now where that is something else. */
function changes(
  { rate }: BoardRow,
  columns: Columns | undefined,
  { words }: Speech,
  measure: (amount: number) => string,
): string[] {
  const by = columns && changeOf(columns);
  if (by === undefined) return [];
  const isStill = isNothing(measure(Math.abs(by)));
  const told = by > 0 ? words.rose(HOURS, measure(by)) : words.fell(HOURS, measure(-by));
  const first = isStill ? words.still(HOURS) : told;
  if (rate === undefined || rate.direction === (isStill ? 0 : Math.sign(by))) return [first];
  if (rate.direction === 0) return [first, words.nowSteady];
  return [first, words.nowMoving(rate.direction > 0, `${rate.text} ${rate.unit}`)];
}

/** From the middle of the readings about six hours before the last to that of those about the last. */
function changeOf(columns: Columns): number | undefined {
  const last = columns.times.findLastIndex((_, i) => isOnLine(columns, i));
  const time = columns.times[last];
  if (time === undefined) return undefined;
  const now = medianAbout(columns, time);
  const then = medianAbout(columns, time - HOURS * HOUR_MS);
  return now === undefined || then === undefined ? undefined : now - then;
}

function medianAbout(columns: Columns, time: number): number | undefined {
  const values: number[] = [];
  for (let i = lowerBound(columns.times, time - NEAR_MS); i < columns.times.length; i++) {
    if ((columns.times[i] ?? 0) > time + NEAR_MS) break;
    if (isOnLine(columns, i)) values.push(columns.values[i] as number);
  }
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function doubts({ condition, latest, now }: BoardRow, speech: StationSpeech): string[] {
  const { words, language, tell } = speech;
  if (latest === undefined) return [];
  if (condition === 'stale') {
    return [words.lastSeen(tell(latest.time), duration(now - latest.time, words))];
  }
  if (condition !== 'suspect') return [];
  return [words.suspect, ...latest.reasons.map((reason) => REASON_SENTENCES[reason][language])];
}
