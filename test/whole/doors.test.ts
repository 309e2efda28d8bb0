import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { encodeSl651Report } from '../../devices/codecs/sl651/encode.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { PROJECT } from '../../infra/config.ts';
import { until } from '../load/test-house.ts';
import { dataFolder, houseUp, type RunningHouse } from './running-house.ts';

interface Latest {
  latest: { station: string; property: string; value: number }[];
}

const run = promisify(execFile);
const NOW = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

function report(station: string, stage: number): Uint8Array {
  return encodeSl651Report({
    ...{ functionCode: 0x32, centre: 1, station, serial: 7, sent: NOW, stationClass: 'H' },
    groups: [{ time: NOW, elements: [{ id: 'Z', value: stage }] }],
  });
}

const stageOf = async (house: RunningHouse, id: string) =>
  (await house.api<Latest>('/api/latest')).latest.find(
    ({ station, property }) => station === id && property === 'stage',
  )?.value;

test('a running house takes frames by TCP and POST, and those of an unknown RTU once it is accepted', {
  timeout: 180_000,
}, async () => {
  const data = dataFolder(onTestFinished);
  const house = await houseUp(data, ['--no-simulator']);
  const devices = async (...args: string[]) => {
    const main = ['--disable-warning=ExperimentalWarning', join(PROJECT, 'main.ts'), 'devices'];
    return (await run(process.execPath, [...main, ...args, '--data', data])).stdout;
  };
  const file = join(data, 'station.json');
  const series = [{ property: 'stage', unit: 'm', intervalSeconds: 300 }];
  const names = { zh: '试', en: 'Trial' };
  writeFileSync(file, JSON.stringify({ name: names, kind: 'river', lon: 116, lat: 29, series }));
  const secret = (await devices('add', '91000001', '--station', file, '--link')).split('once: ')[1];

  const rtu = connect(house.tcp, '127.0.0.1');
  onTestFinished(() => void rtu.destroy());
  rtu.write(report('0091000001', 12.34));
  const [answer] = await once(rtu, 'data');
  expect(answer.toString('hex')).toMatch(/^7e7e0091000001010000328008020007/);
  await until(async () => (await stageOf(house, '91000001')) === 12.34, 20);

  rtu.write(report('0091000002', 15.5));
  await until(async () => (await devices('waiting')).includes('Z 15.5'), 20);
  await devices('accept', '0091000002', '--as', '91000002', '--station', file);
  await until(async () => (await stageOf(house, '91000002')) === 15.5, 20);

  const response = await fetch(`http://127.0.0.1:${house.post}/in/91000001/json`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`91000001:${secret?.trim()}`).toString('base64')}`,
    },
    body: JSON.stringify({ time: new Date().toISOString(), values: { stage: 12.4 } }),
  });
  expect(response.status).toBe(204);
  await until(async () => (await stageOf(house, '91000001')) === 12.4, 20);
  expect(await house.interrupt()).toBe(0);
});
