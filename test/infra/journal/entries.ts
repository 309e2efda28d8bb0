import fc from 'fast-check';
import type { JournalEntry, JournalKind, JournalQuery } from '../../../infra/journal/journal.ts';

/** A reject of an undecodable frame, but for what is said otherwise. */
export function entry(differences: Partial<JournalEntry>): JournalEntry {
  return {
    kind: 'reject',
    id: '0/17',
    time: Date.UTC(2026, 6, 1),
    station: '62601200',
    label: 'undecodable',
    document: { reason: 'undecodable', payloadHex: '7e7e' },
    ...differences,
  };
}

/** Few kinds, ids, times and labels, so that entries meet each other. */
export const someEntries: fc.Arbitrary<JournalEntry[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<JournalKind[]>('reject', 'warning'),
    id: fc.constantFrom('1', '2', '3', '4', '5'),
    time: fc.integer({ min: 0, max: 9 }),
    station: fc.constantFrom('a', 'b'),
    label: fc.constantFrom('x', 'y', 'z'),
    document: fc.oneof(fc.string(), fc.record({ value: fc.integer() })),
  }),
  { maxLength: 12 },
);

/** What a journal should say, in the plainest way. */
export function journalModel() {
  const entries = new Map<string, JournalEntry>();
  const of = (kind: JournalKind) => [...entries.values()].filter((e) => e.kind === kind);
  return {
    record(recorded: readonly JournalEntry[]): void {
      for (const e of recorded) entries.set(`${e.kind}/${e.id}`, e);
    },
    list: ({ kind, station, label, before, limit }: JournalQuery): JournalEntry[] =>
      of(kind)
        .filter((e) => station === undefined || e.station === station)
        .filter((e) => label === undefined || e.label === label)
        .filter((e) => !before || newestFirst(e, before) > 0)
        .sort(newestFirst)
        .slice(0, limit),
    count: (kind: JournalKind): Record<string, number> =>
      Object.fromEntries(
        Map.groupBy(of(kind), (e) => e.label)
          .entries()
          .map(([label, all]) => [label, all.length]),
      ),
  };
}

type Place = Pick<JournalEntry, 'time' | 'id'>;

function newestFirst(a: Place, b: Place): number {
  return b.time - a.time || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
