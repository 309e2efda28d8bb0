import type { Observation } from '../../domain/observation.ts';

/**
 * Whether a batch follows on from the ones before it. When records of a partition of `raw` are left out, another process
 * may have had that partition in between, and what this one remembers of its stations may be out of date. Records that
 * brought nothing to store are left out too; then remembering begins anew for nothing, which costs one short query.
 */
export function continuity(): (batch: readonly Observation[]) => boolean {
  const highest = new Map<number, number>();
  return (batch) => {
    const first = new Map<number, number>();
    for (const { raw } of batch) {
      if (raw.offset <= (highest.get(raw.partition) ?? -1)) continue;
      first.set(raw.partition, Math.min(first.get(raw.partition) ?? raw.offset, raw.offset));
    }
    const isContinuous = first
      .entries()
      .every(([partition, offset]) => offset === (highest.get(partition) ?? offset - 1) + 1);
    for (const { raw } of batch) {
      highest.set(raw.partition, Math.max(highest.get(raw.partition) ?? -1, raw.offset));
    }
    return isContinuous;
  };
}
