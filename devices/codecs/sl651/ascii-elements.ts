import type { Undecodable } from '../../../domain/reading.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { isGuide, type Text, type Word } from './ascii-words.ts';
import { type Element, elementNamed, makersElement } from './elements.ts';
import { addReading, type Report } from './report.ts';
import { undecodable } from './undecodable.ts';
import { readValues } from './values.ts';

/**
 * Reads an identifier and its value. Behind a time step (SL 651-2014 6.6.4.4) several identifiers may stand together,
 * and then their values in turn, each round a step later. Answers where the next group is.
 */
export function readAsciiElements(text: Text, i: number, report: Report): number | Undecodable {
  const { words, body } = text;
  const step = body.isSeries ? report.step : undefined;
  let next = i + 1;
  while (step !== undefined && isElement(words[next])) next++;
  const elements = words.slice(i, next).map((word) => elementOf(word.text));
  const period = step === undefined ? 0 : periodOf(elements, step);

  for (let time = report.time; ; time += period) {
    const problem = readRound(text, { elements, at: next, time }, report);
    if (problem) return problem;
    next += elements.length;
    if (period === 0 || !isValue(words[next])) return next;
  }
}

/** One value of each element. */
function readRound(
  { words, end }: Text,
  { elements, at, time }: { elements: readonly Element[]; at: number; time: number },
  report: Report,
): Undecodable | undefined {
  for (const [column, element] of elements.entries()) {
    const word = words[at + column];
    const problem = word ? readWord(report, element, word.text, time) : 'short';
    if (problem !== undefined) return undecodable(problem, word?.at ?? end);
  }
  return undefined;
}

/** M is no value. Rain, stages and bits are written in hexadecimal characters, all else in decimals. */
function readWord(report: Report, element: Element, word: string, time: number) {
  if (word === 'M') return addReading(report, element, time, null);
  const isDecimal = element.form === 'number' || element.form === 'free';
  return isDecimal
    ? readDecimal(report, element, word, time)
    : readHexadecimal(report, element, word, time);
}

function readDecimal(report: Report, element: Element, word: string, time: number) {
  const value = DECIMAL.test(word) ? Number(word) + 0 : Number.NaN;
  if (Number.isFinite(value)) return addReading(report, element, time, value);
  return element.form === 'free' ? addReading(report, element, time, null) : 'number';
}

function readHexadecimal(report: Report, element: Element, word: string, time: number) {
  if (!HEXADECIMAL.test(word)) return 'number';
  const bytes = Uint8Array.from(word.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const { length: count } = bytes;
  return readValues(report, { element, bytes, at: 0, count, decimals: element.decimals }, time);
}

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const HEXADECIMAL = /^([0-9A-F]{2})+$/i;

function isElement(word: Word | undefined): boolean {
  return word !== undefined && !DECIMAL.test(word.text) && elementNamed(word.text) !== undefined;
}

function isValue(word: Word | undefined): boolean {
  return word !== undefined && !isElement(word) && !isGuide(word.text);
}

function elementOf(id: string): Element {
  return elementNamed(id) ?? makersElement(id);
}

/** Rain and stages come by the hour, whatever the step. */
function periodOf([element]: readonly Element[], step: number): number {
  return element?.form === 'rain' || element?.form === 'stages' ? HOUR_MS : step;
}
