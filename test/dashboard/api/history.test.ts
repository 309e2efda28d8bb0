import { expect, test } from 'vitest';
import { RejectsAnswer, WarningsAnswer } from '../../../domain/api-answers.ts';
import type { Reject } from '../../../domain/reject.ts';
import { warnings } from '../../../domain/topics.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import type { JournalEntry } from '../../../infra/journal/journal.ts';
import { T0, warning } from './made.ts';
import { ask, testApi } from './test-api.ts';

test('open warnings stand worst first, ended ones only in the history, page by page', async () => {
  const events: WarningEvent[] = [
    warning({ station: 'B', severity: 'orange', eventTime: T0 }),
    warning({ station: 'A', hazard: 'low_water', severity: undefined, eventTime: T0 + 1 }),
    warning({ station: 'B', severity: 'red', eventTime: T0 + 2 }),
    warning({ station: 'A', severity: 'blue', eventTime: T0 + 3 }),
  ];
  const house = await testApi({
    before: async ({ log, journal }) => {
      await log.append(warnings, events);
      await journal.record(events.map(warningEntry));
    },
  });
  const first = WarningsAnswer.parse((await ask(house, '/api/warnings?limit=3')).body);
  expect(first.open.map((event) => [event.station, event.severity])).toEqual([
    ['B', 'red'],
    ['A', 'blue'],
  ]);
  expect(first.recent).toEqual(events.toReversed().slice(0, 3));

  const url = `/api/warnings?limit=3&before=${encodeURIComponent(first.next ?? '')}`;
  const second = WarningsAnswer.parse((await ask(house, url)).body);
  expect(second.recent).toEqual(events.slice(0, 1));
  expect(second.next).toBeNull();

  const ofB = WarningsAnswer.parse((await ask(house, '/api/warnings?station=B')).body);
  expect(ofB.open).toHaveLength(1);
  expect(ofB.recent).toHaveLength(2);
});

test('rejects come with their bytes, page by page, and are counted by reason', async () => {
  const rejects = [
    reject({}),
    reject({ received: T0 + 1 }),
    reject({ reason: 'clock_future', time: T0 * 2 }),
  ];
  const house = await testApi({
    before: ({ journal }) => journal.record(rejects.map(rejectEntry)),
  });
  const { body } = await ask(house, '/api/rejects?reason=undecodable&station=A&limit=1');
  const answer = RejectsAnswer.parse(body);
  expect(answer.counts).toEqual({ undecodable: 2, clock_future: 1 });
  expect(answer.rejects).toEqual([{ ...rejects[1], id: '0-1' }]);

  const next = await ask(house, `/api/rejects?reason=undecodable&limit=1&before=${answer.next}`);
  expect(RejectsAnswer.parse(next.body).rejects).toEqual([{ ...rejects[0], id: '0-0' }]);
  expect((await ask(house, '/api/rejects?station=nobody')).body.rejects).toEqual([]);
});

test('a page may begin at a time', async () => {
  const rejects = [reject({}), reject({ received: T0 + 1 })];
  const house = await testApi({
    before: ({ journal }) => journal.record(rejects.map(rejectEntry)),
  });
  const { body } = await ask(house, `/api/rejects?before=${T0 + 1}`);
  expect(RejectsAnswer.parse(body).rejects).toMatchObject([{ received: T0 }]);
});

function warningEntry(document: WarningEvent, number: number): JournalEntry {
  const { station, hazard, eventTime } = document;
  const id = `${station}~${hazard}~${number}`;
  return { kind: 'warning', id, time: eventTime, station, label: hazard, document };
}

function reject(own: Partial<Reject>): Reject {
  return {
    device: 'A',
    codec: 'json',
    received: T0,
    raw: { partition: 0, offset: 7 },
    reason: 'undecodable',
    detail: 'not JSON',
    payloadHex: '7b',
    ...own,
  };
}

function rejectEntry(document: Reject, number: number): JournalEntry {
  const { device, received, reason } = document;
  return {
    kind: 'reject',
    id: `0-${number}`,
    time: received,
    station: device,
    label: reason,
    document,
  };
}
