import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { CATEGORIES } from '../board/board.ts';
import { FONTS, type Look, STATIONS } from './look.ts';

/** Categories before this one are warning levels. */
const LEVELS = CATEGORIES.indexOf('normal');

const warns: ExpressionSpecification = ['<', ['get', 'rank'], LEVELS];
const isPlain: ExpressionSpecification = ['>=', ['get', 'rank'], LEVELS];
const name: ExpressionSpecification = ['get', 'name'];

/*
 * Five layers from one source; of two layers the upper one is placed first. Marks of levels never give way; their names
 * take the room that is left, the worst first, even from plain marks; plain stations are named where room remains.
 */

/** The ring of the chosen and of the pointed station, and the names of stations that do not warn. */
export function plainNameLayers(look: Look): LayerSpecification[] {
  return [
    ring(look),
    names(look, {
      id: 'plain-names',
      filter: isPlain,
      // Far out a plain station needs no name, and its value only near by.
      field: ['step', ['zoom'], '', 6, nameAlone(look), 8.6, nameAndValue(look)],
      offset: 0.9,
    }),
  ];
}

/** The marks of all stations, and the names of those that warn. */
export function markLayers(look: Look): LayerSpecification[] {
  return [
    marks('plain-marks', isPlain),
    names(look, { id: 'level-names', filter: warns, field: nameAndValue(look), offset: 1.4 }),
    marks('level-marks', warns),
  ];
}

/** The layers whose marks can be pointed at, the uppermost first. */
export const MARK_LAYERS = ['level-marks', 'plain-marks'];

function nameAndValue(look: Look): ExpressionSpecification {
  const quiet = { 'text-color': look.colourOf('ink2') };
  return [
    'format',
    name,
    {},
    ['concat', ' ', ['get', 'said']],
    quiet,
    ['get', 'arrow'],
    { ...quiet, 'font-scale': 0.7 },
    ...note(look),
  ];
}

function nameAlone(look: Look): ExpressionSpecification {
  return ['format', name, {}, ...note(look)];
}

/** Smaller, after the rest: "fc. II", "sim.". */
function note({ colourOf }: Look): [ExpressionSpecification, Record<string, unknown>] {
  const text: ExpressionSpecification = ['get', 'note'];
  return [
    ['case', ['==', text, ''], '', ['concat', ' ', text]],
    { 'text-color': colourOf('ink2'), 'font-scale': 0.85 },
  ];
}

function ring({ colourOf }: Look): LayerSpecification {
  return {
    id: 'station-ring',
    type: 'circle',
    source: STATIONS,
    paint: {
      'circle-radius': ['case', isOn('chosen'), 21, 17],
      'circle-color': colourOf('accent'),
      'circle-opacity': ['case', isOn('chosen'), 0.12, isOn('pointed'), 0.1, 0],
      'circle-stroke-color': colourOf('accent'),
      'circle-stroke-width': ['case', isOn('chosen'), 2.2, isOn('pointed'), 1.2, 0],
    },
  };
}

function marks(id: string, filter: ExpressionSpecification): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: STATIONS,
    filter,
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'icon-padding': 0,
      // Of two that overlap the worse lies above.
      'symbol-sort-key': ['-', 0, ['get', 'rank']],
    },
  };
}

function names(
  { colourOf }: Look,
  layer: {
    id: string;
    filter: ExpressionSpecification;
    field: ExpressionSpecification;
    offset: number;
  },
): LayerSpecification {
  return {
    id: layer.id,
    type: 'symbol',
    source: STATIONS,
    filter: layer.filter,
    layout: {
      'text-field': layer.field,
      'text-font': FONTS,
      'text-size': 12.5,
      'text-max-width': 20,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': layer.offset,
      'text-justify': 'auto',
      'text-padding': 1,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: {
      'text-color': colourOf('ink'),
      'text-halo-color': colourOf('map-halo'),
      'text-halo-width': 1.6,
    },
  };
}

function isOn(state: 'chosen' | 'pointed'): ExpressionSpecification {
  return ['boolean', ['feature-state', state], false];
}
