import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { StationMap } from './create-map.ts';
import { LayerLine } from './layer-line.tsx';
import { Legend } from './legend.tsx';
import './map.css';
import { hasBaseMap } from './places.ts';
import { StillMap } from './still-map.tsx';

/** Loading until it is first drawn; none where there is no WebGL. */
type MapState = 'loading' | 'drawing' | 'drawn' | 'none';

/** The map with its layers above and the legend upon it; without WebGL a still map of the same marks. */
export function MapPane() {
  const { words, mapBounds } = useApp();
  const t = words.value;
  const canvas = useRef<HTMLDivElement>(null);
  const map = useRef<StationMap | undefined>(undefined);
  const [state, setState] = useState<MapState>('loading');
  useMap(canvas, map, setState);
  const bounds = mapBounds.value;
  return (
    <section class="map" aria-label={t.map}>
      <LayerLine />
      <div class="map-area" data-state={state}>
        <div class="map-canvas" ref={canvas} />
        {(state === 'loading' || state === 'none') && <StillMap base={state === 'none'} />}
        {state === 'loading' && <p class="map-note">{t.mapLoading}</p>}
        {state === 'none' && <p class="map-note">{t.noWebgl}</p>}
        {bounds !== undefined && !hasBaseMap(bounds) && <p class="map-note">{t.noBaseMap}</p>}
        {state !== 'none' && <Zoom map={map} />}
        <Legend />
        <p class="attribution">{t.attribution}</p>
      </div>
    </section>
  );
}

/** Fetches the map's code when the map comes into view, after the page was drawn, and makes it follow the model. */
function useMap(
  canvas: { current: HTMLDivElement | null },
  map: { current: StationMap | undefined },
  setState: (state: MapState) => void,
): void {
  const model = useApp();
  useEffect(() => {
    const container = canvas.current;
    if (container === null) return;
    let current = true;
    const make = () =>
      import('./create-map.ts')
        .then(({ createStationMap }) => {
          if (current) map.current = createStationMap(container, model, setState);
        })
        .catch(() => current && setState('none'));
    const stop = whenInView(container, () => void make());
    return () => {
      current = false;
      stop();
      map.current?.remove();
      map.current = undefined;
    };
  }, [canvas, map, model, setState]);
}

/** Calls once when the element is first seen: on a phone the map may never be. */
function whenInView(element: HTMLElement, call: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    call();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

function Zoom({ map }: { map: { current: StationMap | undefined } }) {
  const { words } = useApp();
  const t = words.value;
  const buttons = [
    { label: t.zoomIn, path: 'M8 3v10M3 8h10', act: () => map.current?.zoomBy(1) },
    { label: t.zoomOut, path: 'M3 8h10', act: () => map.current?.zoomBy(-1) },
    {
      label: t.fitAll,
      path: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
      act: () => map.current?.fitAll(),
    },
  ];
  return (
    <div class="zoom">
      {buttons.map(({ label, path, act }) => (
        <button key={label} type="button" aria-label={label} title={label} onClick={act}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d={path} stroke="currentColor" stroke-width="1.5" fill="none" />
          </svg>
        </button>
      ))}
    </div>
  );
}
