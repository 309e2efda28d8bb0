import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Journal, JournalEntry, JournalQuery } from '../../../infra/journal/journal.ts';
import { entry, journalModel, someEntries } from './entries.ts';

/** What every adapter of the journal must do. `open` gives one that holds nothing. */
export function testJournal(name: string, open: () => Promise<Journal>): void {
  describe(name, () => {
    let journal: Journal;
    beforeAll(async () => {
      journal = await open();
    });
    afterAll(() => journal.close());

    /** Each test looks at a station of its own, for they share the journal. */
    const list = (station: string, query: Partial<JournalQuery> = {}) =>
      journal.list({ kind: 'reject', limit: 100, station, ...query });

    test('an entry is read back as it was recorded', async () => {
      const recorded = entry({
        station: 'whole',
        document: { reason: 'crc', at: [41, null], 名: '星子' },
      });
      await journal.record([recorded]);
      expect(await list('whole')).toEqual([recorded]);
    });

    test('recording the same entry again replaces it', async () => {
      const first = entry({ station: 'again', id: 'again-1', label: 'undecodable' });
      const second = { ...first, time: first.time + 5, label: 'clock_past', document: 'other' };
      await journal.record([first, first]);
      await journal.record([second]);
      expect(await list('again')).toEqual([second]);
    });

    test('the newest come first, and those of one time in an order that paging can follow', async () => {
      const entries = [3, 1, 2, 2, 2].map((time, i) =>
        entry({ station: 'pages', id: `p${i}`, time }),
      );
      await journal.record(entries);
      const paged: JournalEntry[] = [];
      for (let page = await list('pages', { limit: 2 }); page.length > 0; ) {
        paged.push(...page);
        const before = paged.at(-1);
        page = await list('pages', { limit: 2, ...(before && { before }) });
      }
      expect(paged.map(({ id }) => id)).toEqual(['p0', 'p4', 'p3', 'p2', 'p1']);
    });

    test('entries of the other kind, of another station or label are left out', async () => {
      await journal.record([
        entry({ station: 'choice', id: 'c1', label: 'undecodable' }),
        entry({ station: 'choice', id: 'c2', label: 'wrong_unit' }),
        entry({ station: 'choice', id: 'c1', kind: 'warning', label: 'flood' }),
      ]);
      expect((await list('choice', { label: 'wrong_unit' })).map(({ id }) => id)).toEqual(['c2']);
      expect((await list('choice', { kind: 'warning' })).map(({ id }) => id)).toEqual(['c1']);
      expect(await list('nowhere')).toEqual([]);
    });
  });

  test(`${name}: any records in any order leave what the plainest journal would hold`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someEntries, { maxLength: 5 }), async (recorded) => {
        const journal = await open();
        const model = journalModel();
        for (const entries of recorded) {
          await journal.record(entries);
          model.record(entries);
        }
        for (const kind of ['reject', 'warning'] as const) {
          expect(await journal.count(kind)).toEqual(model.count(kind));
          for (const choice of [
            {},
            { station: 'a' },
            { label: 'x' },
            { station: 'a', label: 'x' },
          ]) {
            const query = { kind, ...choice, limit: 7, before: { time: 5, id: '2' } };
            expect(await journal.list(query)).toEqual(model.list(query));
          }
        }
        await journal.close();
      }),
      { numRuns: 25 },
    );
  });
}
