import type { DeviceEvent } from '../../domain/device-event.ts';
import type { DeviceWord } from '../../domain/device-word.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Series, Station } from '../../domain/station.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { type Packets, usualStep } from './packets.ts';
import { type Reports, reportsOf } from './reports.ts';
import { CLOCK_OFF, FROZEN, VOLTAGE_LOW } from './rules.ts';
import { type Mark, type Spell, type Spells, spellsOf } from './spells.ts';

/** What is known of a station's gear; a function of what came, not of the order in which it is told. Times are epoch ms. */
export interface Device {
  readonly station: string;
  /** The shortest registered interval, s; null: nothing is registered. */
  readonly intervalSeconds: number | null;
  readonly series: ReadonlyMap<string, DeviceSeries>;
  readonly reports: Reports | undefined;
  readonly packets: Packets;
  readonly clock: Trouble;
  /** Its reading with the newest stamp. */
  newest: Pick<Observation, 'time' | 'received' | 'raw'> | undefined;
  readonly stamps: Stamps;
  /** It has been heard at about the time of its stamps: it is in the field, and no file that somebody fills in. */
  isLive: boolean;
  voltage: { readonly value: number; readonly time: number } | undefined;
  /** The silences told of and not over: by property, '' of the whole device. */
  readonly silences: Map<string, Spell>;
  /** Troubles whose spells may be others than told. */
  readonly unsettled: Set<Trouble>;
}

/** The newest stamp and the one before it, −∞ where there is none. */
export interface Stamps {
  newest: number;
  before: number;
}

export interface DeviceSeries {
  readonly registered: Series;
  readonly stamps: Stamps;
  readonly trouble: Trouble;
  readonly isFastest: boolean;
}

/** One thing that can be wrong, its spells, and what was told of them. */
export interface Trouble {
  readonly word: DeviceWord;
  readonly property: string | undefined;
  readonly spells: Spells;
  told: readonly Spell[];
}

/** A device of which nothing has come yet; `open`: what was last told to be wrong with it. */
export function deviceOf(station: Station, open: readonly DeviceEvent[] = []): Device {
  const intervals = station.series.map(({ intervalSeconds }) => intervalSeconds);
  const intervalSeconds = intervals.length === 0 ? null : Math.min(...intervals);
  const { silences, troubleOf } = openTroubles(open);
  const series = station.series.map((registered): [string, DeviceSeries] => {
    const { property } = registered;
    const isBattery = property === BATTERY;
    const trouble = troubleOf(isBattery ? 'voltage_low' : 'frozen', property);
    const isFastest = registered.intervalSeconds === intervalSeconds;
    return [property, { registered, stamps: noStamps(), trouble, isFastest }];
  });
  return {
    station: station.id,
    intervalSeconds,
    series: new Map(series),
    reports: intervalSeconds === null ? undefined : reportsOf(intervalSeconds * SECOND_MS),
    packets: [],
    clock: troubleOf('clock_off'),
    newest: undefined,
    stamps: noStamps(),
    isLive: false,
    voltage: undefined,
    silences,
    unsettled: new Set(),
  };
}

/** How often it is due, s: as registered, else as it does; null: not known. */
export function intervalOf({ intervalSeconds, packets }: Device): number | null {
  const step = intervalSeconds === null ? usualStep(packets) : null;
  return step === null ? intervalSeconds : step / SECOND_MS;
}

function noStamps(): Stamps {
  return { newest: Number.NEGATIVE_INFINITY, before: Number.NEGATIVE_INFINITY };
}

const BATTERY = 'supply_voltage';

const RULES = { frozen: FROZEN, voltage_low: VOLTAGE_LOW, clock_off: CLOCK_OFF };

/** What was told to be wrong, as the spells of the troubles begin with it. */
function openTroubles(open: readonly DeviceEvent[]) {
  const toldMark = ({ time, value = 0, received, raw }: DeviceEvent): Mark => ({
    ...{ time, holds: true, value, received, raw },
  });
  const silences = open
    .filter(({ word }) => word === 'no_data')
    .map((event): [string, Spell] => [event.property ?? '', { began: toldMark(event) }]);
  return {
    silences: new Map(silences),
    troubleOf(word: keyof typeof RULES, property?: string): Trouble {
      const told = open.find((event) => event.word === word && event.property === property);
      const spells = spellsOf(RULES[word], told && toldMark(told));
      return { word, property, spells, told: spells.spells };
    },
  };
}
