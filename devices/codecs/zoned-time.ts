/**
 * Epoch ms of an ISO 8601 date and time that says its zone: "2026-07-01T08:00:00+08:00", "2026-07-01T00:00Z", with
 * or without a fraction of a second. undefined for anything else: a time without its zone is nobody's time.
 */
export function parseZonedTime(text: string): number | undefined {
  if (!SHAPE.test(text) || !isDayOfItsMonth(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

const SHAPE =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Date.parse makes 2 March of 30 February. */
function isDayOfItsMonth(text: string): boolean {
  const day = Number(text.slice(8, 10));
  if (day <= 28) return true;
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0));
  return day <= lastDay.getUTCDate();
}
