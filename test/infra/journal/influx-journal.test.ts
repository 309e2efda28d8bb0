import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { influxJournal } from '../../../infra/journal/influx-journal.ts';
import { noInflux, type TestInflux, testInflux } from '../../servers/influxdb.ts';
import { entry } from './entries.ts';
import { testJournal } from './journal.contract.ts';

const REJECTS = { kind: 'reject', limit: 10_000 } as const;

describe.skipIf(noInflux)(`InfluxDB ${noInflux || ''}`, () => {
  let influx: TestInflux;
  beforeAll(async () => {
    influx = await testInflux();
  });
  afterAll(() => influx?.stop());

  testJournal('InfluxDB journal', async () => influxJournal(await influx.newHouse()));

  test('hundreds of packets of one millisecond are as many entries, and paged through', async () => {
    const journal = influxJournal(await influx.newHouse());
    const ids = Array.from({ length: 700 }, (_, i) => `0-${99_700 + i}-undecodable`);
    await journal.record(ids.map((id) => entry({ id })));
    expect(await journal.count('reject')).toEqual({ undecodable: 700 });
    const first = await journal.list({ ...REJECTS, limit: 400 });
    const before = first.at(-1);
    const second = await journal.list({ ...REJECTS, limit: 400, ...(before && { before }) });
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids.sort().reverse());
    await journal.close();
  });

  test('the largest packet that the door lets in is kept as it was', async () => {
    const journal = influxJournal(await influx.newHouse());
    const large = entry({ document: { payloadHex: 'a5'.repeat(64 * 1_024), detail: 'a "\\\n b' } });
    await journal.record([large]);
    expect(await journal.list(REJECTS)).toEqual([large]);
    await journal.close();
  });

  test('any names of stations, labels and ids come back', async () => {
    const journal = influxJournal(await influx.newHouse());
    const names = ['', ' ', 'a,b=c', "it's", '"quoted"', 'back\\', '星子', 'two\nlines', '%0041'];
    const entries = names.map((name) => entry({ id: name, station: name, label: name }));
    await journal.record(entries);
    for (const [i, station] of names.entries()) {
      expect(await journal.list({ ...REJECTS, station, label: station })).toEqual([entries[i]]);
    }
    expect(Object.keys(await journal.count('reject')).sort()).toEqual(names.sort());
    await journal.close();
  });

  test('a journal that was opened for reading does not write', async () => {
    const journal = influxJournal(await influx.newHouse(), { readOnly: true });
    await expect(journal.record([entry({})])).rejects.toThrow('for reading');
    await journal.close();
  });
});
