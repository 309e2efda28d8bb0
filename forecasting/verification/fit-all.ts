import type { Model, ModelKind } from '../models/model.ts';
import { stackOf } from '../models/stack.ts';
import type { Court } from './judge.ts';

/** A model, and what it took to fit it. */
export interface Fitted {
  readonly model: Model;
  /** Seconds of one core; for all gauges of the region where they share the model. */
  readonly cpu: number;
}

/** The models of each court in turn, without those that its series does not suit. */
export async function fitAll(
  kinds: readonly ModelKind[],
  courts: readonly Court[],
  seed: number,
  { onProgress, seeds }: { onProgress?: (doing: string) => void; seeds: number },
): Promise<readonly (readonly Fitted[])[]> {
  const fitted = courts.map((): Fitted[] => []);
  for (const kind of kinds) {
    const which = kind.seeded && seeds > 1 ? `, seed ${seed} of ${seeds}` : '';
    for (const party of partiesOf(kind, courts)) {
      const names = party.map(({ task }) => task.series.name).join(', ');
      onProgress?.(`${names}: fitting ${kind.name}${which}`);
      const before = cpuSeconds();
      const models = await fitTogether(kind, party, seed);
      const cpu = cpuSeconds() - before;
      for (const [at, model] of models.entries()) {
        fitted[courts.indexOf(party[at] as Court)]?.push({ model, cpu });
      }
    }
  }
  return fitted;
}

/** All courts that are fitted at once. */
function partiesOf(kind: ModelKind, courts: readonly Court[]): readonly (readonly Court[])[] {
  const suited = courts.filter(({ task }) => kind.suits?.(task) ?? true);
  if (!kind.fitRegion) return suited.map((court) => [court]);
  return suited.length > 0 ? [suited] : [];
}

async function fitTogether(
  kind: ModelKind,
  party: readonly Court[],
  seed: number,
): Promise<readonly Model[]> {
  const gauges = party.map(({ task, split }) => ({ task, parts: split }));
  if (kind.fitRegion) return kind.fitRegion(gauges, { seed });
  return Promise.all(gauges.map(({ task, parts }) => kind.fit(task, parts, { seed })));
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The stack of each court's members. */
export function stackAll(
  courts: readonly Court[],
  ...members: readonly (readonly (readonly Fitted[])[])[]
): Promise<readonly (readonly Fitted[])[]> {
  return Promise.all(
    courts.map(async ({ task, split }, at) => {
      const fitted = members.flatMap((each) => each[at] ?? []);
      const before = cpuSeconds();
      const model = await stackOf(
        fitted.map((each) => each.model),
        task,
        split,
      );
      return [{ model, cpu: cpuSeconds() - before }];
    }),
  );
}
