import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LatestEntry } from '../../domain/api-answers.ts';
import type { Station } from '../../domain/station.ts';
import { type BoardModel, createBoardModel } from './board/board-model.ts';
import { type Bounds, contains } from './board/filter.ts';
import { httpDevicesApi } from './devices/devices-api.ts';
import { createDevicesModel, type DevicesModel } from './devices/devices-model.ts';
import { BEIJING, type TellTime, tellTime, UTC, yearOf, type Zone } from './format/time.ts';
import type { Api } from './live/api.ts';
import type { House } from './live/house.ts';
import { type NowAt, nowAtStations } from './registry/now-at.ts';
import { countOrigins, type Origins, originOfAll } from './registry/origin.ts';
import { type OriginTag, originTags } from './registry/origin-tag.ts';
import { type AreaRow, areaRows } from './risk/areas.ts';
import type { View } from './view/view.ts';
import type { Theme } from './view/view-state.ts';
import { httpWhatIfApi } from './what-if/what-if-api.ts';
import { createWhatIfModel, type WhatIfModel } from './what-if/what-if-model.ts';
import { DICTIONARIES, type Language } from './words/language.ts';
import type { Dictionary } from './words/zh.ts';

/** What the browser says of its user, to fall back on. */
export interface Preferences {
  readonly language: Language;
  readonly theme: ReadonlySignal<Theme>;
}

/** What lies over the page. */
export type Overlay =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'confirm';
      /** What is to be done: the title and the button. */
      readonly title: string;
      readonly text: string;
      readonly act: () => void;
    }
  | {
      readonly kind: 'trace';
      readonly station: string;
      readonly property: string;
      readonly time: number;
    };

/** Everything the components read: the house, the view, and what follows from both. */
export interface AppModel extends BoardModel {
  readonly api: Api;
  readonly house: House;
  readonly view: View;
  readonly language: ReadonlySignal<Language>;
  readonly words: ReadonlySignal<Dictionary>;
  readonly theme: ReadonlySignal<Theme>;
  readonly zone: ReadonlySignal<Zone>;
  /** The time that "now" means here: the house's clock, or where all is a replay the replay's, epoch ms. */
  readonly now: ReadonlySignal<number>;
  /** The same for each station. */
  readonly nowAt: ReadonlySignal<NowAt>;
  /** Says a moment in the zone and the language of the page. */
  readonly tell: ReadonlySignal<TellTime>;
  /** How many stations with data are what, and what they all are if they are all the same. */
  readonly origins: ReadonlySignal<Origins>;
  readonly origin: ReadonlySignal<Station['origin'] | 'mixed'>;
  /** What a station is marked with that does not speak from the field. */
  readonly tagOf: ReadonlySignal<OriginTag>;
  /** The chosen station. */
  readonly station: ReadonlySignal<Station | undefined>;
  /** The chosen sub-basin, as the layer has it, else by its risk. */
  readonly area: ReadonlySignal<AreaRow | undefined>;
  /** The station under the pointer or the focus, in the list or on the map. */
  readonly pointed: Signal<string | undefined>;
  /** What the map shows now; undefined until there is a map. */
  readonly mapBounds: Signal<Bounds | undefined>;
  readonly overlay: Signal<Overlay | undefined>;
  readonly whatIf: WhatIfModel;
  readonly devices: DevicesModel;
}

/** The model of a page over a house and a view. */
export function createAppModel(api: Api, house: House, view: View, own: Preferences): AppModel {
  const { state } = view;
  const { stations, latest } = house;
  const language = computed(() => state.value.language ?? own.language);
  const origins = computed(() => countOrigins(stations.value, latest.value));
  const origin = computed(() => originOfAll(origins.value));
  const nowAt = computed(() => nowAtStations(stations.value, latest.value, house.now.value));
  const words = computed(() => DICTIONARIES[language.value]);
  const zone = computed(() => zoneOf(stations.value, latest.value));
  const presentYear = computed(() => yearOf(house.now.value, zone.value));
  const whatIf = createWhatIfModel(httpWhatIfApi());
  const mapBounds = signal<Bounds | undefined>(undefined);
  return {
    ...createBoardModel(house, state, nowAt, mapBounds),
    api,
    house,
    view,
    language,
    words,
    theme: computed(() => state.value.theme ?? own.theme.value),
    zone,
    now: computed(() =>
      origin.value === 'replay' ? nowAt.value({ origin: 'replay' }) : house.now.value,
    ),
    nowAt,
    tell: computed(() => tellTime(zone.value, words.value, presentYear.value)),
    origins,
    origin,
    tagOf: computed(() =>
      originTags(words.value, zone.value, { nowAt: nowAt.value, presentYear: presentYear.value }),
    ),
    station: computed(() => stations.value.find(({ id }) => id === state.value.station)),
    area: computed(() => areaOf(state.value.area, house)),
    pointed: signal(undefined),
    mapBounds,
    overlay: signal(undefined),
    whatIf,
    devices: createDevicesModel(
      httpDevicesApi(() => whatIf.person.value),
      whatIf.person,
    ),
  };
}

function areaOf(id: string | undefined, { droughts, risks }: House): AreaRow | undefined {
  const input = { droughts: droughts.value, risks: risks.value };
  const all = [...areaRows('risk', input), ...areaRows('drought', input)];
  return all.find((row) => row.id === id);
}

/** Rough bounds of China's time zone; where no station in it reports, times are read in UTC. */
const CHINA: Bounds = [73, 18, 135, 54];

function zoneOf(stations: readonly Station[], latest: ReadonlyMap<string, LatestEntry>): Zone {
  const reporting = new Set([...latest.values()].map(({ station }) => station));
  const told = stations.filter(({ id }) => reporting.has(id));
  const seen = told.length > 0 ? told : stations;
  return seen.length === 0 || seen.some((station) => contains(CHINA, station)) ? BEIJING : UTC;
}
