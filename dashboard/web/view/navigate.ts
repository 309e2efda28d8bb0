import type { View } from './view.ts';

/** Chooses a station; on a phone its sheet comes up. Choosing the chosen one again changes nothing but the tab. */
export function openStation(view: View, station: string): void {
  const push = view.state.value.station !== station;
  view.change(
    { station, property: undefined, table: false, tab: 'station', page: 'watch' },
    { push },
  );
}

/** Back to the map and the list. */
export function closeStation(view: View): void {
  view.change(
    { station: undefined, property: undefined, table: false, tab: 'list' },
    { push: true },
  );
}
