/**
 * Epoch ms of a date (2020-01-22 or 2020/1/22), or a date and time with "T" or a space between; without a zone of its own, in the
 * given one. undefined for what is none, and for a day that its month does not have.
 */
export function parseLocalTime(text: string, zone = 'Z'): number | undefined {
  const found = SHAPE.exec(text)?.groups;
  if (!found) return undefined;
  const { year = '', month = '', day = '', clock = '00:00', own = zone } = found;
  if (!isInCalendar(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T${clock.padStart(5, '0')}${own}`);
  return Number.isNaN(time) ? undefined : time;
}

const DATE = String.raw`(?<year>\d{4})(?<mark>[-/])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})`;
const CLOCK = String.raw`(?<clock>\d\d:\d\d(?::\d\d(?:\.\d+)?)?|\d:\d\d)`;
const SHAPE = new RegExp(String.raw`^${DATE}(?:[T ]${CLOCK})?(?<own>Z|[+-]\d\d:\d\d)?$`);

/** The engine takes 30 February for 1 March. */
function isInCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
