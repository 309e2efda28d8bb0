import { expect, test } from 'vitest';
import { rowOf } from '../../../../dashboard/web/board/board.ts';
import { filterRows } from '../../../../dashboard/web/board/filter.ts';
import {
  offsetWords,
  troubleName,
  troubleReason,
} from '../../../../dashboard/web/device/event-words.ts';
import { iconName } from '../../../../dashboard/web/map/features.ts';
import { markOutlines } from '../../../../dashboard/web/marks/mark.ts';
import { en } from '../../../../dashboard/web/words/en.ts';
import { zh } from '../../../../dashboard/web/words/zh.ts';
import type { DeviceEvent } from '../../../../domain/device-event.ts';
import { NOW, station } from '../example-station.ts';

const event = (over: Partial<DeviceEvent>): DeviceEvent => ({
  ...{ station: 'a', time: NOW, word: 'no_data', holds: true, received: NOW },
  raw: { partition: 0, offset: 0 },
  ...over,
});
const tell = (time: number) => `T${(time - NOW) / 60_000}`;

test('each trouble says by which rule it was found, with its figures, in both languages', () => {
  const silent = event({ limit: 900_000 });
  expect(troubleReason(silent, { words: en, tell })).toBe(
    'Last reading T-15; nothing new for more than 15 min (three intervals).',
  );
  const low = event({
    word: 'voltage_low',
    property: 'supply_voltage',
    value: 11.714,
    limit: 11.8,
  });
  expect(troubleReason(low, { words: zh, tell })).toContain('低于 11.8 V，起始为 11.71 V');
  const ahead = event({ word: 'clock_off', value: -252_000, limit: 120_000 });
  expect(troubleReason(ahead, { words: en, tell })).toContain(
    '2 min off, the first stamped 4 min ahead',
  );
  expect(troubleReason(event({ word: 'mains_off' }), { words: en, tell })).toBe('');
});

test('a standstill names its series, a voltage does not', () => {
  expect(troubleName(event({ word: 'frozen', property: 'stage' }), 'en')).toBe('frozen · Stage');
  expect(troubleName(event({ word: 'voltage_low', property: 'supply_voltage' }), 'zh')).toBe(
    '电源电压偏低',
  );
});

test('an offset says which way, and small ones in seconds', () => {
  expect(offsetWords(1_240, en)).toBe('comes 1.2 s after its stamp');
  expect(offsetWords(-61_000, zh)).toBe('时标超前 61 秒');
});

test('a device in trouble has a mark of its own on whatever the water says, and the list can be kept to such', () => {
  const input = { latest: new Map(), warnings: [], nowAt: () => NOW };
  const well = rowOf(station(), 'stage', { ...input, troubled: new Map() });
  const row = rowOf(station(), 'stage', { ...input, troubled: new Map([['a', {}]]) });
  expect(filterRows([well, row], { query: '', within: undefined, troubled: true })).toEqual([row]);
  expect(iconName(row)).toBe(`${iconName(well)}-troubled`);
  expect(row).toMatchObject({ severity: well.severity, category: well.category });
  const colours = markOutlines(row).slice(markOutlines(well).length);
  // None of the colours of a warning.
  expect(colours.flatMap(({ fill, stroke }) => [fill, stroke].filter(Boolean))).toEqual([
    'panel',
    'calm',
    'ink',
  ]);
});
