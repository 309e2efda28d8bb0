import type { Observation } from '../../../domain/observation.ts';
import { GOOD } from '../../../domain/quality.ts';
import { MINUTE, NOW, station } from '../little-house.ts';

/** A lone gauge: a stage and its battery's voltage every five minutes. */
export function gauge(id = '62302250') {
  const series = [
    { property: 'stage', unit: 'm', intervalSeconds: 300 },
    { property: 'supply_voltage', unit: 'V', intervalSeconds: 300 },
  ];
  return station({ id, series });
}

/** An observation of a stage that came two seconds after it was measured, unless said otherwise; `at` in minutes from NOW. */
export function observed(at: number, over: Partial<Observation> = {}): Observation {
  const time = NOW + at * MINUTE;
  return {
    station: '62302250',
    property: 'stage',
    time,
    value: 19 + at / 1_000,
    flag: GOOD,
    reasons: 0,
    received: time + 2_000,
    raw: { partition: 0, offset: Math.max(0, Math.round(1e6 + at * 10)) },
    ...over,
  };
}
