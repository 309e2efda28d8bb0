import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { DevicesApi } from '../../../../dashboard/web/devices/devices-api.ts';
import { createDevicesModel } from '../../../../dashboard/web/devices/devices-model.ts';
import { failureWords } from '../../../../dashboard/web/devices/failure-words.ts';
import { zh } from '../../../../dashboard/web/words/zh.ts';
import type { SecretAnswer } from '../../../../domain/device-answers.ts';

const ADMIN = { id: 'admin', secret: 's' };
const TRIED = { stations: 1, sensors: 1, fresh: 1, problems: [], secrets: [] };

function model(own: Partial<DevicesApi> = {}) {
  const refused = () => Promise.reject(new Error('not in this test'));
  const api: DevicesApi = {
    list: async () => ({ devices: [] }),
    waiting: async () => ({ waiting: [] }),
    ...{ add: refused, change: refused, rotate: refused, accept: refused, refuse: refused },
    importTable: refused,
    ...own,
  };
  return createDevicesModel(api, signal(ADMIN));
}

const refusal = (status: number) => Promise.reject(Object.assign(new Error('no'), { status }));

test('whoever is not let in sees nothing, and whoever leaves leaves nothing behind', async () => {
  const its = model({ rotate: async (id) => ({ id, secret: 'new' }) });
  await its.enter();
  await its.rotate('S1');
  expect(its.told.value?.secrets).toEqual([{ id: 'S1', secret: 'new' }]);
  its.leave();
  expect(its.administered.value).toBeUndefined();
  expect(its.told.value).toBeUndefined();
  expect(its.person.value).toEqual({ id: '', secret: '' });
});

test('nobody leaves while something is under way, so that no secret is told to nobody or to another', async () => {
  const { promise, resolve } = Promise.withResolvers<SecretAnswer>();
  const its = model({ rotate: () => promise });
  await its.enter();
  const rotating = its.rotate('S1');
  its.leave();
  expect(its.person.value).toEqual(ADMIN);
  resolve({ id: 'S1', secret: 'new' });
  await rotating;
  expect(its.told.value?.secrets).toHaveLength(1);
  its.leave();
  expect(its.told.value).toBeUndefined();
});

test('an administrator whose account is disabled meanwhile sees nothing more', async () => {
  const its = model({ change: () => refusal(401) });
  await its.enter();
  await its.change('S1', 'disable');
  expect(its.administered.value).toBeUndefined();
  expect(its.failure.value).toMatchObject({ doing: 'change', about: 'S1', status: 401 });
});

test('a secret stays on the page while it is looked again, and goes with the next deed', async () => {
  const its = model({ add: async ({ id }) => ({ id, secret: 'new' }) });
  await its.add({ id: 'S1', role: 'device', speaksFor: [], link: undefined });
  await its.enter();
  expect(its.told.value?.secrets).toHaveLength(1);
  await its.refuse('X');
  expect(its.told.value).toBeUndefined();
});

test('a table is imported as it was tried, once', async () => {
  const asked: string[] = [];
  const its = model({
    importTable: async (csv, { dry }) => {
      asked.push(`${csv} ${dry}`);
      return dry ? TRIED : { ...TRIED, secrets: [{ id: 'N1', secret: 'new' }] };
    },
  });
  await its.tryTable('a.csv', 'table');
  await its.importTable();
  await its.importTable();
  expect(asked).toEqual(['table true', 'table false']);
  expect(its.told.value?.secrets).toHaveLength(1);
});

test('every failure says what to do; only what is not foreseen is in the house’s own words', () => {
  const say = (doing: 'add' | 'accept' | 'try', status?: number) =>
    failureWords(zh, { doing, status, about: 'X', detail: 'its words' }, 'duty-1');
  expect(say('add', 409)).toContain('已有账号 X');
  expect(say('accept', 409)).toContain('address 列填 X');
  expect(say('add', 403)).toContain('duty-1');
  expect(say('try', 413)).toContain('1 MiB');
  expect(say('add')).toContain('连不上');
  expect(say('try', 500)).toContain('its words');
});
