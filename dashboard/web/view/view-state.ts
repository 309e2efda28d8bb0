import { CATEGORIES, type Category } from '../board/board.ts';
import type { Bounds } from '../board/filter.ts';
import { LAYER_KEYS, type LayerKey } from '../registry/layers.ts';
import type { Language } from '../words/language.ts';

export type Theme = 'light' | 'dark';
export const TABS = ['list', 'map', 'station'] as const;
type Tab = (typeof TABS)[number];

/** Everything a person chose to look at. All of it is in the URL, so that a view can be sent and restored. */
export interface ViewState {
  readonly language: Language | undefined;
  readonly theme: Theme | undefined;
  readonly page: 'watch' | 'rejects' | 'what-if' | 'devices';
  readonly layer: LayerKey | undefined;
  readonly station: string | undefined;
  /** The sub-basin whose panel is open, when no station's is. */
  readonly area: string | undefined;
  /** The property shown of the station, when it is not the layer's. */
  readonly property: string | undefined;
  /** Length of the hydrograph in days. */
  readonly days: number;
  readonly table: boolean;
  /** Earlier forecasts are drawn in the hydrograph. */
  readonly earlier: boolean;
  /** What-ifs drawn in the hydrograph; undefined: the newest. */
  readonly scenarios: readonly string[] | undefined;
  /** Categories switched off in the legend. */
  readonly hidden: ReadonlySet<Category>;
  readonly query: string;
  readonly inView: boolean;
  /** The list has only stations whose device is in trouble. */
  readonly troubled: boolean;
  readonly bounds: Bounds | undefined;
  /** Which of the three a phone shows. */
  readonly tab: Tab;
}

export const SPANS = [1, 3, 7, 30] as const;
const DEFAULT_DAYS = 3;

/** The view in a query string; what is unknown or malformed there counts as absent. */
export function parseView(search: string): ViewState {
  const given = new URLSearchParams(search);
  const one = <T extends string>(key: string, allowed: readonly T[]) =>
    allowed.find((value) => value === given.get(key));
  const days = Number(given.get('days'));
  return {
    language: one('lang', ['zh', 'en']),
    theme: one('theme', ['light', 'dark']),
    page: one('page', ['rejects', 'what-if', 'devices']) ?? 'watch',
    layer: one('layer', LAYER_KEYS),
    station: given.get('station') ?? undefined,
    area: given.get('area') ?? undefined,
    property: given.get('property') ?? undefined,
    days: SPANS.find((span) => span === days) ?? DEFAULT_DAYS,
    table: given.get('table') === '1',
    earlier: given.get('earlier') === '1',
    scenarios: given.get('scenarios')?.split(',').filter(Boolean),
    hidden: hiddenFrom(given.get('levels')),
    query: given.get('q') ?? '',
    inView: given.get('inview') === '1',
    troubled: given.get('troubled') === '1',
    bounds: boundsFrom(given.get('bbox')),
    tab: one('tab', TABS) ?? (given.has('station') || given.has('area') ? 'station' : 'list'),
  };
}

/** The query string of a view, without "?"; what is as by default is left out. */
export function printView(view: ViewState): string {
  const shown = CATEGORIES.filter((category) => !view.hidden.has(category));
  const entries: Record<string, string | undefined> = {
    lang: view.language,
    theme: view.theme,
    page: view.page === 'watch' ? undefined : view.page,
    layer: view.layer,
    station: view.station,
    area: view.area,
    property: view.property,
    days: view.days === DEFAULT_DAYS ? undefined : String(view.days),
    table: view.table ? '1' : undefined,
    earlier: view.earlier ? '1' : undefined,
    scenarios: view.scenarios?.join(','),
    levels: view.hidden.size === 0 ? undefined : shown.join(','),
    q: view.query === '' ? undefined : view.query,
    inview: view.inView ? '1' : undefined,
    troubled: view.troubled ? '1' : undefined,
    bbox: view.bounds?.map((degrees) => degrees.toFixed(3)).join(','),
    tab: view.tab === usualTab(view) ? undefined : view.tab,
  };
  const given = Object.entries(entries).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new URLSearchParams(given).toString().replaceAll('%2C', ',');
}

/** Whether the panel of a station or of a sub-basin is open. */
export function isPanelOpen({ station, area }: ViewState): boolean {
  return station !== undefined || area !== undefined;
}

/** What a phone shows if nothing else is said: the panel that is open, else the list. */
function usualTab(view: ViewState): Tab {
  return isPanelOpen(view) ? 'station' : 'list';
}

/** `levels` names what is shown; absent means all. */
function hiddenFrom(levels: string | null): ReadonlySet<Category> {
  if (levels === null) return new Set();
  const shown = levels.split(',');
  return new Set(CATEGORIES.filter((category) => !shown.includes(category)));
}

function boundsFrom(text: string | null): Bounds | undefined {
  const numbers = text?.split(',').map(Number) ?? [];
  const [west, south, east, north] = numbers as [number, number, number, number];
  const valid =
    numbers.length === 4 && numbers.every(Number.isFinite) && west < east && south < north;
  return valid ? [west, south, east, north] : undefined;
}
