import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startBrowser } from './browser.ts';
import { builtPage } from './built-page.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

/** The watch on the flood of 2020, in English by day, a fresh page for each test. */
export interface Watch {
  readonly server: FixtureServer;
  /** The page of the running test, after `open`. */
  readonly page: Page;
  open(query: string): Promise<void>;
  row(id: string): Locator;
  /** The station ids of the rows in their order. */
  order(): Promise<(string | null)[]>;
  /** The names in the list, in their order. */
  names(): Promise<string[]>;
  /** What is in the address bar after "?". */
  query(): URLSearchParams;
}

/** Starts browser and server before a file's tests, and ends them after. */
export function useWatch(): Watch {
  let browser: Browser;
  let server: FixtureServer;
  let watched: WatchedPage | undefined;
  const page = () => {
    if (watched === undefined) throw new Error('no page is open');
    return watched.page;
  };

  beforeAll(async () => {
    server = await startFixtureServer({ scene: 'flood', dist: await builtPage() });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(() => watched?.page.context().close());

  return {
    get server() {
      return server;
    },
    get page() {
      return page();
    },
    async open(query) {
      watched = await openPage(browser, `${server.url}/?lang=en&theme=light&${query}`);
      await page().locator('.row').first().waitFor();
    },
    row: (id) => page().locator(`.row[data-station="${id}"]`),
    order: () =>
      page()
        .locator('.row')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-station'))),
    names: () => page().locator('.row .name > span').allInnerTexts(),
    query: () => new URL(page().url()).searchParams,
  };
}

/** What a person sees written in an element, line breaks and all. */
export async function seen(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join('\n');
}
