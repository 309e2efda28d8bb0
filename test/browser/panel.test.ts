import { describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { eventually } from './eventually.ts';
import { seen, useWatch } from './use-watch.ts';

describe.skipIf(chromiumPath() === undefined)('what can be asked of the page', () => {
  const watch = useWatch();

  test('a click on the value shows the reading, its flag, when it came, and its frame', async () => {
    await watch.open('station=62601200');
    await watch.page.locator('button.big').click();
    const dialog = watch.page.locator('dialog[open]');
    await dialog.locator('pre').first().waitFor();
    const text = await seen(dialog);
    expect(text).toContain('Xingzi Stage 22.53 m');
    expect(text).toMatch(/Quality\s+1 good/);
    expect(text).toContain('{"time":"2020-07-12T00:00:00+08:00","values":{"stage":22.53}}');
    expect(text).toContain('0000  7b 22 74 69 6d 65');
    await watch.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('the device part says what is wrong with the gear, since when and by which rule', async () => {
    await watch.open('station=62602000');
    const device = watch.page.locator('.device');
    await device.locator('.troubles').waitFor();
    const text = await seen(device);
    expect(text).toContain('voltage low since 11 Jul 19:00');
    expect(text).toContain('Three readings below 11.8 V, the first 11.71 V.');
    expect(text).toContain('frozen · Stage since 11 Jul 22:00');
    expect(text).toMatch(/Arrived, 24 h\s+90.6 % · 261 of 288/);
    expect(text).toMatch(/Rejected, 24 h\s+clock ahead 3 · undecodable 1/);
  });

  test('the list is kept to devices in trouble, and says so in the address', async () => {
    await watch.open('');
    await watch.page.locator('.only-troubled input').check();
    await eventually(() => watch.query().get('troubled')).toBe('1');
    const names = await watch.names();
    expect(names).toContain('Duchang');
    expect(names.length).toBeLessThan(10);
    await watch.page.locator('.only-troubled input').uncheck();
    await eventually(async () => (await watch.names()).length > 10).toBe(true);
  });

  test('the keyboard finds, walks the list, opens the n-th worst and goes back', async () => {
    await watch.open('');
    await watch.page.keyboard.press('/');
    await watch.page.keyboard.type('yong');
    await eventually(() => watch.names()).toEqual(['Yongxiu']);
    await watch.page.keyboard.press('Enter');
    await watch.page.keyboard.press('Enter');
    await eventually(() => seen(watch.page.locator('.station-head h2'))).toBe('Yongxiu');
    await watch.page.keyboard.press('Escape');
    await watch.page.locator('.station-head').waitFor({ state: 'detached' });

    await watch.page.locator('.search input[type="search"]').fill('');
    await watch.page.keyboard.press('Escape');
    await watch.page.keyboard.press('l');
    const focused = () =>
      watch.page.evaluate(() => document.activeElement?.getAttribute('data-station') ?? undefined);
    await eventually(focused).toBe((await watch.order())[0]);
    await watch.page.keyboard.press('ArrowDown');
    expect(await focused()).toBe((await watch.order())[1]);
    await watch.page.keyboard.press('3');
    await eventually(() => watch.query().get('station')).toBe((await watch.order())[2]);
  });

  test('the hydrograph reads out the point under the cursor and zooms', async () => {
    await watch.open('station=62601200&days=3');
    await watch.page.locator('.observed').waitFor({ state: 'attached' });
    const chart = watch.page.locator('.hydrograph');
    await chart.focus();
    await watch.page.keyboard.press('ArrowLeft');
    await eventually(() => seen(watch.page.locator('.read-out'))).toBe(
      '11 Jul 23:55 · 22.53 m · good',
    );
    await watch.page.keyboard.press('Home');
    await eventually(() => chart.getAttribute('aria-valuetext')).toContain('9 Jul 00:00');

    const ticks = () => watch.page.locator('.axes text').allTextContents();
    const before = await ticks();
    await chart.hover();
    await watch.page.mouse.wheel(0, -1200);
    await eventually(ticks).not.toEqual(before);
  });

  test('pointing at a row marks the station, and the panel links up and down the river', async () => {
    await watch.open('station=62601200');
    await watch.row('62602000').hover();
    await eventually(() => watch.row('62602000').getAttribute('data-pointed')).toBe('true');
    await watch.page.locator('.neighbours .link', { hasText: 'Hukou' }).click();
    await eventually(() => seen(watch.page.locator('.station-head h2'))).toBe('Hukou');
  });

  test('rejects are counted by reason, filtered, and shown to their last byte', async () => {
    await watch.open('');
    await watch.page.getByRole('button', { name: 'Rejects' }).click();
    await watch.page.locator('.rejects td').first().waitFor();
    const clock = watch.page.locator('.reasons button', { hasText: 'clock ahead' });
    const count = Number(await seen(clock.locator('.count')));
    await clock.click();
    await eventually(() => watch.page.locator('.rejects tbody tr').count()).toBe(count);
    await watch.page.locator('.rejects summary').first().click();
    expect(await seen(watch.page.locator('.rejects pre').first())).toContain('0000  7b 22 74');
    await watch.page.getByRole('button', { name: 'All' }).click();
    await watch.page.locator('.more').click();
    await eventually(() => watch.page.locator('.rejects tbody tr').count()).toBe(140);
  });
});
