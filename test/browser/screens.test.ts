import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { builtPage } from './built-page.ts';
import { chromiumPath } from './chromium.ts';
import { KEPT } from './fixture/what-if.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import {
  accessibilityFaults,
  mapBrightness,
  nextFrames,
  openPage,
  PHONE,
  picture,
  settled,
} from './watched-page.ts';

interface Screen {
  readonly name: string;
  readonly scene: 'flood' | 'low';
  readonly query: string;
  readonly viewport?: typeof PHONE;
  /** What must be on the page before the picture. */
  readonly ready: string;
  /** A key to press first, or a thing to click. */
  readonly key?: string;
  readonly click?: string;
}

const SCREENS: Screen[] = [
  { name: 'map', scene: 'flood', query: '', ready: '.row' },
  { name: 'station', scene: 'flood', query: 'station=62601200&days=7', ready: '.observed' },
  {
    name: 'device',
    scene: 'flood',
    query: 'station=62602000&troubled=1',
    viewport: { width: 1280, height: 1900 },
    ready: '.troubles',
  },
  {
    name: 'forecast',
    scene: 'flood',
    query: 'station=hukou&days=7&earlier=1',
    viewport: { width: 1280, height: 1900 },
    ready: '.earlier',
  },
  {
    name: 'phone-forecast',
    scene: 'flood',
    query: 'station=62601200',
    viewport: { width: 390, height: 2400 },
    ready: '.skill',
  },
  { name: 'table', scene: 'flood', query: 'station=62601200&table=1', ready: '.series-table td' },
  { name: 'rain', scene: 'flood', query: 'layer=rain&station=62640744', ready: '.bars' },
  { name: 'air', scene: 'flood', query: 'layer=air', ready: '.row' },
  { name: 'low-water', scene: 'low', query: 'station=62601200&days=30', ready: '.observed' },
  { name: 'rejects', scene: 'flood', query: 'page=rejects', ready: '.rejects td' },
  { name: 'devices-enter', scene: 'flood', query: 'page=devices', ready: '.enter' },
  { name: 'what-if', scene: 'flood', query: 'page=what-if', ready: '.supposed' },
  {
    name: 'phone-what-if',
    scene: 'flood',
    query: 'page=what-if',
    viewport: PHONE,
    ready: '.supposed',
  },
  {
    name: 'station-what-if',
    scene: 'flood',
    query: `station=62601200&days=7&scenarios=${KEPT}`,
    ready: '.supposed-lines text',
  },
  { name: 'help', scene: 'flood', query: '', ready: 'dialog[open]', key: '?' },
  {
    name: 'trace',
    scene: 'flood',
    query: 'station=62601200',
    ready: 'dialog pre',
    click: 'button.big',
  },
  {
    name: 'tablet',
    scene: 'flood',
    query: 'station=62601200',
    viewport: { width: 1024, height: 768 },
    ready: '.observed',
  },
  { name: 'phone-list', scene: 'flood', query: '', viewport: PHONE, ready: '.row' },
  { name: 'phone-map', scene: 'flood', query: 'tab=map', viewport: PHONE, ready: '.legend' },
  {
    name: 'phone-station',
    scene: 'flood',
    query: 'station=62601200&days=7',
    viewport: PHONE,
    ready: '.observed',
  },
];

function isOver({ key, click }: Screen): boolean {
  return key !== undefined || click !== undefined;
}

/** From one look to the next with one click. */
const LOOKS = {
  'zh-light': undefined,
  'en-light': '.pair button[lang="en"]',
  'en-dark': '.switches > button:nth-of-type(4)',
  'zh-dark': '.pair button[lang="zh-CN"]',
};
const LOOK_NAMES = ['zh-light', 'en-light', 'en-dark', 'zh-dark'] as const;

describe.skipIf(chromiumPath() === undefined)('every screen, in both languages and themes', () => {
  let browser: Browser;
  const servers = new Map<string, FixtureServer>();

  beforeAll(async () => {
    const dist = await builtPage();
    for (const scene of ['flood', 'low'] as const) {
      servers.set(scene, await startFixtureServer({ scene, dist }));
    }
    browser = await startBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    for (const server of servers.values()) await server.close();
  });

  const show = async (page: Page, screen: Screen, look: keyof typeof LOOKS) => {
    const button = LOOKS[look];
    if (button !== undefined) await page.locator(button).click();
    await nextFrames(page);
    if (!screen.query.startsWith('page=')) await settled(page);
    if (screen.key !== undefined) await page.keyboard.press(screen.key);
    if (screen.click !== undefined) await page.locator(screen.click).click();
    await page.locator(screen.ready).first().waitFor({ state: 'attached' });
  };

  test.each(SCREENS)(
    '$name has its pictures and no fault in both languages and themes',
    async (screen) => {
      const { page, faults } = await openPage(
        browser,
        `${servers.get(screen.scene)?.url}/?lang=zh&theme=light&${screen.query}`,
        screen.viewport,
      );
      for (const look of LOOK_NAMES) {
        await show(page, screen, look);
        await picture(page, `${screen.name}-${look}`);
        if (await page.locator('.maplibregl-canvas').isVisible()) {
          expect((await mapBrightness(page)) > 128, look).toBe(look.endsWith('light'));
        }
        expect(await accessibilityFaults(page), look).toEqual([]);
        await page.keyboard.press(isOver(screen) ? 'Escape' : 'Shift');
      }
      expect(faults).toEqual([]);
      await page.context().close();
    },
    120_000,
  );
});
