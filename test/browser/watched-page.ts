import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** A page in a browser, with all that a good page never does written down. */
export interface WatchedPage {
  readonly page: Page;
  /** Console warnings and errors, exceptions, and requests that left the origin. */
  readonly faults: string[];
}

const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const PICTURES = resolve(import.meta.dirname, '../pictures');

/** Opens an address in a page of its own, in Beijing's time and a Chinese browser. */
export async function openPage(
  browser: Browser,
  address: string,
  viewport = DESKTOP,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults = watch(page, new URL(address).origin);
  await page.goto(address);
  return { page, faults };
}

/** Waits until the rows are there and the map, where one is to be seen, has drawn all it has. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.row').first().waitFor({ state: 'attached' });
  const map = page.locator('.map-area');
  if (!(await map.isVisible())) return;
  await page
    .locator('.map-area:is([data-state="drawn"], [data-state="none"])')
    .waitFor({ timeout: 60_000 });
}

/** Lets the page answer to what was just done: effects run, and two frames are drawn. */
export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** How bright the map is drawn on the whole, 0 to 255. */
export function mapBrightness(page: Page): Promise<number> {
  return page.locator('.maplibregl-canvas').evaluate((canvas) => {
    const dot = document.createElement('canvas');
    dot.width = 8;
    dot.height = 8;
    const context = dot.getContext('2d');
    context?.drawImage(canvas as HTMLCanvasElement, 0, 0, 8, 8);
    const bytes = [...(context?.getImageData(0, 0, 8, 8).data ?? [])];
    return bytes.reduce((sum, byte, i) => (i % 4 === 3 ? sum : sum + byte), 0) / (8 * 8 * 3);
  });
}

/** Puts a picture of the page into test/pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: resolve(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** What axe finds wrong by WCAG 2.2 A and AA, a line each; the map's canvas has nothing to read in it. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (
      globalThis as unknown as { axe: typeof import('axe-core') }
    ).axe.run(document, { runOnly: tags });
    return violations.flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary}`,
      ),
    );
  });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function watch(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const stays = url.origin === origin || ['blob:', 'data:'].includes(url.protocol);
    if (!stays) faults.push(`request left the origin: ${url}`);
  });
  return faults;
}
