import type { Crossing } from './crossing.ts';

/**
 * How many steps before each crossing the first warning of it stood, without a break until the crossing: the longest lead
 * of which that lead and all shorter ones had warned; 0 for one that nobody foretold. `warned(issue, lead)` says whether the
 * forecast issued at that step warned for `lead` steps later.
 */
export function leadTimesGained(
  events: readonly Crossing[],
  leads: readonly number[],
  warned: (issue: number, lead: number) => boolean,
): readonly number[] {
  return events.map(({ start }) => {
    const broken = leads.findIndex((lead) => !warned(start - lead, lead));
    return leads[(broken === -1 ? leads.length : broken) - 1] ?? 0;
  });
}
