import type { Station } from '../../domain/station.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import type { ReplayOptions } from './options.ts';
import type { ReplayProgress } from './publish-rows.ts';
import type { Survey } from './survey.ts';

/** What will be replayed, and what was assumed, before it starts. */
export function announcement(
  { property, unit: askedUnit, speed }: ReplayOptions,
  { rows, readings, first, last, isWhole }: Survey,
  { stations, unit, shift }: { stations: readonly Station[]; unit: string; shift: number },
): string[] {
  const span = `${minute(first + shift)} to ${minute(last + shift)} UTC`;
  const assumed = askedUnit === undefined ? ` (${whyUnit(isWhole)}; --unit says otherwise)` : '';
  return [
    `${stations.length} stations, ${count(rows)} rows, ${count(readings)} readings of ${property}, ${span}`,
    `unit: ${unit}${assumed}`,
    `warning lines: ${whichLines(stations)}`,
    speed === Number.POSITIVE_INFINITY
      ? 'speed: as fast as the house acknowledges'
      : `speed: ${speed} × real time, about ${duration((last - first) / speed)}`,
  ];
}

/** One line of how far it is. */
export function progressLine(
  { rows, acknowledged, eventTime }: ReplayProgress,
  { survey, elapsedMs, speed }: { survey: Survey; elapsedMs: number; speed: number },
): string {
  const part = rows / survey.rows;
  const perSecond = (acknowledged / Math.max(elapsedMs, 1)) * SECOND_MS;
  const left =
    speed === Number.POSITIVE_INFINITY
      ? (elapsedMs / Math.max(part, 1e-6)) * (1 - part)
      : (survey.last - eventTime) / speed;
  return [
    `${String(Math.floor(part * 100)).padStart(3)} %`,
    `${minute(eventTime)} UTC`,
    `${count(acknowledged)} of ${count(survey.readings)} readings`,
    `${count(Math.round(perSecond))}/s`,
    `${duration(left)} left`,
  ].join('   ');
}

/** What came of it. */
export function summary(
  { sent, acknowledged }: ReplayProgress,
  { survey, elapsedMs }: { survey: Survey; elapsedMs: number },
): string {
  const stopped = sent < survey.readings ? `Stopped after ${count(sent)} of` : 'Sent';
  const seconds = (elapsedMs / SECOND_MS).toFixed(1);
  return `${stopped} ${count(survey.readings)} readings; ${count(acknowledged)} acknowledged in ${seconds} s.`;
}

function whyUnit(isWhole: boolean): string {
  return isWhole ? 'every number in the file is whole' : "the house's own";
}

function whichLines(stations: readonly Station[]): string {
  const drawn = stations.filter(({ levels }) => levels.some(({ name }) => /^Illus/.test(name.en)));
  const given = stations.filter(({ levels }) => levels.length > 0).length - drawn.length;
  const parts = [
    ...(given > 0 ? [`published ones at ${given} stations`] : []),
    ...(drawn.length > 0
      ? [
          `ILLUSTRATIVE ones at ${drawn.length}, drawn from each series itself, as none is published (--no-levels leaves them out)`,
        ]
      : []),
  ];
  return parts.join('; ') || 'none';
}

/** "2020-01-22 06:00" */
function minute(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

function duration(ms: number): string {
  return ms < 2 * MINUTE_MS
    ? `${Math.ceil(ms / SECOND_MS)} s`
    : `${Math.round(ms / MINUTE_MS)} min`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
