import { describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { eventually } from './eventually.ts';
import { latestEntry, warningsAnswer } from './fixture/answers.ts';
import { seen, useWatch } from './use-watch.ts';
import { mapBrightness, settled } from './watched-page.ts';

describe.skipIf(chromiumPath() === undefined)('the watch', () => {
  const watch = useWatch();

  test('lists the worst station first, and counts what is open in the top line and the legend', async () => {
    await watch.open('');
    const { open: warnings } = warningsAnswer(watch.server.scene, watch.server.stations);
    const reds = warnings
      .filter(({ severity }) => severity === 'red')
      .map(({ station }) => station);
    const ids = await watch.order();

    expect(new Set(ids.slice(0, reds.length))).toEqual(new Set(reds));
    expect(await seen(watch.page.locator('.open-warnings'))).toMatch(
      new RegExp(`I Red\\s+${reds.length}`),
    );
    const counts = await watch.page.locator('.legend .count').allInnerTexts();
    expect(Number(counts[0])).toBe(reds.length);
    const all = counts.reduce((sum, text) => sum + Number(text), 0);
    expect(await seen(watch.page.locator('.foot'))).toContain(`${all} stations`);
  });

  test('the legend is the filter: what is switched off leaves the list, the map and the URL', async () => {
    await watch.open('');
    await settled(watch.page);
    const map = watch.page.locator('.map-canvas');
    const before = Number(await map.getAttribute('data-stations'));
    const normal = watch.page.locator('.legend label', { hasText: 'Normal' });
    const count = Number(await seen(normal.locator('.count')));

    await normal.click();

    await eventually(async () => Number(await map.getAttribute('data-stations'))).toBe(
      before - count,
    );
    expect(await seen(watch.page.locator('.foot'))).toContain(`${before - count} of ${before}`);
    expect(watch.query().get('levels')?.split(',')).not.toContain('normal');
  });

  test('the URL restores a view: layer, filter, search, station and table', async () => {
    await watch.open('layer=stage&levels=red,yellow&q=lake&station=62602000&table=1&days=7');
    expect(await watch.names()).toEqual(expect.arrayContaining(['Xingzi', 'Duchang']));
    expect(await watch.names()).not.toContain('Hukou');
    expect(await watch.page.locator('.search input[type="search"]').inputValue()).toBe('lake');
    await watch.page.locator('.series-table td').first().waitFor();
    expect(await seen(watch.page.locator('.station-head h2'))).toBe('Duchang');
    expect(await watch.row('62602000').getAttribute('aria-current')).toBe('true');
  });

  test('the back button closes the station that was opened', async () => {
    await watch.open('');
    await watch.row('62601200').click();
    await watch.page.locator('.station-head').waitFor();
    expect(watch.query().get('station')).toBe('62601200');
    await watch.page.goBack();
    await watch.page.locator('.station-head').waitFor({ state: 'detached' });
  });

  test('an event changes a row and the open panel without a reload', async () => {
    await watch.open('station=62602000');
    await watch.page.locator('.observed').waitFor({ state: 'attached' });
    const station = watch.server.stations.find(({ id }) => id === '62602000');
    const entry = station && latestEntry(watch.server.scene, station, 'stage');
    if (entry === undefined) throw new Error('the scene has no Duchang');

    watch.server.send('latest', [
      { ...entry, time: entry.time + 300_000, value: 22.99, trendPerHour: 0.05 },
    ]);

    await eventually(() => seen(watch.row('62602000'))).toContain('22.99');
    expect(await seen(watch.row('62602000'))).toContain('5.0');
    await eventually(() => seen(watch.page.locator('.big'))).toContain('22.99');
    await eventually(() => watch.page.locator('.last text').innerHTML()).toBe('22.99');
  });

  test('a raised warning moves its station up and is announced', async () => {
    await watch.open('');
    const { open: warnings } = warningsAnswer(watch.server.scene, watch.server.stations);
    const hukou = warnings.find(({ station }) => station === 'hukou');
    if (hukou === undefined) throw new Error('the scene has no warning at Hukou');

    watch.server.send('warning', { ...hukou, severity: 'red', previous: 'orange' });

    const announcer = watch.page.locator('[data-testid="announcer"]');
    await eventually(() => seen(announcer)).toContain('Hukou: raised to level I flood warning');
    expect((await watch.names()).slice(0, 4)).toContain('Hukou');
    expect(await seen(watch.page.locator('.open-warnings'))).toMatch(/I Red\s+4/);
  });

  test('a break is said with its time while the last values stay, and mends itself', async () => {
    await watch.open('');
    const state = watch.page.locator('.state');
    await eventually(() => seen(state)).toBe('Simulation');

    watch.server.cut();
    await eventually(() => seen(state)).toMatch(/Connection lost, stale since \d\d:\d\d/);
    expect(await watch.names()).toContain('Xingzi');

    watch.server.mend();
    await eventually(() => seen(state)).toBe('Simulation');
  });

  test('the map changes its colours with the theme, every time', async () => {
    await watch.open('');
    await settled(watch.page);
    const button = watch.page.locator('.switches > button', { hasText: /^(Day|Night)$/ });
    const drawn = () => eventually(() => mapBrightness(watch.page));
    for (let i = 0; i < 3; i++) {
      await drawn().toBeGreaterThan(200);
      await button.click();
      await drawn().toBeLessThan(80);
      await button.click();
    }
  });
});
