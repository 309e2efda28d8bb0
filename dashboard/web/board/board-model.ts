import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import type { House } from '../live/house.ts';
import { type LayerKey, layersInUse } from '../registry/layers.ts';
import type { NowAt } from '../registry/now-at.ts';
import { type AreaRow, areaRows, isAreaLayer } from '../risk/areas.ts';
import type { ViewState } from '../view/view-state.ts';
import { type BoardRow, boardRows, type Category, countByCategory } from './board.ts';
import { type Bounds, filterRows } from './filter.ts';

/** The rows of the chosen layer, and what legend, search and "in view" leave of them. */
export interface BoardModel {
  readonly layers: ReadonlySignal<readonly LayerKey[]>;
  readonly layer: ReadonlySignal<LayerKey>;
  /** All rows of the layer, worst first. */
  readonly rows: ReadonlySignal<readonly BoardRow[]>;
  /** The sub-basins of a layer that shows them, worst first. */
  readonly areas: ReadonlySignal<readonly AreaRow[]>;
  /** Those that the legend lets through. */
  readonly shownAreas: ReadonlySignal<readonly AreaRow[]>;
  /** The rows show more than one property. */
  readonly mixed: ReadonlySignal<boolean>;
  readonly counts: ReadonlySignal<Record<Category, number>>;
  /** The rows that the legend lets through: the map's. */
  readonly shown: ReadonlySignal<readonly BoardRow[]>;
  /** The rows that search and "in view" leave of these: the list's. */
  readonly listed: ReadonlySignal<readonly BoardRow[]>;
}

/** The board of a house in a view, each station at its own now. */
export function createBoardModel(
  house: House,
  view: ReadonlySignal<ViewState>,
  nowAt: ReadonlySignal<NowAt>,
  mapBounds: Signal<Bounds | undefined>,
): BoardModel {
  const layers = computed(() => layersInUse(house.stations.value, assessedLayers(house)));
  const layer = computed(() => view.value.layer ?? layers.value[0] ?? 'stage');
  const rows = computed(() =>
    boardRows({
      stations: house.stations.value,
      latest: house.latest.value,
      warnings: house.warnings.value,
      forecasts: house.forecasts.value,
      forecastWarnings: house.forecastWarnings.value,
      troubled: house.troubled.value,
      layer: layer.value,
      nowAt: nowAt.value,
    }),
  );
  const areas = computed(() =>
    areaRows(layer.value, { droughts: house.droughts.value, risks: house.risks.value }),
  );
  const shown = computed(() => rows.value.filter((row) => !view.value.hidden.has(row.category)));
  const listed = computed(() => {
    const { query, inView, troubled } = view.value;
    const within = inView ? mapBounds.value : undefined;
    return filterRows(shown.value, { query, within, troubled });
  });
  return {
    layers,
    layer,
    rows,
    areas,
    shownAreas: computed(() =>
      areas.value.filter(({ category }) => !view.value.hidden.has(category)),
    ),
    mixed: computed(() => new Set(rows.value.map((row) => row.property)).size > 1),
    counts: computed(() => countByCategory(isAreaLayer(layer.value) ? areas.value : rows.value)),
    shown,
    listed,
  };
}

function assessedLayers({ droughts, risks }: House) {
  return [
    ...(droughts.value.size > 0 ? (['drought'] as const) : []),
    ...(risks.value.size > 0 ? (['risk'] as const) : []),
  ];
}
