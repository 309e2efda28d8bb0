import { expect, test } from 'vitest';
import { THE_HOUSE } from '../../../domain/device-event.ts';
import { littleWard } from './little-ward.ts';
import { observed } from './observed.ts';

/** A speaks until minute 60 and then no more; B and C go on until 90. */
async function silentA() {
  const ward = await littleWard();
  await ward.report('A', -30, 60);
  await ward.report('B', -30, 90);
  await ward.report('C', -30, 90);
  return ward;
}

test('a device is overdue after three intervals, from then on and not from when somebody looks', async () => {
  const ward = await silentA();
  await ward.look(75);
  expect(await ward.events()).toEqual([]);
  await ward.look(91);
  await ward.look(92);
  expect(await ward.events()).toEqual(['A no_data true 75']);
  expect((await ward.record('A'))?.open).toMatchObject([{ word: 'no_data', limit: 900_000 }]);
});

test('two readings of now end it; a late one and what is sent later of the past do not', async () => {
  const ward = await silentA();
  await ward.look(91);
  await ward.tell(observed(65, { station: 'A', received: observed(92).received }));
  await ward.tell(observed(93, { station: 'A' }));
  await ward.look(94);
  expect(await ward.events('A')).toEqual(['A no_data true 75']);
  await ward.tell(observed(98, { station: 'A' }));
  expect(await ward.events('A')).toHaveLength(2);
  expect((await ward.record('A'))?.open).toEqual([]);
});

test('a line that comes back with all that waited ends the silence at once', async () => {
  const ward = await silentA();
  await ward.look(91);
  const { received } = observed(95);
  for (let at = 65; at <= 95; at += 5) await ward.tell(observed(at, { station: 'A', received }));
  expect((await ward.events('A')).at(-1)).toMatch(/^A no_data false 95/);
});

test('when nobody is heard the house says so, and judges nobody until each has had its time again', async () => {
  const ward = await littleWard();
  for (const id of ['A', 'B', 'C']) await ward.report(id, -30, 60);
  await ward.look(120);
  const deaf = (await ward.events())[0];
  expect(deaf).toMatch(/^\* house_silent true 60/);
  expect(await ward.events()).toHaveLength(1);
  expect((await ward.record(THE_HOUSE))?.open).toHaveLength(1);

  await ward.report('B', 180, 185);
  await ward.look(186);
  expect((await ward.events()).at(-1)).toMatch(/^\* house_silent false 180/);
  expect((await ward.record(THE_HOUSE))?.open).toEqual([]);
  await ward.report('B', 190, 200);
  await ward.look(201);
  // A and C were not heard again for longer than they may be: now it is their own silence.
  expect((await ward.events()).filter((event) => event.includes('no_data'))).toEqual([
    'A no_data true 75',
    'C no_data true 75',
  ]);
});

test('what the house did not hear while it was down is told as its own silence', async () => {
  const ward = await littleWard();
  for (const id of ['A', 'B', 'C']) await ward.report(id, -30, 60);
  await ward.tellAll(61);
  await ward.start(240);
  await ward.report('B', 240, 245);
  await ward.look(246);
  const events = await ward.events();
  expect(events[0]).toMatch(/^\* house_silent true 60/);
  expect(events[1]).toMatch(/^\* house_silent false 240/);
  expect((await ward.record(THE_HOUSE))?.open).toEqual([]);
  expect(events).toHaveLength(2);
});

test('while packets wait to be judged, time goes on to the newest that was and no further', async () => {
  const ward = await silentA();
  await ward.look(240, true);
  // B and C were heard at 90: that far A was silent, and nobody else.
  expect(await ward.events()).toEqual(['A no_data true 75']);
});

test('of a lone device the silence is its own', async () => {
  const ward = await littleWard(['A']);
  await ward.report('A', -30, 60);
  await ward.look(80);
  expect(await ward.events()).toEqual(['A no_data true 75']);
});

test('after a start nobody is silent before the house has been up for as long', async () => {
  const ward = await silentA();
  await ward.start(85);
  await ward.look(95);
  expect(await ward.events()).toEqual([]);
  await ward.report('B', 95, 100);
  await ward.look(101);
  expect(await ward.events()).toEqual(['A no_data true 75']);
});

test('a restart forgets no silence, tells it no second time and ends it', async () => {
  const ward = await silentA();
  await ward.look(91);
  await ward.start(92);
  await ward.look(93);
  expect((await ward.record('A'))?.open).toHaveLength(1);
  await ward.report('A', 95, 100);
  expect(await ward.events('A')).toHaveLength(2);
  expect((await ward.record('A'))?.open).toEqual([]);
});

test('one series that is not in the reports is told of itself, by the stamps of the device alone', async () => {
  const ward = await littleWard(['A']);
  await ward.tell(observed(0, { station: 'A', property: 'supply_voltage', value: 13 }));
  await ward.report('A', 0, 40);
  await ward.look(41);
  expect(await ward.events()).toEqual(['A no_data true 15']);
  expect((await ward.record('A'))?.open).toMatchObject([{ property: 'supply_voltage' }]);
});

test('a device that was never heard at its time, as of a file that was filled in, is not waited for', async () => {
  const ward = await littleWard(['A', 'B']);
  await ward.report('B', -30, 90);
  for (let at = -300; at < 0; at += 5) {
    await ward.tell(observed(at - 1_440, { station: 'A', received: observed(60).received }));
  }
  await ward.look(91);
  expect(await ward.events('A')).toEqual([]);
});
