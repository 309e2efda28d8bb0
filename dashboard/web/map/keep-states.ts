import { effect } from '@preact/signals';
import type { Map as MapLibre } from 'maplibre-gl';
import type { AppModel } from '../app-model.ts';
import { STATIONS } from './look.ts';

/** Marks the chosen and the pointed station on the map by feature state, which costs nothing to change. */
export function keepStates(map: MapLibre, model: AppModel): () => void {
  const stops = [
    keepState(map, 'chosen', () => model.view.state.value.station),
    keepState(map, 'pointed', () => model.pointed.value),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function keepState(
  map: MapLibre,
  state: 'chosen' | 'pointed',
  current: () => string | undefined,
): () => void {
  let marked: string | undefined;
  const put = (id: string | undefined, on: boolean) => {
    if (id !== undefined) map.setFeatureState({ source: STATIONS, id }, { [state]: on });
  };
  const follow = () => {
    const id = current();
    if (map.getSource(STATIONS) === undefined) return;
    put(marked, false);
    put(id, true);
    marked = id;
  };
  map.on('style.load', follow);
  return effect(follow);
}
