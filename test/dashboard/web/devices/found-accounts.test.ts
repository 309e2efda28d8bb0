import { expect, test } from 'vitest';
import { foundAccounts } from '../../../../dashboard/web/devices/found-accounts.ts';
import { stationCalled } from '../../../../dashboard/web/devices/station-called.ts';
import { Station } from '../../../../domain/station.ts';

const station = (id: string, zh: string, address?: string) =>
  Station.parse({
    ...{ id, address, kind: 'river', lon: 116, lat: 29, placeVerified: false },
    name: { zh, en: `S ${id}` },
    series: [{ property: 'stage', unit: 'm', intervalSeconds: 300 }],
  });
const account = (id: string, disabled = false) => ({
  ...{ id, disabled, role: 'device' as const, speaksFor: [], link: false },
});
const DEVICES = [account('B2', true), account('A1'), account('gate')];
const STATIONS = new Map([['A1', station('A1', '星子')]]);
const found = (query: string, state: 'all' | 'enabled' | 'disabled' = 'all') =>
  foundAccounts(DEVICES, STATIONS, { query, state }).map(({ id }) => id);

test('accounts are found by part of their id or of their station’s name, and by state', () => {
  expect(found('')).toEqual(['A1', 'B2', 'gate']);
  expect(found('星')).toEqual(['A1']);
  expect(found(' s a1 ')).toEqual(['A1']);
  expect(found('b')).toEqual(['B2']);
  expect(found('', 'disabled')).toEqual(['B2']);
  expect(found('b', 'enabled')).toEqual([]);
});

test('who waits is known by the address of its station, its id, or its code with 00 before it', () => {
  const all = [station('62601200', '一'), station('X', '二', '0062601200')];
  expect(stationCalled('0062601200', all)?.id).toBe('X');
  expect(stationCalled('0062601200', all.slice(0, 1))?.id).toBe('62601200');
  expect(stationCalled('62601200', all)?.id).toBe('62601200');
  expect(stationCalled('9', all)).toBeUndefined();
});
