import { expect, test } from 'vitest';
import { rainImport } from '../../commands/rain-forecast/options.ts';
import { importRain } from '../../commands/rain-forecast.ts';
import { raw, rainForecasts as topic } from '../../domain/topics.ts';
import { newest } from '../../infra/follow.ts';
import { rainForecasts } from '../../streams/rain-forecasts/rain-forecasts.ts';
import { littleBroker } from '../devices/simulator/little-broker.ts';
import { drain, littleHouse, NOW } from '../streams/little-house.ts';
import { folder } from './replay/surroundings.ts';

const RAIN = `time,gan,qiujin
2026-07-02T00:00Z,1,30
2026-07-02T06:00Z,2.5,
2026-07-02T12:00Z,0,
`;
const ISSUED = '2026-07-02T08:00+08:00';

function asked(path: string, file: string, ...more: string[]) {
  const words = ['import', file, '--source', 'a model', '--issued', ISSUED, '--data', path];
  return rainImport([...words, ...more]);
}

test('a file goes through the door as a packet an area, which the streams take up', async () => {
  const broker = await littleBroker({ password: 'secret' });
  const { path, write } = folder();
  write(
    'credentials.json',
    JSON.stringify([{ id: 'simulator', role: 'gateway', secret: 'secret' }]),
  );
  const said: string[] = [];
  const file = write('rain.csv', RAIN);
  await importRain(asked(path, file, '--mqtt', `127.0.0.1:${broker.port}`), (line) =>
    said.push(line),
  );
  await broker.close();
  expect(said[0]).toBe('gan: 3.5 mm in 3 steps of 6 h, 2026-07-02 00:00 to 2026-07-02 18:00 UTC');
  expect(said.at(-1)).toMatch(/^2 areas sent and acknowledged/);

  const { context, log } = littleHouse();
  await log.append(
    raw,
    broker.published.map(({ topic: address, payload }) => {
      const [, device = '', codec = ''] = address.split('/');
      return { device, codec, received: NOW, payload: Buffer.from(payload) };
    }),
  );
  await drain(rainForecasts, context);
  const known = await newest(log, topic);
  expect(known.get('gan')).toMatchObject({ mm: [1, 2.5, 0], source: 'a model', issued: NOW });
  expect(known.get('qiujin')).toMatchObject({ mm: [30] });
});

test('a dry run sends nothing and needs no house', async () => {
  const { path, write } = folder();
  const said: string[] = [];
  await importRain(asked(path, write('rain.csv', RAIN), '--dry-run'), (line) => said.push(line));
  expect(said).toHaveLength(3);
  expect(said[2]).toMatch(/^Nothing was sent/);
});

test.each([
  ['time,mars\n2026-07-02,1\n2026-07-03,1\n', /line 1: "mars" is no river or sub-basin/],
  ['time,gan,gan\n2026-07-02,1,1\n2026-07-03,1,1\n', /column gan is there twice/],
  ['time,gan\n2026-07-02,1\n', /fewer than two rows/],
  ['time,gan\nsoon,1\n2026-07-03,1\n', /line 2: "soon" is no time/],
  ['time,gan\n2026-07-02,1\n2026-07-04,1\n', /line 3: a step is 1 to 24 whole hours, not 48/],
  ['time,gan\n2026-07-02,1\n2026-07-03,1\n2026-07-05,1\n', /line 4: it is not 24 h after/],
  ['time,gan\n2026-07-02,1\n2026-07-03,-1\n', /line 3, column gan: "-1" is not 0 to 500 mm/],
  ['time,gan\n2026-07-02,\n2026-07-03,1\n', /line 2, column gan: "" is not/],
  ['time,gan,fu\n2026-07-02,1,\n2026-07-03,1,\n', /column fu: it is empty/],
  ['time,gan\n2026-06-20,1\n2026-06-21,1\n', /the rain of gan is over before it is issued/],
  ['time,gan\n2026-09-20,1\n2026-09-21,1\n', /more than 30 days from its issue/],
])(
  'what is wrong in a file is told with its place, and nothing is sent: %j',
  async (text, told) => {
    const { path, write } = folder();
    const importing = importRain(asked(path, write('rain.csv', text)), () => undefined);
    await expect(importing).rejects.toThrow(told);
  },
);

test.each([
  [[], /needs: import FILE/],
  [['import', 'f', '--issued', ISSUED], /--source/],
  [['import', 'f', '--source', 'a'], /--issued/],
  [['import', 'f', '--source', 'a', '--issued', 'today'], /--issued today/],
])('what is missing on the command line is told: %j', (args, told) => {
  expect(() => rainImport(args)).toThrow(told);
});
