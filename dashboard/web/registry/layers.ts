import type { LatestEntry } from '../../../domain/api-answers.ts';
import { PROPERTIES, type PropertyKey } from '../../../domain/property.ts';
import type { Station } from '../../../domain/station.ts';
import type { Words } from '../../../domain/words.ts';

export const LAYER_KEYS = [
  'stage',
  'discharge',
  'rain',
  'soil',
  'groundwater',
  'evaporation',
  'water_quality',
  'air',
  'drought',
  'risk',
] as const;
export type LayerKey = (typeof LAYER_KEYS)[number];

/** The layers that show sub-basins instead of stations. */
export const AREA_LAYERS = ['drought', 'risk'] as const satisfies LayerKey[];
export type AreaLayerKey = (typeof AREA_LAYERS)[number];

/** A layer shows of each station the first of its properties that the station has. */
interface Layer {
  readonly name: Words;
  readonly properties: readonly PropertyKey[];
}

/** The map's layers in the order they stand above it. */
export const LAYERS: Record<LayerKey, Layer> = {
  stage: { name: { zh: '水位', en: 'Stage' }, properties: ['stage'] },
  discharge: { name: { zh: '流量', en: 'Discharge' }, properties: ['discharge', 'velocity'] },
  rain: {
    name: { zh: '雨量', en: 'Rain' },
    properties: ['rainfall_1h', 'rainfall', 'rainfall_day', 'rainfall_5min', 'rainfall_total'],
  },
  soil: {
    name: { zh: '墒情', en: 'Soil' },
    properties: ['soil_moisture', ...keysWith('soil_moisture_')],
  },
  groundwater: { name: { zh: '地下水', en: 'Ground' }, properties: ['groundwater_depth'] },
  evaporation: { name: { zh: '蒸发', en: 'Evaporation' }, properties: ['evaporation'] },
  water_quality: {
    name: { zh: '水质', en: 'Quality' },
    properties: [
      'dissolved_oxygen',
      'ammonia_nitrogen',
      'permanganate_index',
      'total_phosphorus',
      'total_nitrogen',
      'ph',
      'turbidity',
      'conductivity',
      'chlorophyll_a',
      'water_temperature',
    ],
  },
  air: {
    name: { zh: '空气', en: 'Air' },
    properties: [
      'pm2_5',
      'pm10',
      'ozone',
      'nitrogen_dioxide',
      'sulfur_dioxide',
      'carbon_monoxide',
      'air_temperature',
      'humidity',
      'wind_speed',
    ],
  },
  drought: { name: { zh: '干旱', en: 'Drought' }, properties: [] },
  risk: { name: { zh: '综合风险', en: 'Risk' }, properties: [] },
};

/** The layers that have anything to show: a station registered for them, or sub-basins that were assessed. */
export function layersInUse(
  stations: Iterable<Station>,
  assessed: readonly AreaLayerKey[] = [],
): LayerKey[] {
  const properties = new Set(
    [...stations].flatMap((station) => station.series.map((s) => s.property)),
  );
  return LAYER_KEYS.filter(
    (key) =>
      LAYERS[key].properties.some((p) => properties.has(p)) ||
      (assessed as readonly LayerKey[]).includes(key),
  );
}

/** The property a station shows in a layer: the first with a reading, else the first registered. */
export function propertyShown(
  station: Station,
  layer: LayerKey,
  latestOf: (property: string) => LatestEntry | undefined,
): string | undefined {
  const registered = new Set(station.series.map((series) => series.property));
  const own = LAYERS[layer].properties.filter((property) => registered.has(property));
  return own.find((property) => latestOf(property) !== undefined) ?? own[0];
}

function keysWith(prefix: string): PropertyKey[] {
  return (Object.keys(PROPERTIES) as PropertyKey[]).filter((key) => key.startsWith(prefix));
}
