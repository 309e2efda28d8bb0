import { expect, test } from 'vitest';
import { warnings as topic } from '../../../domain/topics.ts';
import { quality } from '../../../streams/quality/quality.ts';
import { warnings } from '../../../streams/warnings/warnings.ts';
import { drain, littleHouse, MINUTE, messagesOf, NOW, station } from '../little-house.ts';
import { line } from './lines.ts';

const GAN = '62302250';
const levels = [line('blue', 19), line('yellow', 20), line('red', 22)];

type Told = readonly [minutes: number, stage: number | null];

/** Stages at minutes before or after now. */
function stages(...told: Told[]) {
  return told.map(([minutes, stage]) => [NOW + minutes * MINUTE, { stage }] as const);
}

function house(overrides: Record<string, unknown> = { levels }) {
  const inHouse = littleHouse([station(overrides)]);
  return {
    ...inHouse,
    async hear(...told: Told[]) {
      await inHouse.publish(GAN, stages(...told));
      await drain(quality, inHouse.context);
      await drain(warnings, inHouse.context);
    },
    async told() {
      const events = await messagesOf(inHouse.log, topic);
      return events.map(({ previous, severity, readingTime, corrected, retracted }) =>
        [
          (readingTime - NOW) / MINUTE,
          `${previous ?? '-'}→${severity ?? '-'}`,
          ...(corrected ? ['corrected'] : []),
          ...(retracted ? ['retracted'] : []),
        ].join(' '),
      );
    },
  };
}

test('a crossing names the severity, the line, the value and the reading', async () => {
  const { hear, log, journal } = house();
  await hear([-20, 18.9], [-10, 19.02]);
  const [event, ...more] = await messagesOf(log, topic);
  expect(more).toEqual([]);
  expect(event).toEqual({
    station: GAN,
    hazard: 'flood',
    property: 'stage',
    severity: 'blue',
    value: 19.02,
    threshold: 19,
    readingTime: NOW - 10 * MINUTE,
    eventTime: NOW,
    basis: 'observed',
    corrected: false,
  });
  const [entry] = await journal.list({ kind: 'warning', limit: 10 });
  expect(entry).toMatchObject({
    id: `${GAN}/flood/${NOW - 10 * MINUTE}`,
    time: NOW - 10 * MINUTE,
    station: GAN,
    label: 'flood',
  });
});

test('a flood is told up and down, each change once', async () => {
  const { hear, told } = house();
  await hear([-60, 18.8], [-50, 19.1], [-40, 19.3]);
  await hear([-30, 19.6], [-20, 20]);
  await hear([-10, 19.6], [0, 19.2]);
  expect(await told()).toEqual(['-50 -→blue', '-20 blue→yellow', '-10 yellow→blue']);
});

test('a late reading that crosses puts the past right, and the last word says what holds now', async () => {
  const { hear, told } = house();
  await hear([-60, 18.8], [-40, 18.7], [-30, 18.8], [-20, 19.1], [-10, 19.1]);
  await hear([-50, 19.05]);
  expect(await told()).toEqual([
    '-20 -→blue',
    '-50 -→blue corrected',
    '-40 blue→- corrected',
    '-20 -→blue',
  ]);
});

test('a repair takes back a warning that was none', async () => {
  const { hear, told, journal } = house();
  await hear([-30, 18.8], [-20, 19.1]);
  await hear([-20, 18.9], [-10, 18.9]);
  expect(await told()).toEqual(['-20 -→blue', '-20 blue→- corrected retracted']);
  const [entry] = await journal.list({ kind: 'warning', limit: 10 });
  expect(entry?.document).toMatchObject({ retracted: true, previous: 'blue' });
});

test('a spike raises no warning that stays', async () => {
  const { hear, told } = house();
  await hear([-30, 18.8], [-20, 23]);
  expect(await told()).toEqual([]);
  await hear([-10, 18.8]);
  expect(await told()).toEqual([]);
});

test('a step of a flash flood warns as soon as the next reading confirms it', async () => {
  const { hear, told } = house();
  await hear([-30, 18], [-20, 20.5]);
  expect(await told()).toEqual([]);
  await hear([-10, 20.8]);
  expect(await told()).toEqual(['-20 -→yellow']);
});

test('a record flood warns though it is outside the usual range', async () => {
  const series = [
    { property: 'stage', unit: 'm', intervalSeconds: 600, limits: { usual: [9, 21.5] } },
  ];
  const { hear, told } = house({ levels, series });
  await hear([-40, 21.4], [-30, 21.6], [-20, 21.9], [-10, 22.1], [0, 22.3]);
  expect(await told()).toEqual(['-40 -→yellow', '0 yellow→red']);
});

test('a gap leaves the warning in force, a null and −999 too', async () => {
  const { hear, told } = house();
  await hear([-600, 19.5], [-30, null], [-20, -999]);
  expect(await told()).toEqual(['-600 -→blue']);
});

test('other levels in the registry put the warnings right without a new reading', async () => {
  const { publish, change, context, log } = house();
  await publish(GAN, stages([-30, 18.5], [-20, 18.6], [-10, 19.1]));
  await drain(quality, context);
  const stop = new AbortController();
  const take = await warnings.open(context, stop.signal);
  await take([]);
  const severities = async () => (await messagesOf(log, topic)).map(({ severity }) => severity);
  expect(await severities()).toEqual(['blue']);

  change(station({ levels: [line('blue', 18.55), line('orange', 19)] }));
  await take([]);
  expect(await severities()).toEqual(['blue', 'blue', 'orange']);

  change(station({ levels: [] }));
  await take([]);
  expect((await severities()).at(-1)).toBeUndefined();
  stop.abort();
});

test('levels that changed while nobody ran are put right at the start', async () => {
  const { hear, change, context, told } = house();
  await hear([-20, 19.1], [-10, 19.2]);
  change(station({ levels: [line('orange', 19.15)] }));
  await drain(warnings, context);
  expect(await told()).toEqual(['-20 -→blue', '-20 blue→- corrected retracted', '-10 -→orange']);
});

test('what another keeps is left to it, whatever the store or the registry says', async () => {
  const { publish, change, context, log } = house();
  await publish(GAN, stages([-20, 19.1]));
  await drain(quality, context);
  const stop = new AbortController();
  const take = await warnings.open(context, stop.signal, (key) => key !== GAN);
  change(station({ levels: [line('orange', 19)] }));
  await take([]);
  expect(await messagesOf(log, topic)).toEqual([]);
  stop.abort();
});

test('a history from before the last 30 days warns nobody', async () => {
  const { hear, told } = house();
  await hear([0, 18.5]);
  await hear([-31 * 24 * 60, 23], [-31 * 24 * 60 + 10, 23]);
  expect(await told()).toEqual([]);
});
