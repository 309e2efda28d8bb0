import { describe, expect, test } from 'vitest';
import { brief } from '../../dashboard/api/brief-forecast.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { chromiumPath } from './chromium.ts';
import { eventually } from './eventually.ts';
import { forecastsAnswer } from './fixture/forecasts.ts';
import { seen, useWatch } from './use-watch.ts';

describe.skipIf(chromiumPath() === undefined)('forecasts on the page', () => {
  const watch = useWatch();

  test('the panel tells what is forecast: sentence, bands, a row a lead, the skill in words and then in numbers', async () => {
    await watch.open('station=jiujiang');
    await watch.page.locator('.forecast-table td').first().waitFor();
    expect(await seen(watch.page.locator('.sentence'))).toContain('crest expected 13 Jul 06:00');
    expect(await watch.page.locator('.hydrograph .band').count()).toBe(2);
    expect(await watch.page.locator('.forecast-table tbody tr').count()).toBe(7);
    const skill = watch.page.locator('.skill');
    expect(await seen(skill)).toContain('At 24 h this forecast has been right to ±0.11 m');
    expect(await seen(skill)).toContain('Model data: simulated.');
    expect(await seen(skill)).toContain('3000 of 8734 issues');
    expect(await skill.locator('table').isVisible()).toBe(false);
    await skill.locator('summary').click();
    expect(await skill.locator('tbody tr').count()).toBe(7);
  });

  test('the cursor goes beyond now and reads out the bands; what is forecast comes from no reading', async () => {
    await watch.open('station=jiujiang');
    await watch.page.locator('.hydrograph .median').waitFor({ state: 'attached' });
    const chart = watch.page.locator('.hydrograph');
    await chart.focus();
    await watch.page.keyboard.press('End');
    await eventually(() => chart.getAttribute('aria-valuetext')).toMatch(
      /^15 Jul 00:00 · forecast [\d.]+ m · 50 % [\d.]+–[\d.]+ · 90 % [\d.]+–[\d.]+$/,
    );
    await watch.page.keyboard.press('Enter');
    expect(await watch.page.locator('dialog[open]').count()).toBe(0);
  });

  test('earlier forecasts are drawn when asked for, a day at a time, and the URL keeps the choice', async () => {
    await watch.open('station=jiujiang');
    const lines = watch.page.locator('.hydrograph .earlier');
    await watch.page.locator('.earlier-choice input').check();
    await eventually(() => lines.count()).toBe(23);
    await watch.page.locator('.earlier-choice .link').click();
    await eventually(() => lines.count()).toBe(47);
    expect(watch.query().get('earlier')).toBe('1');
  });

  test('a forecast that is issued meanwhile takes the place of the one shown', async () => {
    await watch.open('station=jiujiang');
    const caption = watch.page.locator('.forecast-table caption');
    await eventually(() => seen(caption)).toContain('issued 12 Jul 00:00');
    const { scene, stations } = watch.server;
    const answer = forecastsAnswer(scene, stations, ['jiujiang', 'stage'], undefined);
    if (answer === undefined || !('forecast' in answer)) throw new Error('no forecast of Jiujiang');
    const asked = watch.page.waitForRequest(/\/api\/forecasts\/jiujiang\/stage$/);
    watch.server.send('forecast', [brief({ ...answer.forecast, issued: scene.now + HOUR_MS })]);
    await asked;
  });

  test('a warning by forecast is announced as one, and marked apart from those observed', async () => {
    await watch.open('');
    const before = await seen(watch.page.locator('.open-warnings'));
    watch.server.send('forecast_warning', {
      station: 'zhangshu',
      hazard: 'flood',
      property: 'stage',
      severity: 'red',
      value: 34,
      threshold: 33,
      readingTime: watch.server.scene.now,
      eventTime: watch.server.scene.now,
      basis: 'forecast',
      corrected: false,
      probability: 0.7,
    });
    const announcer = watch.page.locator('[data-testid="announcer"]');
    await eventually(() => seen(announcer)).toContain('warning by forecast, not observed yet');
    await eventually(() => seen(watch.row('zhangshu'))).toContain('fc. I');
    expect(await seen(watch.page.locator('.open-warnings'))).toBe(before);
  });
});
