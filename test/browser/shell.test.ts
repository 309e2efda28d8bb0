import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { LatestAnswer } from '../../domain/api-answers.ts';
import type { Station } from '../../domain/station.ts';
import { startBrowser } from './browser.ts';
import { builtPage } from './built-page.ts';
import { chromiumPath } from './chromium.ts';
import { eventually } from './eventually.ts';
import { startFixtureServer } from './fixture-server.ts';
import { seen } from './use-watch.ts';
import { accessibilityFaults, openPage, PHONE, picture, settled } from './watched-page.ts';

describe.skipIf(chromiumPath() === undefined)('the page in less than good company', () => {
  let browser: Browser;
  let dist: string;

  beforeAll(async () => {
    dist = await builtPage();
    browser = await startBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  const serve = async (registry?: (stations: Station[]) => Station[]) => {
    const server = await startFixtureServer({
      scene: 'flood',
      dist,
      ...(registry && { registry }),
    });
    onTestFinished(() => server.close());
    return server;
  };

  test('without WebGL the list stands beside a still map with the same marks', async () => {
    const plain = await startBrowser({ webgl: false });
    onTestFinished(() => plain.close());
    const { url } = await serve();
    const { page, faults } = await openPage(plain, `${url}/?lang=en&theme=light`);
    await settled(page);
    await page.locator('.still-map path.still-water[d^="M"]').waitFor({ state: 'attached' });
    const marks = await page.locator('.still-map g[transform]').count();
    expect(marks).toBeGreaterThan(90);
    await picture(page, 'no-webgl-en-light');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults.filter((fault) => !fault.includes('WebGL'))).toEqual([]);

    await page.locator('.legend label', { hasText: 'Normal' }).click();
    await eventually(() => page.locator('.still-map g[transform]').count()).toBeLessThan(marks);
  });

  test('the first view waits for nothing of the map', async () => {
    const { url } = await serve();
    const { page } = await openPage(browser, 'about:blank');
    onTestFinished(() => page.context().close());
    // The map's code never arrives.
    await page.route('**/create-map-*.js', () => {});
    await page.goto(`${url}/?lang=en`);
    await page.locator('.row').nth(10).waitFor();
    expect(await seen(page.locator('.map-note'))).toBe('Loading the map…');
    expect(await page.locator('.still-map g[transform]').count()).toBeGreaterThan(90);
  });

  test('without JavaScript there is a way to the plain list of open warnings', async () => {
    const { url } = await serve();
    const context = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(url);
    expect(await page.locator('a[href="/plain"]').count()).toBe(2);
  });

  test('a break shows on the page, and so do last values', async () => {
    const server = await serve();
    const { page } = await openPage(browser, `${server.url}/?lang=zh&theme=light&station=62601200`);
    onTestFinished(() => page.context().close());
    await settled(page);
    server.cut();
    await page.locator('.state[data-kind="broken"]').waitFor();
    await picture(page, 'stale-zh-light');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await seen(page.locator('.state'))).toContain('停在 00:00');
  });

  test('stations far from Jiangxi are fitted, read in UTC, and told to have no base map', async () => {
    const { url } = await serve((stations) =>
      stations.map((s) => ({
        ...s,
        lon: s.lon - 113.5,
        lat: s.lat + 14,
        origin: 'replay' as const,
      })),
    );
    const { page, faults } = await openPage(browser, `${url}/?lang=en&theme=dark`);
    onTestFinished(() => page.context().close());
    await settled(page);
    await picture(page, 'elsewhere-en-dark');
    expect(await seen(page.locator('.map-note'))).toBe('No base map here');
    expect(await seen(page.locator('.event-time'))).toBe('2020-07-11 16:00\nUTC');
    expect(await seen(page.locator('.state'))).toBe('Replay');
    expect(await seen(page.locator('.banner'))).toContain('A replay');
    expect(faults).toEqual([]);
  });

  test('a house that is frozen without a break is stale since it was last heard', async () => {
    const server = await serve();
    const { page } = await openPage(browser, 'about:blank');
    onTestFinished(() => page.context().close());
    await page.clock.install();
    await page.goto(`${server.url}/?lang=en`);
    await eventually(() => seen(page.locator('.state'))).toBe('Simulation');
    server.freeze();
    await page.clock.fastForward(36_000);
    await eventually(() => seen(page.locator('.state'))).toMatch(/stale since \d\d:\d\d/);
    expect(await page.locator('.row').count()).toBeGreaterThan(10);
  });

  test('where only some stations are simulated, how many is said above, and each of them says so', async () => {
    const { url } = await serve((stations) =>
      stations.map((s) => (s.id === '62601200' ? { ...s, origin: 'field' as const } : s)),
    );
    const { page } = await openPage(browser, `${url}/?lang=en`);
    onTestFinished(() => page.context().close());
    await page.locator('.row').first().waitFor();
    expect(await seen(page.locator('.banner'))).toMatch(/^\d+ of \d+ stations are simulated/);
    expect(await seen(page.locator('.state'))).toBe('Mixed sources');
    expect(await seen(page.locator('.legend-foot'))).toMatch(/^\d+ of \d+ simulated$/);
    expect(await seen(page.locator('.row[data-station="62601200"]'))).not.toContain('sim.');
    expect(await seen(page.locator('.row[data-station="poyang"]'))).toContain('sim.');
  });

  test('a station replayed from another year says the year, and its chart opens at its last reading', async () => {
    const { url } = await serve((stations) =>
      stations.map((s) => (s.id === 'wucheng' ? { ...s, lon: 2, lat: 43, origin: 'replay' } : s)),
    );
    const { page } = await openPage(browser, 'about:blank');
    onTestFinished(() => page.context().close());
    await page.route('**/api/latest', async (route) => {
      const answer: LatestAnswer = await (await route.fetch()).json();
      const time = Date.parse('2019-03-01T00:00:00Z');
      const latest = answer.latest.map((e) => (e.station === 'wucheng' ? { ...e, time } : e));
      await route.fulfill({ json: { ...answer, latest } });
    });
    await page.goto(`${url}/?lang=en&station=wucheng&days=1`);
    await settled(page);
    expect(await seen(page.locator('.row[data-station="wucheng"]'))).toContain('replay 2019');
    expect(await seen(page.locator('.provenance'))).toContain('1 Mar 2019 08:00');
    await page.locator('.observed[d^="M"]').waitFor({ state: 'attached' });
    // The first view is that of the many, not of the one and the many together.
    expect(await page.locator('.still-map').count()).toBe(0);
    expect(Number(await page.locator('.map-canvas').getAttribute('data-stations'))).toBeGreaterThan(
      90,
    );
  });

  test('on a phone the list comes first, a station as a sheet, and the map when asked for', async () => {
    const { url } = await serve();
    const { page, faults } = await openPage(browser, `${url}/?lang=en`, PHONE);
    onTestFinished(() => page.context().close());
    await page.locator('.row').first().waitFor();
    expect(await page.locator('.map').isVisible()).toBe(false);
    await page.locator('.row').first().click();
    await page.locator('.station-head').waitFor();
    expect(await page.locator('.board').isVisible()).toBe(false);
    await page.locator('.tabs button', { hasText: 'Map' }).click();
    await settled(page);
    expect(await page.locator('.side').isVisible()).toBe(false);
    const small = await page
      .locator('.tabs button, .row, .zoom button, .legend label')
      .evaluateAll((targets) =>
        targets.filter((t) => t.getBoundingClientRect().height < 44 && t.checkVisibility()),
      );
    expect(small).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('levels stay apart for those who see no colour', async () => {
    const { url } = await serve();
    const { page } = await openPage(browser, `${url}/?lang=zh&theme=light&station=62601200`);
    onTestFinished(() => page.context().close());
    await settled(page);
    const client = await page.context().newCDPSession(page);
    await client.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
    await picture(page, 'achroma-zh-light');
    const shapes = await page
      .locator('.legend label .mark path:nth-of-type(3)')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
    expect(new Set(shapes).size).toBe(4);
  });
});
