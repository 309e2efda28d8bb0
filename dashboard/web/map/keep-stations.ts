import { effect } from '@preact/signals';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { AppModel } from '../app-model.ts';
import { featureChange, type StationFeature, stationFeature } from './features.ts';
import { STATIONS } from './look.ts';

/** The map is given changes at most this often. */
const AT_MOST_EVERY_MS = 1_000;

/** What keeps the map's stations equal to those the legend lets through. */
export interface StationKeeper {
  /** All stations anew: a new style begins without any. */
  redraw(): void;
  /** The stations are known, and the map has been given all of them that are to be seen. */
  isComplete(): boolean;
  stop(): void;
}

/** Gives the map the differences, at most once a second; what a person switches shows at once. */
export function keepStations(map: MapLibre, model: AppModel): StationKeeper {
  let onMap: ReadonlyMap<string, StationFeature> = new Map();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const take = (features: ReadonlyMap<string, StationFeature>) => {
    onMap = features;
    map.getContainer().dataset['stations'] = String(features.size);
  };
  const source = () => map.getSource<GeoJSONSource>(STATIONS);

  const update = () => {
    timer = undefined;
    last = performance.now();
    const wanted = featuresOf(model);
    const diff = diffOf(onMap, wanted);
    if (source() === undefined || diff === undefined) return;
    take(wanted);
    void source()?.updateData(diff);
  };
  const schedule = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(update, wait);
  };
  const redraw = () => {
    take(featuresOf(model));
    void source()?.setData({ type: 'FeatureCollection', features: [...onMap.values()] });
  };

  map.on('style.load', redraw);
  const stops = [
    effect(() => {
      void model.shown.value;
      if (timer === undefined) schedule(Math.max(0, last + AT_MOST_EVERY_MS - performance.now()));
    }),
    effect(() => {
      void [model.view.state.value.hidden, model.layer.value];
      schedule(0);
    }),
  ];
  return {
    redraw,
    isComplete: () =>
      timer === undefined &&
      model.house.generation.value > 0 &&
      onMap.size === model.shown.value.length &&
      map.isSourceLoaded(STATIONS),
    stop() {
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}

/** The difference in MapLibre's words; undefined when there is none. */
function diffOf(
  before: ReadonlyMap<string, StationFeature>,
  after: ReadonlyMap<string, StationFeature>,
) {
  const { add, update, remove } = featureChange(before, after);
  if (add.length + update.length + remove.length === 0) return undefined;
  return {
    remove,
    add,
    update: update.map(({ id, properties }) => ({
      id,
      addOrUpdateProperties: Object.entries(properties).map(([key, value]) => ({ key, value })),
    })),
  };
}

function featuresOf(model: AppModel): ReadonlyMap<string, StationFeature> {
  const speech = {
    words: model.words.value,
    language: model.language.value,
    tagOf: model.origin.value === 'mixed' ? model.tagOf.value : undefined,
  };
  return new Map(model.shown.value.map((row) => [row.station.id, stationFeature(row, speech)]));
}
