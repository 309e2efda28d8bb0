import { expect, test } from 'vitest';
import { replayOptions } from '../../commands/replay/options.ts';
import { replay, replayFile } from '../../commands/replay.ts';
import { stations as stationsTopic } from '../../domain/topics.ts';
import { systemClock } from '../../infra/clock.ts';
import { readConfig } from '../../infra/config.ts';
import { follow } from '../../infra/follow.ts';
import { openLog } from '../../infra/log/open-log.ts';
import { silentLogger } from '../../infra/logger.ts';
import { littleBroker } from '../devices/simulator/little-broker.ts';
import { folder, output } from './replay/surroundings.ts';

const DATA = `time_utc,A1,B2,C3
2020-01-22T06:00Z,100,,-2000
2020-01-22T06:10Z,110,250,
2020-01-22T06:20Z,,,
2020-01-22T06:30Z,130,260,-1990
`;
const STATIONS = `site,river,lon,lat
A1,L'Aude,2.2,42.9
B2,L'Aude,2.3,43.0
C3,"L'Orb, haut",3.1,43.6
UNUSED,,3.2,43.7
`;

async function house(options: { data?: string; stations?: string; secret?: string } = {}) {
  const broker = await littleBroker({ password: 'secret' });
  const { path, write } = folder();
  const gateway = { id: 'simulator', role: 'gateway', secret: options.secret ?? 'secret' };
  write('credentials.json', JSON.stringify([gateway]));
  const data = write('data.csv', options.data ?? DATA);
  const stations = write('stations.csv', options.stations ?? STATIONS);
  const args = [data, '--stations', stations, '--data', path, '--speed', 'max'];
  return {
    broker,
    args: [...args, '--mqtt', `127.0.0.1:${broker.port}`],
    messages: () =>
      broker.published.map(({ topic, payload }) => {
        const { time, values } = JSON.parse(String(payload));
        return `${topic} ${time.slice(11, 16)} ${JSON.stringify(values)}`;
      }),
    async registered() {
      const log = await openLog(readConfig({ data: path }), systemClock, silentLogger);
      const stopped = new AbortController();
      const map = await follow(log, stationsTopic, { signal: stopped.signal });
      stopped.abort();
      await log.close();
      return [...map.values()];
    },
  };
}

test('exactly the cells that are not empty are published, each at its own time, then it is told', async () => {
  const { broker, args, messages } = await house();
  const { stream, text } = output();
  await replayFile(replayOptions(args), stream, new AbortController().signal);
  expect(messages()).toEqual([
    'poyang/A1/json 06:00 {"stage":100}',
    'poyang/C3/json 06:00 {"stage":-2000}',
    'poyang/A1/json 06:10 {"stage":110}',
    'poyang/B2/json 06:10 {"stage":250}',
    'poyang/A1/json 06:30 {"stage":130}',
    'poyang/B2/json 06:30 {"stage":260}',
    'poyang/C3/json 06:30 {"stage":-1990}',
  ]);
  expect(text()).toContain('3 stations, 4 rows, 7 readings of stage');
  expect(text()).toContain('unit: mm (every number in the file is whole');
  expect(text()).toMatch(/Sent 7 readings; 7 acknowledged in [\d.]+ s\./);
  await broker.close();
});

test('the stations with readings are registered first: as replay, in mm, at their place, on a local datum', async () => {
  const { broker, args, registered } = await house();
  await replayFile(replayOptions(args), output().stream, new AbortController().signal);
  const stations = await registered();
  expect(stations.map(({ id }) => id)).toEqual(['A1', 'C3', 'B2']);
  expect(stations[1]).toMatchObject({
    name: { zh: "L'Orb, haut C3", en: "L'Orb, haut C3" },
    datum: { en: 'local datum' },
    origin: 'replay',
    lon: 3.1,
    lat: 43.6,
    series: [{ property: 'stage', unit: 'mm', intervalSeconds: 600 }],
    levels: [],
  });
  await broker.close();
});

test('a window is kept at both ends, and --shift-to-now puts its last row at the present', async () => {
  const { broker, args } = await house();
  const window = ['--from', '2020-01-22T06:10Z', '--to', '2020-01-22T06:30Z', '--shift-to-now'];
  const before = Date.now();
  await replayFile(
    replayOptions([...args, ...window]),
    output().stream,
    new AbortController().signal,
  );
  const times = broker.published.map(({ payload }) => Date.parse(JSON.parse(String(payload)).time));
  expect(times.length).toBe(5);
  expect(times.at(-1)).toBeGreaterThanOrEqual(before);
  expect(times.at(-1)).toBeLessThanOrEqual(Date.now());
  expect((times.at(-1) as number) - (times[0] as number)).toBe(20 * 60_000);
  await broker.close();
});

