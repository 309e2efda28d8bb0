import { expect, test } from 'vitest';
import { assimilate } from '../../../../devices/basin/assimilation/assimilate.ts';
import { dischargeAt, stageAt } from '../../../../devices/basin/gauges.ts';
import { observedBasin, START } from '../what-if/examples.ts';

const observed = observedBasin();
const start = assimilate(observed);

test('the start stands at the lake stage that was last read, to the centimetre', () => {
  const read = observed.series.find(
    ({ station, property }) => station === '62601200' && property === 'stage',
  );
  expect(start.state.time).toBe(START);
  expect(
    Math.abs((stageAt('62601200', start.state) ?? 0) - (read?.hours.at(-1) ?? 0)),
  ).toBeLessThan(0.03);
});

test('it carries the flow that was last read at each control station', () => {
  for (const station of ['62302250', '62402400', 'meigang']) {
    const read = observed.series.find(
      (one) => one.station === station && one.property === 'discharge',
    );
    const last = read?.hours.at(-1) ?? 0;
    expect(dischargeAt(station, start.state)).toBeCloseTo(last, 0);
  }
});

test('each number is explained: rivers say how they were tuned, gauges how well the model followed them', () => {
  const { rivers, gauges, rainKnown } = start.told;
  expect(rainKnown).toBeGreaterThan(0.99);
  expect(rivers.filter(({ observed: is }) => is).map(({ river }) => river)).toEqual([
    'gan',
    'fu',
    'xin',
    'lean',
    'chang',
    'liao',
    'xiu',
  ]);
  const nse = gauges
    .filter(
      ({ property, station }) =>
        property === 'discharge' && /^62|meigang|hushan|dufengkeng|qiujin/.test(station),
    )
    .flatMap((fit) => fit.nse ?? [])
    .sort((a, b) => a - b);
  expect(nse[nse.length >> 1]).toBeGreaterThan(0.6);
});

test('where nothing was observed the season stands in, and it is told', () => {
  const { told, state } = assimilate({ time: START, series: [] });
  expect(told.gauges).toEqual([]);
  expect(told.rainKnown).toBe(0);
  expect(told.yangtze.observed).toBe(false);
  expect(told.rivers.every((river) => !river.observed && river.rain === 1)).toBe(true);
  expect(state.lake.stage).toBeGreaterThan(10);
});

test('gaps change the start little', () => {
  const holed = observed.series.map((one) => ({
    ...one,
    hours: one.hours.map((value, hour) => (hour % 7 < 2 ? Number.NaN : value)),
  }));
  const other = assimilate({ time: START, series: holed });
  const waizhou = (of: typeof start) => dischargeAt('62302250', of.state) ?? 0;
  expect(waizhou(other) / waizhou(start)).toBeGreaterThan(0.95);
  expect(waizhou(other) / waizhou(start)).toBeLessThan(1.05);
});
