import type { Undecodable } from '../../../domain/reading.ts';
import { readAddress } from './address.ts';
import { beijingTime } from './beijing-time.ts';
import { HEX_BCD } from './coding.ts';
import { isGuide, type Place, readElement } from './element-group.ts';
import { elementLedBy } from './elements.ts';
import { addPicture, addReading, enterStation, type Report, textOf } from './report.ts';
import { stepOf } from './time-step.ts';
import { undecodable } from './undecodable.ts';

/**
 * Reads the groups of a body in HEX/BCD from `at` on into the report (SL 651-2014 6.6.3, table 26), or says at which
 * byte that cannot be done:
 *
 *     F1F1 address 5 [class 1] | F0F0 YYMMDDHHmm 5 | 04 18 dd HH mm | F2F2 text… | F3F3 picture… | FDF6 flows…
 *     lead 1 [extension 1] | definition 1: count << 3 | decimals | data
 *
 * A guide holds for all that follows, until the next of its kind.
 */
export function readGroups(place: Place, from: number, report: Report): Undecodable | undefined {
  let at = from;
  while (at < place.end) {
    const read = GUIDES[place.bytes[at] ?? 0] ?? readElement;
    const next = read(place, at, report);
    if (typeof next !== 'number') return next;
    at = next;
  }
  return undefined;
}

/** Reads one group and answers with the place of the next. */
type Read = (place: Place, at: number, report: Report) => number | Undecodable;

const GUIDES: Readonly<Record<number, Read>> = {
  4: readStep,
  240: readObservationTime,
  241: readStation,
  242: readText,
  243: readPicture,
  253: (place, at) => guided(place, at, 0xf6) ?? place.end,
};

/** Two bytes name a guide; `size` bytes must follow. */
function guided(place: Place, at: number, second: number, size = 0): Undecodable | undefined {
  if (place.bytes[at + 1] !== second) return undecodable('definition', at + 1);
  return at + 2 + size > place.end ? undecodable('short', place.end) : undefined;
}

function readObservationTime(place: Place, at: number, report: Report) {
  const problem = guided(place, at, 0xf0, 5);
  if (problem) return problem;
  const digits = HEX_BCD.digits(place.bytes, at + 2, 5);
  const time = digits === undefined ? undefined : beijingTime(digits * 100);
  if (time === undefined) return undecodable('time', at + 2);
  report.time = time;
  report.step = undefined;
  return at + 7;
}

function readStation(place: Place, at: number, report: Report) {
  const problem = guided(place, at, 0xf1, 5);
  if (problem) return problem;
  enterStation(report, readAddress(place.bytes, HEX_BCD, at + 2) ?? '');
  return at + 7 + (place.body.hasClass && !isGuide(place, at + 7) ? 1 : 0);
}

function readText(place: Place, at: number, report: Report) {
  const problem = guided(place, at, 0xf2);
  if (problem) return problem;
  report.frame.text = textOf(place.bytes.subarray(at + 2, place.end));
  return place.end;
}

function readPicture(place: Place, at: number, report: Report) {
  const problem = guided(place, at, 0xf3);
  if (problem) return problem;
  addPicture(report, place.bytes.subarray(at + 2, place.end));
  return place.end;
}

/** Days, hours and minutes between the values of a series (table C.3); also told as a number, as any element is. */
function readStep(place: Place, at: number, report: Report) {
  const problem = guided(place, at, 0x18, 3);
  if (problem) return problem;
  const digits = HEX_BCD.digits(place.bytes, at + 2, 3);
  const element = elementLedBy(0x04);
  if (digits === undefined || element === undefined) return undecodable('bcd', at + 2);
  addReading(report, element, report.time, digits);
  report.step = stepOf(digits);
  return at + 5;
}
