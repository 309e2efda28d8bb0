import { expect, test } from 'vitest';
import type { Observation } from '../../../domain/observation.ts';
import { reasonMask, SUSPECT } from '../../../domain/quality.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { journalEntryOf } from '../../../streams/quality/reject.ts';
import { drain, littleHouse, MINUTE, NOW } from '../little-house.ts';
import { littleWard } from './little-ward.ts';
import { observed } from './observed.ts';

const FLAT = { flag: SUSPECT, reasons: reasonMask(['flat_line']) } as const;

const volts = (at: number, value: number, over: Partial<Observation> = {}) =>
  observed(at, { station: 'A', property: 'supply_voltage', value, ...over });

test('a battery is low after three readings under its line, and recovered after three well above it', async () => {
  const ward = await littleWard(['A']);
  const course = [
    12.6, 11.7, 11.7, 12.5, 12.4, 12.4, 11.7, 11.6, 12, 11.5, 12, 12.3, 11.9, 12.3, 12.4,
  ];
  for (const [i, value] of course.entries()) await ward.tell(volts(5 * i, value));
  // From the first of three in a row without one that had recovered between, to the first of three that had.
  expect(await ward.events()).toEqual(['A voltage_low true 30', 'A voltage_low false 55']);
});

test('a low voltage that comes late, while the newer ones are well, is an episode of the past', async () => {
  const ward = await littleWard(['A']);
  for (const at of [0, 5, 25, 30, 35, 40]) await ward.tell(volts(at, 13));
  for (const at of [10, 20, 15]) {
    await ward.tell(volts(at, 11.2, { received: observed(41).received }));
  }
  expect(await ward.events()).toEqual(['A voltage_low true 10', 'A voltage_low false 25']);
  await ward.tellAll(42);
  expect((await ward.record('A'))?.open).toEqual([]);
});

test('what was told and turns out not to be so is retracted', async () => {
  const ward = await littleWard(['A']);
  for (const at of [0, 10, 20]) await ward.tell(volts(at, 11.2));
  expect(await ward.events()).toEqual(['A voltage_low true 0']);
  await ward.tell(volts(5, 13), volts(15, 13));
  expect(await ward.events()).toEqual([]);
  expect((await ward.record('A'))?.open).toEqual([]);
});

test('a standstill that quality control found is an event until two values have moved', async () => {
  const ward = await littleWard(['A']);
  const stage = (at: number, over = {}) => observed(at, { station: 'A', ...over });
  await ward.tell(stage(0), stage(5, FLAT), stage(10, FLAT), stage(15), stage(20, FLAT));
  expect(await ward.events()).toEqual(['A frozen true 5']);
  await ward.start(22);
  await ward.tell(stage(25), stage(30));
  expect(await ward.events()).toEqual(['A frozen true 5', 'A frozen false 25']);
});

test('a clock that is off is told after three live packets, and not of what waited for its line', async () => {
  const ward = await littleWard(['A', 'B']);
  for (let at = 0; at <= 30; at += 5) {
    const received = observed(at + 7).received;
    await ward.tell(observed(at, { station: 'A', received }));
  }
  for (let at = 0; at <= 60; at += 5) {
    await ward.tell(observed(at, { station: 'B', received: observed(60).received + at }));
  }
  const events = await ward.events();
  expect(events).toHaveLength(1);
  expect(events[0]).toMatch(/^A clock_off true 12/);
  await ward.tellAll(61);
  expect(await ward.record('A')).toMatchObject({ clockOffset: 7 * MINUTE + 2_000 });
  expect(await ward.record('B')).toMatchObject({ clockOffset: null });
});

test('a clock so wrong that every reading is rejected is told from the rejects', async () => {
  const ward = await littleWard(['A']);
  await ward.tell(observed(-5, { station: 'A' }));
  const rejects = [0, 5, 10, 15, 20].map((at, offset) =>
    journalEntryOf({
      device: 'A',
      codec: 'json',
      received: NOW + at * MINUTE,
      raw: { partition: 0, offset },
      reason: 'clock_future',
      detail: '',
      time: NOW + (at + 180) * MINUTE,
      payloadHex: '',
    }),
  );
  await ward.context.journal.record(rejects);
  await ward.look(21);
  await ward.tellAll(21);
  await ward.look(22);
  expect(await ward.events('A')).toContain('A clock_off true 5');
  await ward.tellAll(23);
  expect(await ward.record('A')).toMatchObject({ rejects: { clock_future: 5 } });
});

test('a packet that says what is stored already is a double, once, whatever comes again after a crash', async () => {
  const house = littleHouse();
  await house.publish('62302250', [[NOW, { stage: 19, rainfall: 0 }]]);
  await drain(quality, house.context);
  await house.publish('62302250', [[NOW, { stage: 19, rainfall: 0 }]]);
  await house.publish('62302250', [[NOW, { stage: 19.5 }]]);
  await drain(quality, house.context);
  const doubles = () => house.journal.list({ kind: 'double', limit: 10 });
  expect(await doubles()).toMatchObject([{ station: '62302250' }]);
  const again = { ...quality, name: 'again' };
  await drain(again, house.context);
  // What came between as another value is a repair, and said again from the start it repairs once more.
  expect((await doubles()).length).toBeLessThanOrEqual(2);
});
