import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { SEVERITIES } from '../../../domain/severity.ts';
import { AREA_MARKS, AREAS, FONTS, type Look } from './look.ts';

const grade: ExpressionSpecification = ['feature-state', 'grade'];
const isShown: ExpressionSpecification = ['boolean', ['feature-state', 'shown'], false];
const isChosen: ExpressionSpecification = ['boolean', ['feature-state', 'chosen'], false];

/** The sub-basins, filled in the colour of their grade; water and rivers stay to be seen above them. */
export function areaLayers({ colourOf }: Look): LayerSpecification[] {
  const colours = SEVERITIES.flatMap((severity) => [severity, colourOf(severity)]);
  const colour = [
    'match',
    grade,
    ...colours,
    colourOf('calm'),
  ] as unknown as ExpressionSpecification;
  const faint = ['match', grade, 'normal', 0.05, 'partly', 0.1, 'none', 0.16, 0.42] as const;
  return [
    {
      id: 'area-fill',
      type: 'fill',
      source: AREAS,
      paint: {
        'fill-color': colour,
        'fill-opacity': ['case', isShown, faint as unknown as ExpressionSpecification, 0],
      },
    },
    {
      id: 'area-line',
      type: 'line',
      source: AREAS,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', isChosen, colourOf('accent'), colourOf('ink3')],
        'line-width': ['case', isChosen, 2.6, 0.8],
        'line-opacity': ['case', isShown, 0.8, 0],
      },
    },
  ];
}

/** The mark and the name of each sub-basin: the grade is never told by colour alone. */
export function areaMarkLayer({ colourOf }: Look): LayerSpecification {
  return {
    id: 'area-marks',
    type: 'symbol',
    source: AREA_MARKS,
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'text-field': ['get', 'name'],
      'text-font': FONTS,
      'text-size': 13,
      'text-anchor': 'top',
      'text-offset': [0, 1.2],
      'text-optional': true,
    },
    paint: {
      'text-color': colourOf('ink'),
      'text-halo-color': colourOf('map-halo'),
      'text-halo-width': 1.6,
    },
  };
}
