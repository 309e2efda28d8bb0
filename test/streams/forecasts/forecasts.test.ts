import { expect, test } from 'vitest';
import { forecastWarnings, forecasts as topic, warnings } from '../../../domain/topics.ts';
import { forecasts } from '../../../streams/forecasts/forecasts.ts';
import { drain, littleHouse, messagesOf } from '../little-house.ts';
import { forecast, ISSUED } from './forecast.ts';

const HOUR = 3_600_000;

test('every forecast is kept as it was issued, one that was made again beside the first', async () => {
  const { context } = littleHouse();
  const again = forecast({}, { made: ISSUED + 2 * HOUR, now: 19.4 });
  await context.log.append(topic, [forecast({}), again, forecast({}, { issued: ISSUED + HOUR })]);
  await drain(forecasts, context);
  await drain(forecasts, context);
  const kept = await context.journal.list({ kind: 'forecast', label: 'stage', limit: 10 });
  expect(kept.map(({ time }) => (time - ISSUED) / HOUR)).toEqual([1, 0, 0]);
  expect(kept[1]?.document).toEqual(again);
});

test('what is probable is told in a topic of its own, and nothing is told twice', async () => {
  const { context } = littleHouse();
  await context.log.append(topic, [forecast({ blue: 0.9 })]);
  await drain(forecasts, context);
  await context.log.append(topic, [forecast({ blue: 0.8 }, { issued: ISSUED + HOUR })]);
  await drain(forecasts, context);
  const told = await messagesOf(context.log, forecastWarnings);
  expect(told.map(({ severity, basis }) => `${severity} ${basis}`)).toEqual(['blue forecast']);
  expect(await messagesOf(context.log, warnings)).toEqual([]);
  const kept = await context.journal.list({ kind: 'warning', limit: 10 });
  expect(kept.map(({ label }) => label)).toEqual(['flood forecast']);
});

test('a warning that could not be told is found in the journal once, and told when it can be', async () => {
  const { context } = littleHouse();
  await context.log.append(topic, [forecast({ blue: 0.9 })]);
  const away = {
    ...context,
    log: { ...context.log, append: () => Promise.reject(new Error('away')) },
  };
  await expect(drain(forecasts, away)).rejects.toThrow('away');
  await drain(forecasts, context);
  expect(await messagesOf(context.log, forecastWarnings)).toHaveLength(1);
  expect(await context.journal.list({ kind: 'warning', limit: 10 })).toHaveLength(1);
});

test('a warning that is told is in the journal, whatever happens between the two', async () => {
  const { context } = littleHouse();
  await context.log.append(topic, [forecast({ blue: 0.9 })]);
  let records = 0;
  const record: typeof context.journal.record = (entries) =>
    ++records === 2 ? Promise.reject(new Error('killed')) : context.journal.record(entries);
  await drain(forecasts, { ...context, journal: { ...context.journal, record } }).catch(
    () => undefined,
  );
  await drain(forecasts, context);
  expect(await messagesOf(context.log, forecastWarnings)).toHaveLength(1);
  expect(await context.journal.list({ kind: 'warning', limit: 10 })).toHaveLength(1);
});
