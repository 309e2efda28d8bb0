import { expect, test } from 'vitest';
import { createBasinModel } from '../../../devices/basin/basin-model.ts';
import { dischargeAt, stageAt } from '../../../devices/basin/gauges.ts';
import { lakeAt } from '../../../devices/basin/lake.ts';
import { LAKE_GAUGES } from '../../../devices/basin/lake-gauges.ts';
import { LAND_PARAMETERS } from '../../../devices/basin/land-parameters.ts';
import { RIVER_GAUGES } from '../../../devices/basin/river-gauges.ts';
import { perLand } from '../../../devices/basin/rivers.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';

const start = createBasinModel({ land: LAND_PARAMETERS }).start(0, 14, 25_000);

function withWater(flow: number, lakeStage: number) {
  const rivers = { ...start.rivers, discharge: perLand(() => flow), toLake: 8 * flow };
  return { ...start, rivers, lake: lakeAt(lakeStage, 10_000) };
}

const stations = new Map(builtInStations().map((station) => [station.id, station]));

test.each(Object.keys(RIVER_GAUGES))('the river at %s rises with its flow', (id) => {
  expect(stations.has(id)).toBe(true);
  const [low, high] = [100, 3_000].map((flow) => stageAt(id, withWater(flow, 8)) ?? 0);
  expect(high).toBeGreaterThan((low ?? 0) + 1);
});

const rated = Object.entries(RIVER_GAUGES).filter(([id]) => stations.get(id)?.warningStage);

test.each(rated)(
  'the rating at %s passes through the warning stage of the registry',
  (id, gauge) => {
    const warning = stations.get(id)?.warningStage?.value;
    expect(gauge.rating.map(([, stage]) => stage)).toContain(warning);
  },
);

test('a high lake holds up the mouth of the Gan, and not the Gan at Ganzhou', () => {
  expect(stageAt('62302250', withWater(800, 21))).toBeCloseTo(20.5, 1);
  expect(stageAt('bashang', withWater(800, 21))).toBe(stageAt('bashang', withWater(800, 8)));
});

test('the lake is level in the flood and falls to the north in winter', () => {
  const along = ['62605800', '62602600', '62602000', '62601200'];
  const [flood, winter] = [withWater(2_000, 20), withWater(80, 7.5)].map((state) =>
    along.map((id) => stageAt(id, state) ?? 0),
  );
  expect(Math.max(...(flood ?? [])) - Math.min(...(flood ?? []))).toBeLessThan(0.1);
  expect(winter).toEqual(winter?.toSorted((a, b) => b - a));
  expect((winter?.[0] ?? 0) - (winter?.[3] ?? 0)).toBeGreaterThan(4);
  expect(Object.keys(LAKE_GAUGES).filter((id) => !stations.has(id))).toEqual([]);
});

test('on 8 February 2023 Hukou stood at 6.90, Jiujiang at 7.71 and Hankou at 12.43 m', () => {
  const state = { ...start, lake: { ...start.lake, hukou: 6.9 } };
  const stages = ['hukou', 'jiujiang', '60112200'].map((id) => stageAt(id, state));
  expect(stages).toEqual([6.9, 7.71, 12.43]);
});

test('the flow at Hukou joins the Yangtze above it to that below', () => {
  const state = withWater(500, 17);
  const [above, below] = ['jiujiang', '60115000'].map((id) => dischargeAt(id, state) ?? 0);
  expect(above).toBeCloseTo(10_000, 6);
  expect((below ?? 0) - (above ?? 0)).toBeCloseTo(dischargeAt('hukou', state) ?? 0, 6);
});

test('at a dam the stage is that of the stored water', () => {
  const reservoirs = { ...start.rivers.reservoirs, hongmen: 5.4e8 };
  expect(stageAt('62403400', { ...start, rivers: { ...start.rivers, reservoirs } })).toBe(100);
});

test('a station that the model does not know has neither stage nor discharge', () => {
  expect(stageAt('nowhere', start)).toBeUndefined();
  expect(dischargeAt('nowhere', start)).toBeUndefined();
});
