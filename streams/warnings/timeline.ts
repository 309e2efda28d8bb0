import type { Severity } from '../../domain/severity.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import type { JudgedReading, Standing } from './step.ts';
import { lineBetween, severityOf, type Watch } from './watch.ts';

/** The changes of a watch's severity, in order of the readings that made them. */
export type Timeline = readonly WarningEvent[];

/** The severity that a timeline ends with. */
export function lastSeverity(timeline: Timeline): Severity | undefined {
  return timeline.at(-1)?.severity;
}

/** The severity in force at a time, its reading included. */
export function severityAt(timeline: Timeline, time: number): Severity | undefined {
  return timeline.findLast(({ readingTime }) => readingTime <= time)?.severity;
}

/** The change that a reading makes to a timeline, or undefined when the severity stays. */
export function changeBy(
  watch: Watch,
  timeline: Timeline,
  { standing, reading, now }: { standing: Standing; reading: JudgedReading; now: number },
): WarningEvent | undefined {
  const previous = lastSeverity(timeline);
  const severity = severityOf(watch, standing.crossed);
  if (severity === previous || reading.value === null) return undefined;
  const { station, hazard, property } = watch;
  const line = lineBetween(watch, previous, severity);
  return {
    station,
    hazard,
    property,
    severity,
    previous,
    value: reading.value,
    // Where the line itself has been taken out of the registry, the one told before.
    threshold: line?.value ?? timeline.at(-1)?.threshold ?? reading.value,
    readingTime: reading.time,
    eventTime: now,
    basis: 'observed',
    corrected: false,
  };
}

/**
 * What is to be told when a timeline turns out to be other than told: the changes that are new or different, and
 * those that did not happen, in order of their readings. `heardTo` is the time, epoch ms, of the newest reading heard
 * before: what is new from before that is a correction.
 */
export function differences(
  told: Timeline,
  timeline: Timeline,
  { heardTo, now }: { heardTo: number; now: number },
): WarningEvent[] {
  const before = new Map(told.map((event) => [event.readingTime, event]));
  const held = new Set(timeline.map(({ readingTime }) => readingTime));
  const anew = timeline.filter((event) => !isSame(event, before.get(event.readingTime)));
  return [
    ...anew.map((event) => ({
      ...event,
      corrected: event.readingTime < heardTo || before.has(event.readingTime),
    })),
    ...told
      .filter(({ readingTime }) => !held.has(readingTime))
      .map((event) => retraction(event, severityAt(timeline, event.readingTime), now)),
  ].sort((a, b) => a.readingTime - b.readingTime);
}

function retraction(
  event: WarningEvent,
  severity: Severity | undefined,
  now: number,
): WarningEvent {
  const previous = event.severity;
  return { ...event, severity, previous, eventTime: now, corrected: true, retracted: true };
}

function isSame(event: WarningEvent, other: WarningEvent | undefined): boolean {
  return (
    other !== undefined &&
    event.severity === other.severity &&
    event.previous === other.previous &&
    event.value === other.value &&
    event.threshold === other.threshold &&
    event.property === other.property
  );
}
