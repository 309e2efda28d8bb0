import type { SymbolLayerSpecification } from 'maplibre-gl';
import { FONTS, type Look } from './look.ts';

type Layout = NonNullable<SymbolLayerSpecification['layout']>;

/** Names of provinces, and of rivers along their lines, where there is room. */
export function nameLayers(look: Look): SymbolLayerSpecification[] {
  const { colourOf } = look;
  const halo = { 'text-halo-color': colourOf('map-halo'), 'text-halo-width': 1.4 };
  return [
    {
      id: 'province-names',
      type: 'symbol',
      source: 'places',
      filter: ['==', ['get', 'kind'], 'province'],
      layout: text(look, 12),
      paint: { 'text-color': colourOf('ink3'), ...halo },
    },
    {
      id: 'river-names',
      type: 'symbol',
      source: 'rivers',
      layout: { ...text(look, 12), ...ALONG },
      paint: { 'text-color': colourOf('map-water-label'), ...halo },
    },
  ];
}

/** The name of the lake, which may never drop out: the layers below it must leave it its room. */
export function lakeName(look: Look): SymbolLayerSpecification {
  return {
    id: 'lake-name',
    type: 'symbol',
    source: 'places',
    filter: ['==', ['get', 'kind'], 'lake'],
    layout: { ...text(look, 15), 'text-rotate': -35, 'text-allow-overlap': true },
    paint: { 'text-color': look.colourOf('map-water-label') },
  };
}

function text({ language }: Look, size: number): Layout {
  return {
    'text-field': ['get', language],
    'text-font': FONTS,
    'text-size': size,
    'text-letter-spacing': language === 'zh' ? 0.3 : 0.15,
  };
}

const ALONG: Layout = {
  'symbol-placement': 'line',
  'symbol-spacing': 320,
  'text-max-angle': 60,
  'text-offset': [0, 0.8],
  'text-padding': 6,
};
