import type { View } from './view.ts';

/** Chooses a station; on a phone its sheet comes up. Choosing the chosen one again changes nothing but the tab. */
export function openStation(view: View, station: string): void {
  const push = view.state.value.station !== station;
  view.change(
    { station, area: undefined, property: undefined, table: false, tab: 'station', page: 'watch' },
    { push },
  );
}

/** Opens the panel of a sub-basin, as that of a station. */
export function openArea(view: View, area: string): void {
  const push = view.state.value.area !== area;
  view.change({ area, station: undefined, tab: 'station', page: 'watch' }, { push });
}

/** Back to the map and the list. */
export function closeStation(view: View): void {
  view.change(
    { station: undefined, area: undefined, property: undefined, table: false, tab: 'list' },
    { push: true },
  );
}
