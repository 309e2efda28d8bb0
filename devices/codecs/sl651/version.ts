import { HEX_BCD } from './coding.ts';
import { isGuide, type Place } from './element-group.ts';
import { type Report, textOf } from './report.ts';

/**
 * The answer to 45H (SL 651-2014 table 57): F1F1 and the station, a length in one byte, and what the software calls
 * itself. A length that does not fit is not made much of; in ASCII there is none.
 */
export function readVersion(place: Place, at: number, report: Report): undefined {
  const { bytes, end, coding } = place;
  const lengthAt = isGuide(place, at) ? at + 7 : at;
  const isCounted = coding === HEX_BCD && lengthAt < end;
  const textEnd = isCounted ? lengthAt + 1 + (bytes[lengthAt] ?? 0) : end;
  report.frame.text = textOf(
    bytes.subarray(isCounted ? lengthAt + 1 : lengthAt, Math.min(textEnd, end)),
  );
}