test.each([
  [
    'a cell that is no number',
    { data: 'time,A1\n2020-01-22T06:00Z,1\n2020-01-22T06:10Z,x\n' },
    /data\.csv, line 3 \(2020-01-22T06:10Z\), column A1: "x" is no number/,
  ],
  ['a time that is none', { data: 'time,A1\n22/01/2020,1\n' }, /line 2: "22\/01\/2020" is no time/],
  ['a row that is too short', { data: 'time,A1,B2\n2020-01-22T06:00Z,1\n' }, /data\.csv, line 2/],
  [
    'a column without a place',
    { data: 'time,A1,Z9\n2020-01-22T06:00Z,1,2\n' },
    /does not place: Z9/,
  ],
  [
    'a column that is there twice',
    { data: 'time,A1,A1\n2020-01-22T06:00Z,1,2\n' },
    /column A1 is there twice/,
  ],
  ['no reading at all', { data: 'time,A1\n2020-01-22T06:00Z,\n' }, /no reading/],
  ['an empty file', { data: '' }, /is empty/],
  [
    'stations without a longitude column',
    { stations: 'site,lat\nA1,1\n' },
    /no column for lon: one of lon, lng/,
  ],
  [
    'a latitude beyond the pole',
    { stations: 'site,lon,lat\nA1,1,91\n' },
    /line 2, column lat: "91"/,
  ],
  ['a station without a place', { stations: 'site,lon,lat\nA1,,43\n' }, /line 2: A1 has no place/],
  ['a station twice', { stations: `${STATIONS}A1,,2,43\n` }, /line 6: A1 is there twice/],
  [
    'an id that no topic can carry',
    { stations: 'site,lon,lat\na/b,1,2\n' },
    /line 2, column id: "a\/b"/,
  ],
])('%s is told with its place before anything is sent', async (_what, files, message) => {
  const { broker, args, registered } = await house(files);
  await expect(replay.run(args)).rejects.toThrow(message);
  expect(broker.published).toEqual([]);
  expect(await registered()).toEqual([]);
  await broker.close();
});

test('a house that is not running is told with the remedy', async () => {
  const { broker, args } = await house();
  await broker.close();
  await expect(replay.run(args)).rejects.toThrow(
    /No house answers at 127\.0\.0\.1:\d+: start it with \.\/poyang up/,
  );
});

test('a house that never ran here, and one of another folder, are told apart', async () => {
  const { broker, args } = await house({ secret: 'of another house' });
  await expect(replay.run(args)).rejects.toThrow(/does not know this account/);
  const elsewhere = args.map((arg, index) => (args[index - 1] === '--data' ? `${arg}/none` : arg));
  await expect(replay.run(elsewhere)).rejects.toThrow(
    /no gateway account in .*: start the house once/,
  );
  await broker.close();
});

test.each([
  [['--stations', 'S.csv'], /one DATA\.csv and --stations/],
  [['D.csv'], /one DATA\.csv and --stations/],
  [['D.csv', '--stations', 'S.csv', '--speed', 'fast'], /--speed fast/],
  [['D.csv', '--stations', 'S.csv', '--unit', 'kg'], /--unit kg: does not measure stage/],
  [['D.csv', '--stations', 'S.csv', '--property', 'depth'], /--property depth/],
  [['D.csv', '--stations', 'S.csv', '--from', 'Monday'], /--from Monday/],
  [['D.csv', '--stations', 'S.csv', '--mqtt', 'here'], /--mqtt here/],
])('the command line %j is refused with what is wrong in it', (args, message) => {
  expect(() => replayOptions(args)).toThrow(message);
});

test('a port alone, a host with it and no end of speed are understood', () => {
  const of = (...more: string[]) => replayOptions(['D.csv', '--stations', 'S.csv', ...more]);
  expect(of('--mqtt', '2883')).toMatchObject({ host: '127.0.0.1', port: 2883 });
  expect(of('--mqtt', 'gauge.example:1884')).toMatchObject({ host: 'gauge.example', port: 1884 });
  expect(of('--mqtt', '[::1]:1884')).toMatchObject({ host: '::1', port: 1884 });
  expect([of('--speed', '0').speed, of('--speed', 'max').speed, of().speed]).toEqual([
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    3600,
  ]);
});
