import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { builtPage } from './built-page.ts';
import { chromiumPath } from './chromium.ts';
import { eventually } from './eventually.ts';
import { ADMINISTRATOR } from './fixture/devices.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { accessibilityFaults, openPage, PHONE, picture } from './watched-page.ts';

const VIEWS = [
  'lang=zh&theme=light',
  'lang=zh&theme=dark',
  'lang=en&theme=light',
  'lang=en&theme=dark',
];

describe.skipIf(chromiumPath() === undefined)('the page of administrators', () => {
  let browser: Browser;
  let server: FixtureServer;

  beforeAll(async () => {
    browser = await startBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  const open = async (view: string, viewport?: typeof PHONE) => {
    server = await startFixtureServer({ scene: 'flood', dist: await builtPage() });
    return openPage(browser, `${server.url}/?page=devices&${view}`, viewport);
  };
  const close = async (page: Page) => {
    await page.context().close();
    await server.close();
  };

  test('whoever is no administrator sees nothing of it, and is told so in the language of the page', async () => {
    const { page } = await open('lang=zh');
    await enter(page, 'duty-1');
    await page.getByRole('alert').getByText('账号 duty-1 不是管理员').waitFor();
    expect(await page.locator('.accounts').count()).toBe(0);
    await enter(page, 'admin', 'wrong');
    await page.getByRole('alert').getByText('账号或密钥不对').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close(page);
  }, 120_000);

  test.each(VIEWS)(
    'it has its picture and no fault, wide and on a phone: %s',
    async (view) => {
      for (const [name, viewport] of [
        ['devices', undefined],
        ['phone-devices', PHONE],
      ] as const) {
        const { page, faults } = await open(view, viewport);
        await enter(page);
        await page.locator('.accounts').waitFor();
        const [wide, seen] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          innerWidth,
        ]);
        expect(wide).toBe(seen);
        await picture(page, `${name}-${view.replaceAll(/lang=|theme=/g, '').replace('&', '-')}`);
        expect(await accessibilityFaults(page)).toEqual([]);
        expect(faults).toEqual([]);
        await close(page);
      }
    },
    120_000,
  );

  test('by the keyboard alone one that waits is looked at, and accepted after a question', async () => {
    const { page, faults } = await open('lang=en', PHONE);
    await enter(page);
    await page.locator('.waiting summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.waiting pre').first().textContent()).toContain('0000  7e 7e 05 00');
    const [wide, seen] = await page
      .locator('main')
      .evaluate((main) => [main.scrollWidth, main.clientWidth]);
    expect(wide).toBe(seen);
    expect(await page.getByLabel('As station').first().inputValue()).toBe('62602600');
    await page.getByLabel('As station').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('0062602600 is let in as the station 62602600').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'phone-devices-accept');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.secrets code').waitFor();
    expect(await page.locator('.notice').textContent()).toContain('Accepted as 62602600');
    await eventually(() => page.locator('.waiting > li').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'phone-devices-secret');
    expect(faults).toEqual([]);
    await close(page);
  }, 120_000);

  test('a refusal is asked for once more, and Esc leaves all as it was', async () => {
    const { page } = await open('lang=en');
    await enter(page);
    await page.getByRole('button', { name: 'Refuse: SITE-9' }).click();
    await page.locator('dialog .primary').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog .primary').waitFor({ state: 'hidden' });
    expect(await page.locator('.waiting > li').count()).toBe(2);
    await page.getByRole('button', { name: 'Refuse: SITE-9' }).click();
    await page.locator('dialog .primary').click();
    await eventually(() => page.locator('.waiting > li').count()).toBe(1);
    await close(page);
  }, 120_000);

  test('accounts are found, disabled and enabled, given a new secret, and added', async () => {
    const { page, faults } = await open('lang=en');
    await enter(page);
    await page.getByLabel('Find account or station').fill('Xingzi');
    await eventually(() => page.locator('.accounts tbody tr').count()).toBe(1);
    await page.getByRole('button', { name: 'Disable: 62601200' }).click();
    await page.locator('dialog .primary').click();
    await page.getByRole('button', { name: 'Enable: 62601200' }).click();
    await page.getByRole('button', { name: 'Disable: 62601200' }).waitFor();
    await page.getByRole('button', { name: 'New secret: 62601200' }).click();
    await page.locator('dialog .primary').click();
    expect(await page.locator('.secrets code').textContent()).toHaveLength(24);
    await page.getByLabel('Account (station id)').fill('hukou');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('alert').getByText('There is an account hukou already').waitFor();
    await page.getByLabel('Account (station id)').fill('NEW-1');
    await page.getByLabel('By TCP too').check();
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('MQTT user name NEW-1').waitFor();
    await picture(page, 'devices-secret');
    expect(await accessibilityFaults(page)).toEqual([]);
    // The refusal that was told stands in the console too.
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    await close(page);
  }, 120_000);

  test('a table is tried dry and its faults told by row and column; mended, it is imported', async () => {
    const { page, faults } = await open('lang=zh');
    await enter(page);
    const choose = (text: string) =>
      page.locator('.drop input').setInputFiles({
        ...{ name: 'stations.csv', mimeType: 'text/csv' },
        buffer: Buffer.from(text),
      });
    await choose('wrong');
    await page.locator('.problems td').first().waitFor();
    expect(await page.locator('.problems tbody tr').first().textContent()).toMatch(/2lon须为数/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'devices-import-problems');
    await choose('id');
    await page.getByRole('button', { name: '导入 2 站' }).click();
    await eventually(() => page.locator('.secrets code').count()).toBe(2);
    const download = page.waitForEvent('download');
    await page.getByText('下载 CSV').click();
    expect((await download).suggestedFilename()).toBe('secrets.csv');
    expect(faults).toEqual([]);
    await close(page);
  }, 120_000);
});

async function enter(page: Page, id = ADMINISTRATOR.id, secret = ADMINISTRATOR.secret) {
  await page.locator('.enter input').first().fill(id);
  await page.locator('.enter input').last().fill(secret);
  await page.locator('.enter button').click();
  if (id === ADMINISTRATOR.id && secret === ADMINISTRATOR.secret)
    await page.locator('.accounts').waitFor();
}
