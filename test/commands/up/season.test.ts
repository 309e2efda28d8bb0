import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { houseClock, keepSeason, seasonOf } from '../../../commands/up/season.ts';
import { seasonAsked, seasonToLive } from '../../../commands/up/season-options.ts';
import { systemClock } from '../../../infra/clock.ts';
import { readConfig } from '../../../infra/config.ts';

const NOW = Date.UTC(2026, 10, 24);
const JULY_6 = Date.parse('2020-07-06T00:00+08:00');

function house(settings: Record<string, unknown> = {}) {
  const data = mkdtempSync(join(tmpdir(), 'poyang-season-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const config = readConfig({ ...settings, data }, {});
  const live = (options: Parameters<typeof seasonAsked>[0], now = NOW) =>
    seasonToLive(config, seasonAsked(options), now);
  return { data, live };
}

const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'CONFIG', message: expect.stringMatching(message) });

test('who asks for no other time lives in the present, with the real clock', () => {
  const { data, live } = house();
  expect(live({})).toBeUndefined();
  expect(live({ scenario: 'normal' })).toBeUndefined();
  expect(houseClock(data)).toBe(systemClock);
});

test('a date is midnight in Beijing; a scenario begins by itself, the normal one now', () => {
  const { live } = house();
  expect(live({ scenario: 'flood-2020', from: '2020-07-06', speed: '60' })).toEqual({
    ...{ scenario: 'flood-2020', start: JULY_6, from: JULY_6, to: undefined },
    ...{ speed: 60, began: NOW, weather: '' },
  });
  expect(live({ from: '2020-07-06T00:00+08:00' })).toMatchObject({ start: JULY_6, speed: 1 });
  expect(live({ scenario: 'drought-2022' })?.start).toBe(Date.parse('2022-08-01T00:00+08:00'));
  expect(live({ speed: '60' })).toMatchObject({ scenario: 'normal', start: NOW });
});

test('a folder remembers its time and goes on from there, at another speed if asked', () => {
  const { data, live } = house();
  const season = live({ scenario: 'flood-2020', speed: '60' });
  if (!season) throw new Error('no season');
  keepSeason(data, { ...season, from: JULY_6, began: NOW });
  expect(houseClock(data).season).toEqual({ scenario: 'flood-2020', speed: 60 });
  const later = NOW + 86_400_000;
  expect(live({}, later)).toMatchObject({ from: JULY_6, began: later, speed: 60 });
  expect(live({ speed: '10' }, later)).toMatchObject({ from: JULY_6, speed: 10 });
});

test('a folder remembers the rain that its weather follows, and takes no other', () => {
  const { data, live } = house({ weather: '/data/rain.csv' });
  const season = live({ scenario: 'flood-2020' });
  if (!season) throw new Error('no season');
  keepSeason(data, season);
  const again = (weather: string) =>
    seasonToLive(readConfig({ data, weather }, {}), undefined, NOW)?.weather;
  expect(again('')).toBe('/data/rain.csv');
  expect(again('/data/rain.csv')).toBe('/data/rain.csv');
  expect(() => again('/data/other.csv')).toThrow(refused(/with the rain of \/data\/rain.csv/));
});

test('two times are never mixed in one folder', () => {
  const { data, live } = house();
  writeFileSync(join(data, 'credentials.json'), '[]');
  expect(() => live({ scenario: 'flood-2020' })).toThrow(refused(/of the present.* --data DIR/));
  const other = house();
  const season = other.live({ scenario: 'flood-2020' });
  if (season) keepSeason(other.data, season);
  expect(() => other.live({ scenario: 'drought-2022' })).toThrow(refused(/lives in the season/));
  expect(() => other.live({ from: '2020-07-01' })).toThrow(refused(/lives in the season/));
});

test('servers keep the real time, so a season is refused on them', () => {
  const { live } = house({ log: 'kafka://localhost:9092' });
  expect(() => live({ scenario: 'flood-2020' })).toThrow(refused(/kafka:.*keeps the real one/));
});

test.each([
  [{ scenario: 'flood' }, /flood-2020, drought-2022, normal/],
  [{ speed: '0' }, /from 1 to 3600/],
  [{ speed: 'fast' }, /from 1 to 3600/],
  [{ speed: '3601' }, /an hour a second/],
  [{ from: 'July' }, /no date such as 2020-07-06/],
  [{ from: '2020-02-30' }, /no date/],
])('%j is refused with what is allowed', (options, message) => {
  expect(() => seasonAsked(options)).toThrow(refused(message));
});

test('a damaged season file is refused, for the folder would live in the wrong time', () => {
  const { data } = house();
  writeFileSync(join(data, 'season.json'), '{');
  expect(() => seasonOf(data)).toThrow(refused(/season\.json cannot be read.*--data DIR/));
});
