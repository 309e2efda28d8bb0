import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { childEnvironment, PROJECT, readConfig } from '../../infra/config.ts';
import { readBrokerSettings } from '../../ingest/outside/settings.ts';

test('an option goes before the environment, that before the file, and that before the default', () => {
  const config = fileWith({ http: 1, mqtt: 1, bind: '0.0.0.0', retentionDays: 30 });
  const environment = { POYANG_HTTP: '2', POYANG_MQTT: '2', POYANG_RETENTION_GIGABYTES: '0.5' };
  expect(readConfig({ config, http: '3' }, environment)).toMatchObject({
    http: 3,
    mqtt: 2,
    bind: '0.0.0.0',
    retentionDays: 30,
    retentionGigabytes: 0.5,
    log: 'embedded',
  });
  expect(readConfig({}, { POYANG_CONFIG: config })).toMatchObject({ http: 1 });
});

test('a file says true and false as JSON does or in words', () => {
  const config = fileWith({ simulator: false, debug: 'yes' });
  expect(readConfig({ config }, {})).toMatchObject({ simulator: false, debug: true });
});

test.each([
  [{ http: 'eighty' }, 'http is wrong in', 'a whole number from 0 to 65,535'],
  [{ http: null }, 'http is wrong in', 'a whole number'],
  [{ mqtt: 1883.5 }, 'mqtt is wrong in', 'a whole number'],
  [{ retentionDays: 0 }, 'retentionDays is wrong in', 'above 0'],
  [{ debug: 'perhaps' }, 'debug is wrong in', 'true or false'],
  [{ log: 9092 }, 'log is wrong in', 'string'],
  [{ htp: 80 }, 'has "htp", which is no setting', 'http, mqtt'],
  [['http', 80], 'is no object', '{ "http": 8080'],
])('a file with %j is refused by its name, the key and the remedy', (content, problem, remedy) => {
  const config = fileWith(content);
  for (const part of [config, problem, remedy]) expectRefused({ config }, {}, part);
});

test('a file that is not there or is no JSON is refused', () => {
  expectRefused({ config: '/nowhere/poyang.json' }, {}, '--config FILE');
  const config = fileWith({});
  writeFileSync(config, '{ "http": 80, }');
  expectRefused({ config }, {}, 'is no JSON');
});

test('a wrong value is told with the place where it stands, even where another place is right', () => {
  const config = fileWith({ http: 80 });
  expectRefused({ config, http: 'x' }, {}, 'http is wrong on the command line');
  expectRefused({ config }, { POYANG_HTTP: '' }, 'http is wrong in the environment (POYANG_HTTP)');
  expect(readConfig({ http: '1' }, { POYANG_HTTP: 'x' }).http).toBe(1);
});

test('a child process gets the settings themselves and looks into no file', () => {
  const config = readConfig({ config: fileWith({ http: 80, retentionDays: 3 }) }, {});
  const environment = childEnvironment(config);
  expect(environment).toMatchObject({ POYANG_CONFIG: undefined, POYANG_HTTP: '80' });
  expect(readConfig({}, environment)).toEqual(config);
});

test('the example file is a whole house on servers', () => {
  const config = join(PROJECT, 'infra/poyang.example.json');
  const { broker, log, store } = readConfig({ config }, {});
  expect(readBrokerSettings(broker)).toMatchObject({ protocol: 'mqtts', user: 'poyang-ingest' });
  expect([log, store]).toEqual([
    expect.stringMatching(/^kafka:.*passwordFile=/),
    expect.stringMatching(/^influx:.*tokenFile=/),
  ]);
});

function fileWith(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'poyang.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

function expectRefused(
  options: Record<string, unknown>,
  environment: NodeJS.ProcessEnv,
  part: string,
): void {
  const error = { code: 'CONFIG', message: expect.stringContaining(part) };
  expect(() => readConfig(options, environment)).toThrow(expect.objectContaining(error));
}
