import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { builtPage } from './built-page.ts';
import { chromiumPath } from './chromium.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { accessibilityFaults, openPage, PHONE, picture } from './watched-page.ts';

describe.skipIf(chromiumPath() === undefined)('what-ifs', () => {
  let browser: Browser;
  let server: FixtureServer;

  beforeAll(async () => {
    server = await startFixtureServer({ scene: 'flood', dist: await builtPage() });
    browser = await startBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('by the keyboard alone: rain, account, run; the table tells what is new against the base', async () => {
    const { page, faults } = await openPage(browser, `${server.url}/?lang=zh&page=what-if`, PHONE);
    await page.locator('.supposed').waitFor();
    await page.locator('.choices input').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('账号', { exact: true }).last().focus();
    await page.keyboard.type('li1'); // a figure typed opens no station
    await page.keyboard.press('Tab');
    await page.keyboard.type('secret');
    await page.keyboard.press('Enter');

    await page.locator('.crossings').waitFor();
    expect(await page.locator('.crossings tbody').first().textContent()).toMatch(/不到新增/);
    expect(await page.locator('.course-grid li').count()).toBe(8);
    const [wide, seen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    expect(wide).toBe(seen);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'phone-what-if-outcome');
    expect(new URL(page.url()).searchParams.get('page')).toBe('what-if');
    expect(faults).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('rain as forecast can be chosen where there is a forecast, and says whose it is', async () => {
    for (const view of ['lang=zh', 'lang=en&theme=dark']) {
      const { page, faults } = await openPage(browser, `${server.url}/?${view}&page=what-if`);
      await page.locator('.choices label').nth(3).click();
      await page.getByText(/^CMA-GFS.*(赣江、信江|Gan, Xin)/).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await picture(page, `what-if-forecast-${view.slice(5, 7)}`);
      expect(faults).toEqual([]);
      await page.context().close();
    }
  }, 120_000);

  test('without a rain forecast it cannot be chosen, and the page says why', async () => {
    const { page } = await openPage(browser, `${server.url}/?lang=en`, PHONE);
    await page.route('**/api/rain-forecasts', (route) =>
      route.fulfill({ json: { time: 0, forecasts: [] } }),
    );
    await page.goto(`${server.url}/?lang=en&page=what-if`);
    await page.getByText(/^No rain forecast of the next 15 days/).waitFor();
    expect(await page.getByLabel('As forecast').isDisabled()).toBe(true);
    await page.locator('.choices').scrollIntoViewIfNeeded();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'phone-what-if-no-forecast');
    await page.context().close();
  }, 120_000);

  test('a kept one is shown again, and drawn in the hydrograph where it is chosen', async () => {
    const { page, faults } = await openPage(browser, `${server.url}/?lang=en&page=what-if`);
    await page.locator('.kept-list .link').first().click();
    await page.locator('.crossings').waitFor();
    await picture(page, 'what-if-outcome');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.goto(`${server.url}/?lang=en&station=62601200`);
    const choice = page.locator('.scenario-lines input');
    expect(await choice.isChecked()).toBe(false);
    await choice.check();
    await page.locator('.supposed-lines text').waitFor();
    expect(await page.locator('.supposed-lines text').textContent()).toBe(
      '梅雨再来一周 · duty-1 · simulated',
    );
    await choice.uncheck();
    await expect.poll(() => page.locator('.supposed-lines path').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 120_000);
});
