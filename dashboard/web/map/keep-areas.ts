import { effect } from '@preact/signals';
import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { AppModel } from '../app-model.ts';
import { openArea } from '../view/navigate.ts';
import { iconName } from './features.ts';
import { AREA_MARKS, AREAS } from './look.ts';

/** Where the marks of the sub-basins stand: read once of the outlines' own file. */
type Seats = ReadonlyMap<string, readonly [lon: number, lat: number]>;

/** Fills the sub-basins in the colours of the layer and puts their marks; a click opens the panel. */
export function keepAreas(map: MapLibre, model: AppModel): { redraw(): void; stop(): void } {
  let seats: Seats = new Map();
  const draw = () => {
    if (map.getSource(AREAS) === undefined) return;
    const rows = model.shownAreas.value;
    map.removeFeatureState({ source: AREAS });
    for (const { id, severity, category } of rows) {
      const chosen = model.view.state.value.area === id;
      map.setFeatureState(
        { source: AREAS, id },
        { shown: true, grade: severity ?? category, chosen },
      );
    }
    void map.getSource<GeoJSONSource>(AREA_MARKS)?.setData(marksOf(model, seats));
  };
  void readSeats().then((found) => {
    seats = found;
    draw();
  });
  map.on('style.load', draw);
  const pointer = (cursor: string) => () => {
    if (model.shownAreas.value.length > 0) map.getCanvas().style.cursor = cursor;
  };
  map.on('mousemove', 'area-fill', pointer('pointer'));
  map.on('mouseleave', 'area-fill', pointer(''));
  map.on('click', 'area-fill', (event) => {
    const id: string | undefined = event.features?.[0]?.properties['id'];
    if (id !== undefined && model.shownAreas.value.some((row) => row.id === id))
      openArea(model.view, id);
  });
  const stop = effect(() => {
    void [model.shownAreas.value, model.view.state.value.area, model.language.value];
    draw();
  });
  return { redraw: draw, stop };
}

async function readSeats(): Promise<Seats> {
  const response = await fetch('basemap/sub-basins.json').catch(() => undefined);
  if (!response?.ok) return new Map();
  const { features } = (await response.json()) as FeatureCollection;
  return new Map(
    features.map(({ properties }) => [
      properties?.['id'],
      [properties?.['lon'], properties?.['lat']],
    ]),
  );
}

function marksOf(
  { shownAreas, language }: AppModel,
  seats: Seats,
): FeatureCollection<Point, { icon: string; name: string }> {
  return {
    type: 'FeatureCollection',
    features: shownAreas.value.flatMap((row) => {
      const seat = seats.get(row.id);
      if (!seat) return [];
      const properties = { icon: iconName(row), name: row.name[language.value] };
      return {
        type: 'Feature' as const,
        properties,
        geometry: { type: 'Point' as const, coordinates: [...seat] },
      };
    }),
  };
}
