import type { FeatureCollection, MultiPolygon } from 'geojson';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { markNode } from '../marks/mark.ts';
import type { AreaRow } from '../risk/areas.ts';
import { SvgTree } from '../svg/svg-tree.tsx';
import { openArea } from '../view/navigate.ts';
import type { Projection } from './projection.ts';

type Outlines = FeatureCollection<MultiPolygon, { id: string; lon: number; lat: number }>;

/** The sub-basins of the layer as plain SVG: filled, with mark and name. */
export function StillAreas({ projection }: { projection: Projection }) {
  const { shownAreas } = useApp();
  const outlines = useOutlines(shownAreas.value.length > 0);
  const rows = new Map(shownAreas.value.map((row) => [row.id, row]));
  const drawn = (outlines?.features ?? []).flatMap((feature) => {
    const row = rows.get(feature.properties.id);
    return row ? [{ feature, row }] : [];
  });
  return (
    <>
      {drawn.map(({ feature, row }) => (
        <Shape key={row.id} feature={feature} row={row} projection={projection} />
      ))}
      {drawn.map(({ feature, row }) => (
        <Mark key={row.id} feature={feature} row={row} projection={projection} />
      ))}
    </>
  );
}

interface Drawn {
  feature: Outlines['features'][number];
  row: AreaRow;
  projection: Projection;
}

function Shape({ feature, row, projection }: Drawn) {
  const { view } = useApp();
  const d = feature.geometry.coordinates
    .flat()
    .map((ring) => `M${ring.map((p) => projection(p).map(Math.round).join(' ')).join('L')}Z`)
    .join('');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same for the keyboard.
    <path
      class="still-area"
      data-grade={row.category}
      data-chosen={view.state.value.area === row.id}
      d={d}
      onClick={() => openArea(view, row.id)}
    />
  );
}

function Mark({ feature, row, projection }: Drawn) {
  const { language } = useApp();
  const { lon, lat } = feature.properties;
  const [x, y] = projection([lon, lat]);
  return (
    <g class="still-area-mark" transform={`translate(${x} ${y})`}>
      <SvgTree node={markNode(row)} />
      <text y={28} text-anchor="middle">
        {row.name[language.value]}
      </text>
    </g>
  );
}

function useOutlines(isWanted: boolean): Outlines | undefined {
  const [outlines, setOutlines] = useState<Outlines>();
  useEffect(() => {
    if (!isWanted) return;
    void fetch('basemap/sub-basins.json')
      .then((response) => response.json())
      .then(setOutlines)
      .catch(() => undefined);
  }, [isWanted]);
  return outlines;
}
