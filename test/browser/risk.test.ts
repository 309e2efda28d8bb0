import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { builtPage } from './built-page.ts';
import { chromiumPath } from './chromium.ts';
import { riskAnswer } from './fixture/assessments.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { accessibilityFaults, openPage, PHONE } from './watched-page.ts';

describe.skipIf(chromiumPath() === undefined)('drought and risk', () => {
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

  test('the sub-basins stand worst first; one opens with its parts, their inputs and rules, and that it is simulated', async () => {
    const { page, faults } = await openPage(browser, `${server.url}/?lang=en&layer=risk`);
    const rows = page.locator('.area-row');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(10);
    expect(await rows.first().textContent()).toMatch(/I Red Extreme/);
    await rows.first().click();
    const panel = page.locator('.area-panel');
    await panel.locator('.risk-part').first().waitFor();
    expect(await panel.locator('.risk-part').count()).toBe(4);
    const text = await panel.textContent();
    expect(text).toMatch(/Model data: simulated/);
    expect(text).toMatch(/threshold 19\.00 m/);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a reading that went into a risk opens its trace', async () => {
    const { page } = await openPage(browser, `${server.url}/?lang=en&layer=risk`);
    await page.locator('.area-row').first().click();
    const asked = page.waitForRequest(/\/api\/reading/);
    await page.locator('.area-panel .input-value button').first().click();
    expect((await asked).url()).toMatch(/62601200.*stage/);
    await page.locator('dialog[open]').waitFor();
  });

  test('keys reach the sub-basins as they do the stations', async () => {
    const { page } = await openPage(browser, `${server.url}/?lang=en&layer=risk`);
    await page.locator('.area-row').first().waitFor();
    await page.keyboard.press('l');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('area-row');
    await page.keyboard.press('2');
    await page.locator('.area-row[aria-current]').waitFor();
    expect(await page.locator('.area-row').nth(1).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Escape');
    await page.locator('.area-panel').waitFor({ state: 'detached' });
  });

  test('an address of no sub-basin or no station says so and can be left', async () => {
    for (const [query, said] of [
      ['layer=risk&area=nowhere', 'There is no such sub-basin.'],
      ['station=nowhere', 'No station has this number.'],
    ]) {
      const { page } = await openPage(browser, `${server.url}/?lang=en&${query}`);
      await page.locator('.side').getByText(`${said}`).waitFor();
      await page.locator('.side .close').click();
      await page.locator('.side').waitFor({ state: 'detached' });
    }
  });

  test('a change of risk is seen without asking anew', async () => {
    const { page } = await openPage(browser, `${server.url}/?lang=en&layer=risk&area=xiu`);
    await page.locator('.area-panel').waitFor();
    await page.locator('.masthead').getByText('Simulation', { exact: true }).waitFor(); // it follows
    const risk = riskAnswer(server.scene).risks.find(({ subBasin }) => subBasin === 'xiu');
    if (!risk) throw new Error('no risk of the Xiu');
    server.send('risk', { ...risk, grade: 'orange', by: ['geological'] });
    await page.locator('.area-row', { hasText: 'Xiu' }).getByText('II Orange Severe').waitFor();
  });

  test('on a phone the low water of the lake fits, with the skill beside the probabilities', async () => {
    const address = `${server.url}/?lang=zh&station=62601200`;
    const { page, faults } = await openPage(browser, address, PHONE);
    const card = page.locator('.low-water');
    await card.waitFor();
    expect(await card.textContent()).toMatch(/四周以外不作预报/);
    expect(await page.locator('.forecast-table [data-level="25"]:visible').count()).toBe(0);
    const [wide, seen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    expect(wide).toBeLessThanOrEqual(seen ?? 0);
    expect(faults).toEqual([]);
  });
});
