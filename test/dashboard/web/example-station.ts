import type { LatestEntry } from '../../../domain/api-answers.ts';
import type { Level, Station } from '../../../domain/station.ts';
import type { WarningEvent } from '../../../domain/warning.ts';

/** A moment to stand at in tests: 12 July 2020, 00:00 Beijing time. */
export const NOW = Date.parse('2020-07-12T00:00:00+08:00');

/** A lake station with a stage every five minutes, and warning lines at 19 (yellow) and 22.5 (orange). */
export function station(over: Partial<Station> = {}): Station {
  return {
    id: 'a',
    name: { zh: '甲', en: 'Jia' },
    kind: 'lake',
    lon: 116,
    lat: 29,
    placeVerified: true,
    series: [{ property: 'stage', unit: 'm', intervalSeconds: 300 }],
    warningStage: { value: 19, verified: true, source: 'test' },
    levels: [
      level('yellow', 19, '警戒水位', 'Warning stage'),
      level('orange', 22.5, '保证水位', 'Guarantee stage'),
    ],
    records: [],
    upstream: [],
    downstream: [],
    origin: 'field',
    ...over,
  };
}

export function level(
  severity: Level['severity'],
  value: number,
  zh = severity as string,
  en = severity as string,
): Level {
  return {
    hazard: 'flood',
    property: 'stage',
    severity,
    name: { zh, en },
    value,
    hysteresis: 0.1,
    verified: true,
    source: 'test',
  };
}

export function entry(over: Partial<LatestEntry> = {}): LatestEntry {
  return {
    station: 'a',
    property: 'stage',
    time: NOW - 60_000,
    value: 18,
    flag: 1,
    reasons: [],
    trendPerHour: 0,
    ...over,
  };
}

export function warning(over: Partial<WarningEvent> = {}): WarningEvent {
  return {
    station: 'a',
    hazard: 'flood',
    property: 'stage',
    severity: 'yellow',
    value: 19.1,
    threshold: 19,
    readingTime: NOW - 3_600_000,
    eventTime: NOW - 3_599_000,
    basis: 'observed',
    corrected: false,
    ...over,
  };
}
