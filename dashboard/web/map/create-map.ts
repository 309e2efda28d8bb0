import { effect, untracked } from '@preact/signals';
import { type LngLatBoundsLike, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { AppModel } from '../app-model.ts';
import type { Bounds } from '../board/filter.ts';
import { readColours } from '../look/colours.ts';
import { openStation } from '../view/navigate.ts';
import { boundsOf, boundsOfAll, FIT_MAX_ZOOM, FIT_PADDING } from './fit.ts';
import { markImages, PIXEL_RATIO } from './icons.ts';
import { keepAreas } from './keep-areas.ts';
import { keepStates } from './keep-states.ts';
import { keepStations, type StationKeeper } from './keep-stations.ts';
import type { Look } from './look.ts';
import { mapStyle } from './style.ts';
import { MARK_LAYERS } from './style-stations.ts';

/** What the page may do with its map; all else follows from the model. */
export interface StationMap {
  zoomBy(levels: number): void;
  fitAll(): void;
  remove(): void;
}

/**
 * Makes the map in an element and keeps it in step with the model; says when it is drawn in full, and when it
 * must be drawn anew. Throws where there is no WebGL.
 */
export function createStationMap(
  container: HTMLElement,
  model: AppModel,
  onState: (state: 'drawing' | 'drawn') => void,
): StationMap {
  setWorkerUrl(workerUrl);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const at = model.view.state.value.bounds ?? boundsOf(model.rows.value);
  const map = new MapLibre({
    container,
    style: mapStyle(lookOf(model)),
    bounds: at as LngLatBoundsLike,
    fitBoundsOptions: FIT,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    renderWorldCopies: false,
    fadeDuration: still ? 0 : 150,
    reduceMotion: still,
    locale: { 'Map.Title': model.words.value.mapOfStations },
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const stations = keepStations(map, model);
  const areas = keepAreas(map, model);
  const redraw = () => void [stations.redraw(), areas.redraw()];
  tellWhenDrawn(map, stations, onState);
  const stops = [
    stations.stop,
    areas.stop,
    keepLook(map, model, { redraw, onState }),
    keepStates(map, model),
    keepBounds(map, model),
    listen(map, model),
  ];
  const fitAll = () => map.fitBounds(boundsOfAll(model.rows.value) as LngLatBoundsLike, FIT);
  return {
    zoomBy: (levels) => void map.easeTo({ zoom: map.getZoom() + levels }),
    fitAll: () => void fitAll(),
    remove() {
      for (const stop of stops) stop();
      map.remove();
    },
  };
}

const FIT = { padding: FIT_PADDING, maxZoom: FIT_MAX_ZOOM };

function lookOf({ language }: AppModel): Look {
  return { language: language.value, colourOf: readColours(document.documentElement) };
}

/** Drawn for the first time is a map with its stations: what stands in its place until then has them too. */
function tellWhenDrawn(
  map: MapLibre,
  stations: StationKeeper,
  onState: (state: 'drawing' | 'drawn') => void,
): void {
  const look = () => {
    if (!stations.isComplete()) return;
    map.off('idle', look);
    onState('drawn');
  };
  map.on('idle', look);
}

/** Draws the map anew in the colours and the language of the page when either changes. */
function keepLook(
  map: MapLibre,
  model: AppModel,
  { redraw, onState }: { redraw(): void; onState(state: 'drawing' | 'drawn'): void },
): () => void {
  const addImages = (look: Look) => {
    for (const [name, image] of markImages(look.colourOf)) {
      if (map.hasImage(name)) map.updateImage(name, image);
      else map.addImage(name, image, { pixelRatio: PIXEL_RATIO });
    }
  };
  map.once('style.load', () => addImages(lookOf(model)));
  let first = true;
  return effect(() => {
    void [model.theme.value, model.language.value];
    if (first) {
      first = false;
      return;
    }
    onState('drawing');
    // The document puts on the theme in an effect of the same change: read its colours after that.
    setTimeout(() => {
      const look = lookOf(model);
      map.setStyle(mapStyle(look), { diff: true });
      addImages(look);
      redraw();
      void map.once('idle', () => onState('drawn'));
    });
  });
}

/** Tells the model what the map shows, fits all stations once they are known, and shows the one that is chosen. */
function keepBounds(map: MapLibre, model: AppModel): () => void {
  const tell = () => {
    const bounds = map.getBounds();
    model.mapBounds.value = bounds.toArray().flat() as unknown as Bounds;
  };
  const remember = (event: { originalEvent?: unknown }) => {
    tell();
    if (event.originalEvent) model.view.change({ bounds: model.mapBounds.value });
  };
  map.on('moveend', remember);
  map.on('resize', tell);
  tell();

  let fitted = model.view.state.value.bounds !== undefined || model.rows.value.length > 0;
  const stopFitting = effect(() => {
    const { layer, rows } = model;
    if (fitted || rows.value.length === 0) return void layer.value;
    fitted = true;
    map.fitBounds(untracked(() => boundsOf(rows.value)) as LngLatBoundsLike, {
      ...FIT,
      animate: false,
    });
  });
  const stopShowing = effect(() => {
    const { station } = model;
    if (station.value === undefined) return;
    const place: [number, number] = [station.value.lon, station.value.lat];
    // The panel opens in the same moment: look at the map when it has its new size.
    setTimeout(() => map.getBounds().contains(place) || map.easeTo({ center: place }), 50);
  });
  return () => {
    stopFitting();
    stopShowing();
  };
}

function listen(map: MapLibre, model: AppModel): () => void {
  const point = (id: string | undefined) => {
    model.pointed.value = id;
    map.getCanvas().style.cursor = id === undefined ? '' : 'pointer';
  };
  map.on('mousemove', MARK_LAYERS, (event) => point(event.features?.[0]?.properties['id']));
  map.on('mouseleave', MARK_LAYERS, () => point(undefined));
  map.on('click', MARK_LAYERS, (event) => {
    const id: string | undefined = event.features?.[0]?.properties['id'];
    if (id !== undefined) openStation(model.view, id);
  });
  return () => point(undefined);
}
