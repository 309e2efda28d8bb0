import type { FeatureCollection, Position } from 'geojson';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { rowMark } from '../board/row-mark.ts';
import { useSize } from '../hydrograph/use-size.ts';
import { markNode } from '../marks/mark.ts';
import { SvgTree } from '../svg/svg-tree.tsx';
import { openStation } from '../view/navigate.ts';
import { boundsOf } from './fit.ts';
import { StillAreas } from './still-areas.tsx';
import './still-map.css';
import { type Projection, projectionTo } from './projection.ts';

/**
 * The stations as plain SVG, where the map would first show them: until it has drawn them, and with the base map below for
 * browsers without WebGL. Same marks, no moving about.
 */
export function StillMap({ base }: { base: boolean }) {
  const { shown, rows, view } = useApp();
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const projection = projectionTo(view.state.value.bounds ?? boundsOf(rows.value), size);
  // The worst last, so that they lie above.
  const marks = shown.value.toReversed();
  return (
    <div class="still-map" ref={element}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        {base && <BaseMap projection={projection} />}
        <StillAreas projection={projection} />
        {marks.map((row) => (
          <StillMark key={row.station.id} row={row} projection={projection} />
        ))}
      </svg>
    </div>
  );
}

function StillMark({ row, projection }: { row: BoardRow; projection: Projection }) {
  const { language, view, pointed } = useApp();
  const { id, lon, lat, name } = row.station;
  const [x, y] = projection([lon, lat]);
  const on = view.state.value.station === id || pointed.value === id;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same for the keyboard.
    <g transform={`translate(${x} ${y})`} onClick={() => openStation(view, id)}>
      {on && <circle class="ring" r={20} />}
      <SvgTree node={markNode(rowMark(row))} />
      {(row.severity ?? row.foreseen) !== undefined && (
        <text x={17} y={4}>
          {name[language.value]}
        </text>
      )}
    </g>
  );
}

const FILES = ['admin', 'rivers', 'water'] as const;

function BaseMap({ projection }: { projection: Projection }) {
  const [files, setFiles] = useState<Record<string, FeatureCollection>>({});
  useEffect(() => {
    for (const name of FILES) {
      void fetch(`basemap/${name}.json`)
        .then((response) => response.json())
        .then((data) => setFiles((known) => ({ ...known, [name]: data })));
    }
  }, []);
  return (
    <>
      {FILES.map((name) => (
        <path key={name} class={`still-${name}`} d={pathOf(files[name], projection)} />
      ))}
    </>
  );
}

function pathOf(data: FeatureCollection | undefined, projection: Projection): string {
  return (data?.features ?? [])
    .flatMap(({ geometry }) => ringsOf(geometry))
    .map((ring) => `M${ring.map((p) => projection(p).map(Math.round).join(' ')).join('L')}`)
    .join('');
}

function ringsOf(geometry: FeatureCollection['features'][number]['geometry']): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return [];
  }
}
