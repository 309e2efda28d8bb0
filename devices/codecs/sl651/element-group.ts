import type { Undecodable } from '../../../domain/reading.ts';
import type { Coding } from './coding.ts';
import { elementLedBy, extension } from './elements.ts';
import type { Body } from './functions.ts';
import type { Report } from './report.ts';
import { undecodable } from './undecodable.ts';
import { type Data, readValues, spanOf } from './values.ts';

/** A body: its bytes to `end`, and how its function and its frame's coding write it. */
export interface Place {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly body: Body;
  readonly coding: Coding;
}

/** Reads the element at `at` and its data, or its series of data, into the report; answers where the next group is. */
export function readElement(place: Place, at: number, report: Report): number | Undecodable {
  const { bytes, end } = place;
  const lead = bytes[at] ?? 0;
  const element = lead === 0xff ? extension(bytes[at + 1] ?? 0) : elementLedBy(lead);
  if (element === undefined) return undecodable('element', at);
  const definitionAt = at + element.lead.length;
  if (definitionAt >= end) return undecodable('short', end);

  const definition = bytes[definitionAt] ?? 0;
  const [count, decimals] = [definition >>> 3, definition & 7];
  if (count === 0) return undecodable('definition', definitionAt);
  if (definitionAt + 1 + count > end) return undecodable('short', definitionAt);
  return readSeries(place, report, { element, bytes, at: definitionAt + 1, count, decimals });
}

/** Whether F0F0, F1F1, F2F2 or F3F3 is at `at`: no class code and no BCD number begins so. */
export function isGuide({ bytes, end }: Place, at: number): boolean {
  const byte = bytes[at] ?? 0;
  return at + 1 < end && byte === bytes[at + 1] && byte >= 0xf0 && byte <= 0xf3;
}

/**
 * One element's data; behind a time step, all that follow of the same size, each a step later (6.6.4.4), an hour of
 * five-minute values each an hour later. What is left at the end and too short for that is another group.
 */
function readSeries(place: Place, report: Report, first: Data): number | Undecodable {
  const isSeries = place.body.isSeries && report.step !== undefined;
  const period = isSeries ? (spanOf(first) ?? report.step ?? 0) : 0;
  for (let data = first, time = report.time; ; time += period) {
    const problem = readValues(report, data, time);
    if (problem !== undefined) return undecodable(problem, data.at);
    const next = data.at + data.count;
    if (period === 0 || next + data.count > place.end || isGuide(place, next)) return next;
    data = { ...data, at: next };
  }
}
