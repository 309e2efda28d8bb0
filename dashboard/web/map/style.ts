import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { AREA_MARKS, AREAS, type Look, STATIONS } from './look.ts';
import { PLACE_NAMES } from './places.ts';
import { areaLayers, areaMarkLayer } from './style-areas.ts';
import { lakeName, nameLayers } from './style-names.ts';
import { markLayers, plainNameLayers } from './style-stations.ts';

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The style of the whole map: base map with the sub-basins below, its names, then the stations. */
export function mapStyle(look: Look): StyleSpecification {
  const file = (name: string) => ({
    type: 'geojson' as const,
    data: new URL(`basemap/${name}.json`, document.baseURI).href,
  });
  return {
    version: 8,
    sources: {
      admin: file('admin'),
      water: file('water'),
      rivers: file('rivers'),
      places: { type: 'geojson', data: placesAsPoints() },
      [AREAS]: { ...file('sub-basins'), promoteId: 'id' },
      [AREA_MARKS]: { type: 'geojson', data: NOTHING },
      [STATIONS]: {
        type: 'geojson',
        data: NOTHING,
        promoteId: 'id',
      },
    },
    layers: [
      ...baseLayers(look),
      ...nameLayers(look),
      ...plainNameLayers(look),
      lakeName(look),
      ...markLayers(look),
      areaMarkLayer(look),
    ],
  };
}

function baseLayers(look: Look): LayerSpecification[] {
  const { colourOf } = look;
  return [
    { id: 'land', type: 'background', paint: { 'background-color': colourOf('map-land') } },
    {
      id: 'home',
      type: 'fill',
      source: 'admin',
      filter: ['==', ['get', 'name'], 'Jiangxi'],
      paint: { 'fill-color': colourOf('map-home'), 'fill-antialias': false },
    },
    ...areaLayers(look),
    {
      id: 'borders',
      type: 'line',
      source: 'admin',
      paint: {
        'line-color': colourOf('map-border'),
        'line-width': 1,
        'line-dasharray': [6, 3, 1.5, 3],
      },
    },
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colourOf('map-river'),
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          6,
          ['-', 2, ['*', 0.5, ['get', 'rank']]],
          11,
          ['-', 5, ['get', 'rank']],
        ],
      },
    },
    {
      id: 'water',
      type: 'fill',
      source: 'water',
      paint: { 'fill-color': colourOf('map-water'), 'fill-outline-color': colourOf('map-shore') },
    },
  ];
}

function placesAsPoints(): FeatureCollection {
  const features = PLACE_NAMES.map(({ name, lon, lat, kind }) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [lon, lat] },
    properties: { ...name, kind },
  }));
  return { type: 'FeatureCollection', features };
}
