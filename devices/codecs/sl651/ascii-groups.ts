import type { Undecodable } from '../../../domain/reading.ts';
import { readAddress } from './address.ts';
import { readAsciiElements } from './ascii-elements.ts';
import { isGuide, STEP, type Text, wordsOf } from './ascii-words.ts';
import { beijingTime } from './beijing-time.ts';
import { ASCII } from './coding.ts';
import type { Place } from './element-group.ts';
import { elementLedBy } from './elements.ts';
import { addPicture, addReading, enterStation, type Report, textOf } from './report.ts';
import { stepOf } from './time-step.ts';
import { undecodable } from './undecodable.ts';

/**
 * Reads the words of a body in ASCII from `at` on into the report (SL 651-2014 6.6.2), or says at which byte that
 * cannot be done:
 *
 *     ST address [class] | TT YYMMDDHHmm | DRxnn | RGZS text… | PIC picture… | identifier value
 *
 * A guide holds for all that follows, until the next of its kind.
 */
export function readAsciiGroups(place: Place, at: number, report: Report): Undecodable | undefined {
  const text: Text = { ...place, words: wordsOf(place.bytes, at, place.end) };
  let i = 0;
  while (i < text.words.length) {
    const word = text.words[i]?.text ?? '';
    const read = GUIDES.get(word) ?? (STEP.test(word) ? readStep : readAsciiElements);
    const next = read(text, i, report);
    if (typeof next !== 'number') return next;
    i = next;
  }
  return undefined;
}

/** Reads what begins with word `i` and answers with the place of the next. */
type Read = (text: Text, i: number, report: Report) => number | Undecodable;

const GUIDES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['ST', readStation],
  ['TT', readObservationTime],
  ['RGZS', readText],
  ['PIC', readPicture],
]);

function readStation({ bytes, end, body, words }: Text, i: number, report: Report) {
  const address = words[i + 1];
  if (address === undefined) return undecodable('short', end);
  const station = address.text.length === 10 ? readAddress(bytes, ASCII, address.at) : undefined;
  if (station === undefined) return undecodable('digit', address.at);
  enterStation(report, station);
  const next = words[i + 2]?.text;
  return body.hasClass && next !== undefined && !isGuide(next) ? i + 3 : i + 2;
}

function readObservationTime({ bytes, end, words }: Text, i: number, report: Report) {
  const word = words[i + 1];
  if (word === undefined) return undecodable('short', end);
  const digits = word.text.length === 10 ? ASCII.digits(bytes, word.at, 5) : undefined;
  const time = digits === undefined ? undefined : beijingTime(digits * 100);
  if (time === undefined) return undecodable('time', word.at);
  report.time = time;
  report.step = undefined;
  return i + 2;
}

/** All behind the identifier and its space. */
function readText({ bytes, end, words }: Text, i: number, report: Report) {
  const at = words[i]?.at ?? end;
  report.frame.text = textOf(bytes.subarray(Math.min(at + 5, end), end));
  return words.length;
}

/** The bytes as they are (6.4.1), which spaces do not part. */
function readPicture({ bytes, end, words }: Text, i: number, report: Report) {
  const at = words[i]?.at ?? end;
  addPicture(report, bytes.subarray(Math.min(at + 4, end), end));
  return words.length;
}

/** DRD, DRH or DRN and two digits: days, hours or minutes (table C.2). */
function readStep({ words }: Text, i: number, report: Report) {
  const word = words[i]?.text ?? '';
  const weight = { D: 10_000, H: 100, N: 1 }[word[2] ?? 'N'] ?? 1;
  const digits = Number(word.slice(3)) * weight;
  const element = elementLedBy(0x04);
  if (element) addReading(report, element, report.time, digits);
  report.step = stepOf(digits);
  return i + 1;
}
