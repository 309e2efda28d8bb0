import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { warnings } from '../../../domain/topics.ts';
import { station, warning } from './made.ts';
import { testApi } from './test-api.ts';

/** A built page with one hashed script. */
async function builtPage(): Promise<string> {
  const page = await mkdtemp(join(tmpdir(), 'poyang-page-'));
  onTestFinished(() => rm(page, { recursive: true }));
  await mkdir(join(page, 'assets'));
  await writeFile(
    join(page, 'index.html'),
    '<!doctype html><body><div id="app"></div></body></html>',
  );
  await writeFile(join(page, 'assets/index-B1a2c3.js'), 'export {};');
  await writeFile(join(page, 'basemap.json'), '{}');
  return page;
}

const OPEN = [
  warning({ station: 'A', severity: 'red', value: 22.5, threshold: 22 }),
  warning({ station: 'unregistered', hazard: 'low_water', severity: 'blue' }),
];

test('the page is served, with the open warnings for browsers without scripts', async () => {
  const { api } = await testApi({
    page: await builtPage(),
    before: ({ log }) => log.append(warnings, OPEN),
  });
  const { body, headers } = await api.inject('/?lang=en');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cache-control']).toBe('no-cache');
  expect(body).toContain('<div id="app"></div>');
  const [, list] = /<noscript>(.*)<\/noscript>\s*<\/body>/s.exec(body) ?? [];
  expect(list).toContain(
    '<li>Ⅰ Red Extreme · flood · Station A (A) · 22.50 m when it crossed, warning line 22.00 m · 2026-07-01 08:00 Beijing time</li>',
  );
});

test('hashed files may be kept for good, the others are asked for again', async () => {
  const { api } = await testApi({ page: await builtPage() });
  const script = await api.inject('/assets/index-B1a2c3.js');
  expect(script.body).toBe('export {};');
  expect(script.headers['content-type']).toMatch(/javascript/);
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');

  const map = await api.inject('/basemap.json');
  expect(map.headers['cache-control']).toBe('no-cache');
  const again = await api.inject({
    url: '/basemap.json',
    headers: { 'if-none-match': String(map.headers['etag']) },
  });
  expect(again.statusCode).toBe(304);
});

test.each(['/../made.ts', '/..%2f..%2fetc/passwd', '/assets/%2e%2e/%2e%2e/x'])(
  'nothing outside the page’s folder is served: %s',
  async (url) => {
    const { api } = await testApi({ page: await builtPage() });
    const { statusCode, headers } = await api.inject(url);
    expect([400, 403, 404]).toContain(statusCode);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  },
);

test('while the page is not built, "/" says how to build it', async () => {
  const { api } = await testApi();
  const { body, statusCode } = await api.inject({
    url: '/',
    headers: { 'accept-language': 'en-GB' },
  });
  expect(statusCode).toBe(200);
  expect(body).toContain('./poyang up');
  expect(body).toContain('No warning is open.');
});

test('/plain lists the open warnings in the asked language, worst first', async () => {
  const { api } = await testApi({ before: ({ log }) => log.append(warnings, OPEN) });
  const zh = (await api.inject('/plain')).body;
  expect(zh).toContain('<html lang="zh">');
  expect(zh.indexOf('Ⅰ 红 特别严重 · 洪水 · 站A (A)')).toBeLessThan(
    zh.indexOf('Ⅳ 蓝 一般 · 低水 · unregistered'),
  );
  expect((await api.inject('/plain?lang=en')).body).toContain('<html lang="en">');
  expect((await api.inject('/plain?lang=xx')).statusCode).toBe(200);
});

test('pages without scripts say what was never measured, which lines nobody verified, and of when the values are', async () => {
  const { api } = await testApi({
    registry: [
      station('A', {
        origin: 'simulated',
        levels: [
          {
            hazard: 'flood',
            property: 'stage',
            severity: 'red',
            name: { zh: '示意线', en: 'Illustrative line' },
            value: 22,
            hysteresis: 0.1,
            verified: false,
            source: 'test',
          },
        ],
      }),
      station('B'),
      station('C', { origin: 'replay' }),
    ],
    page: await builtPage(),
    before: ({ log }) => log.append(warnings, OPEN),
  });
  for (const url of ['/plain?lang=en', '/?lang=en']) {
    const { body } = await api.inject(url);
    expect(body).toContain('1 of 3 stations are simulated: nothing there was measured.');
    expect(body).toContain('1 of 3 stations are a replay');
    expect(body).toContain('simulated, not measured');
    expect(body).toContain(
      'Station A (A) · 22.50 m when it crossed, Illustrative line 22.00 m (unverified)',
    );
  }
  const { body } = await api.inject('/plain?lang=zh');
  expect(body).toContain('3 站中 1 站为模拟数据');
  expect(body).toContain('模拟数据，不是实测</li>');
});

test('a name cannot smuggle in markup', async () => {
  const { api } = await testApi({
    registry: [station('A', { name: { zh: '<script>', en: '<script>' } })],
    before: ({ log }) => log.append(warnings, OPEN),
  });
  const { body } = await api.inject('/plain');
  expect(body).not.toContain('<script>');
  expect(body).toContain('&#60;script&#62;');
});

test('no answer lets a page ask another origin', async () => {
  const { api } = await testApi({ page: await builtPage() });
  for (const url of [
    '/',
    '/plain',
    '/api/latest',
    '/api/nothing',
    '/assets/index-B1a2c3.js',
    '/docs',
  ]) {
    const { headers } = await api.inject(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).not.toMatch(/https?:|\*|unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('the API describes itself, to machines and to people', async () => {
  const { api } = await testApi();
  const description = (await api.inject('/openapi.json')).json();
  expect(description.openapi).toMatch(/^3\./);
  expect(Object.keys(description.paths).sort()).toEqual([
    '/api/attachments',
    '/api/attachments/{station}/{time}/{sha256}',
    '/api/device-events',
    '/api/device-health',
    '/api/device-health/{station}',
    '/api/devices',
    '/api/devices/import',
    '/api/devices/{id}/asks',
    '/api/devices/{id}/rotate',
    '/api/devices/{id}/{change}',
    '/api/drought',
    '/api/events',
    '/api/forecasts',
    '/api/forecasts/{station}/{property}',
    '/api/forecasts/{station}/{property}/issues',
    '/api/health',
    '/api/latest',
    '/api/rain-forecasts',
    '/api/rain-forecasts/{area}/issues',
    '/api/reading/{station}/{property}/{time}',
    '/api/rejects',
    '/api/risk',
    '/api/series/{station}/{property}',
    '/api/simulation',
    '/api/stations',
    '/api/waiting',
    '/api/waiting/{name}/accept',
    '/api/waiting/{name}/refuse',
    '/api/warnings',
    '/api/what-if',
    '/api/what-if/start',
    '/api/what-if/{id}',
  ]);
  const docs = await api.inject('/docs/');
  expect(docs.statusCode).toBe(200);
  expect(docs.body).not.toMatch(/(src|href)="https?:/);
});
