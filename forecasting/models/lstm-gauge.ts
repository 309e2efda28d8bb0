import { z } from 'zod';
import type { Feature } from '../features/feature.ts';
import type { Task } from '../task.ts';
import { Base } from './above-ridge.ts';
import { applyLinear } from './linear.ts';
import { LOOK_BACK } from './lstm-net.ts';
import { aheadRolesOf, rolesOf } from './lstm-roles.ts';
import { Moments, standardised } from './standardise.ts';

/** What a region's gauges have, by role, and their leads in steps. */
export const Region = z.object({
  channels: z.array(z.string()),
  ahead: z.array(z.string()),
  leads: z.array(z.int()),
});
export type Region = z.infer<typeof Region>;

/** How one of its gauges is read. */
export const Reading = z.object({
  channels: Moments,
  ahead: Moments,
  /** Standardised over the region. */
  statics: z.array(z.number()),
  /** What the net stands on, by lead of the gauge. */
  bases: z.array(Base),
});
export type Reading = z.infer<typeof Reading>;

/** All that some gauge has: what another has not stays at its mean. */
export function regionOf(tasks: readonly Task[]): Region {
  const all = <T>(of: (task: Task) => Iterable<T>) => [
    ...new Set(tasks.flatMap((task) => [...of(task)])),
  ];
  return {
    channels: all((task) => rolesOf(task).keys()),
    ahead: all((task) => aheadRolesOf(task).keys()),
    leads: all(({ series }) => series.leads).toSorted((a, b) => a - b),
  };
}

/** Features in the region's order; one that never changes for a role that this gauge does not have. */
export function playersOf(task: Task, { channels, ahead }: Region) {
  const [now, later] = [rolesOf(task), aheadRolesOf(task)];
  const nobody = (name: string): Feature => ({
    name,
    rule: 'never',
    values: new Float64Array(task.series.length),
  });
  return {
    channels: channels.map((role) => now.get(role) ?? nobody(role)),
    ahead: ahead.map((role) => later.get(role) ?? nobody(role)),
  };
}

/** [issues, LOOK_BACK, channels + statics]: the steps until each issue; what is missing counts as the mean. */
export function stepsUntil(
  features: readonly Feature[],
  issues: Int32Array,
  { channels: { means, deviations }, statics }: Reading,
): Float32Array {
  const width = features.length + statics.length;
  const read = new Float32Array(issues.length * LOOK_BACK * width);
  for (const [row, issue] of issues.entries()) {
    for (let back = 0; back < LOOK_BACK; back++) {
      const from = ((row + 1) * LOOK_BACK - 1 - back) * width;
      for (let at = 0; at < features.length; at++) {
        const value = features[at]?.values[issue - back] ?? Number.NaN;
        read[from + at] = (value - (means[at] ?? 0)) / (deviations[at] ?? 1) || 0;
      }
      read.set(statics, from + features.length);
    }
  }
  return read;
}

/** [issues, ahead + leads]: what is known of the time ahead, and the change that ridge expects for each lead of the region. */
export function knownAtIssue(
  task: Task,
  issues: Int32Array,
  reading: Reading,
  given: { region: Region; ahead: readonly Feature[]; rows: readonly Float32Array[] },
): Float32Array {
  const { region, ahead, rows } = given;
  const width = ahead.length + region.leads.length;
  const known = new Float32Array(issues.length * width);
  const later = standardised(ahead, issues, reading.ahead);
  const expected = reading.bases.map(({ change, unit }, leadAt) =>
    applyLinear(change, rows[leadAt] as Float32Array).map((value) => value / unit),
  );
  const places = task.series.leads.map((lead) => region.leads.indexOf(lead));
  for (const row of issues.keys()) {
    known.set(later.subarray(row * ahead.length, (row + 1) * ahead.length), row * width);
    for (const [leadAt, place] of places.entries()) {
      known[row * width + ahead.length + place] = expected[leadAt]?.[row] ?? 0;
    }
  }
  return known;
}
