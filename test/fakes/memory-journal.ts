import type { Journal, JournalEntry, JournalKind } from '../../infra/journal/journal.ts';

/** A Journal that forgets everything when the test ends. */
export function memoryJournal(): Journal {
  const entries = new Map<string, JournalEntry>();

  function ofKind(kind: JournalKind): JournalEntry[] {
    return [...entries.values()].filter((entry) => entry.kind === kind);
  }

  return {
    async record(added) {
      for (const entry of added) entries.set(`${entry.kind} ${entry.id}`, structuredClone(entry));
    },

    async list({ kind, station, label, before, limit }) {
      return ofKind(kind)
        .filter((entry) => station === undefined || entry.station === station)
        .filter((entry) => label === undefined || entry.label === label)
        .filter((entry) => before === undefined || isBefore(entry, before))
        .sort((a, b) => (isBefore(a, b) ? 1 : -1))
        .slice(0, limit)
        .map((entry) => structuredClone(entry));
    },

    async count(kind) {
      const counts: Record<string, number> = {};
      for (const { label } of ofKind(kind)) counts[label] = (counts[label] ?? 0) + 1;
      return counts;
    },

    async close() {},
  };
}

function isBefore(a: Pick<JournalEntry, 'time' | 'id'>, b: Pick<JournalEntry, 'time' | 'id'>) {
  return a.time < b.time || (a.time === b.time && a.id < b.id);
}
