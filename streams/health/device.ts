import type { DeviceEvent } from '../../domain/device-event.ts';
import type { DeviceWord } from '../../domain/device-word.ts';
import type { Observation } from '../../domain/observation.ts';
import { FAIL, isUsable, reasonMask } from '../../domain/quality.ts';
import type { Series, Station } from '../../domain/station.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../domain/time.ts';
import { notePacket, offsetAt, type Packet, type Packets, usualStep } from './packets.ts';
import { noteReport, type Reports, reportsOf } from './reports.ts';
import { CLOCK_OFF, FROZEN, isClockOff, isVoltageLow, VOLTAGE_LOW, voltageLine } from './rules.ts';
import { type Mark, put, type Spell, type Spells, spellsOf } from './spells.ts';

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

/** Takes an observation in, in any order, and any number of times. `slack`: how far off, ms, a clock may be said to be by a fast drill. */
export function takeObservation(device: Device, observation: Observation, slack: number): void {
  const { time, received, raw, property } = observation;
  const series = device.series.get(property);
  if (!series || time < (device.newest?.time ?? 0) - DAY_MS) return;
  noteStamp(series.stamps, time);
  noteStamp(device.stamps, time);
  if (time > (device.newest?.time ?? Number.NEGATIVE_INFINITY)) device.newest = observation;
  if (received - time < LIVE_MS) device.isLive = true;
  if (series.isFastest && device.reports) noteReport(device.reports, time);
  takeStamp(device, { received, time, raw }, slack);
  judgeValue(device, series, observation);
}

/** Takes in the stamp of a packet that went no further because of it: its clock can be told all the same. */
export function takeStamp(device: Device, packet: Packet, slack: number): void {
  const at = notePacket(device.packets, packet);
  if (at >= 0) judgeClock(device, at, slack);
}

/** How often it is due, s: as registered, else as it does; null: not known. */
export function intervalOf({ intervalSeconds, packets }: Device): number | null {
  const step = intervalSeconds === null ? usualStep(packets) : null;
  return step === null ? intervalSeconds : step / SECOND_MS;
}

function noStamps(): Stamps {
  return { newest: Number.NEGATIVE_INFINITY, before: Number.NEGATIVE_INFINITY };
}

function noteStamp(stamps: Stamps, time: number): void {
  if (time > stamps.newest) {
    stamps.before = stamps.newest;
    stamps.newest = time;
  } else if (time > stamps.before && time < stamps.newest) stamps.before = time;
}

const BATTERY = 'supply_voltage';
const FLAT = reasonMask(['flat_line']);
const SPIKE = reasonMask(['spike']);
const LIVE_MS = HOUR_MS;

const RULES = { frozen: FROZEN, voltage_low: VOLTAGE_LOW, clock_off: CLOCK_OFF };

/** What was told to be wrong, as the spells of the troubles begin with it. */
function openTroubles(open: readonly DeviceEvent[]) {
  const markOf = ({ time, value = 0, received, raw }: DeviceEvent): Mark => ({
    ...{ time, holds: true, value, received, raw },
  });
  const silences = open
    .filter(({ word }) => word === 'no_data')
    .map((event): [string, Spell] => [event.property ?? '', { began: markOf(event) }]);
  return {
    silences: new Map(silences),
    troubleOf(word: keyof typeof RULES, property?: string): Trouble {
      const told = open.find((event) => event.word === word && event.property === property);
      const spells = spellsOf(RULES[word], told && markOf(told));
      return { word, property, spells, told: spells.spells };
    },
  };
}

function judgeValue(device: Device, series: DeviceSeries, observation: Observation): void {
  const { trouble } = series;
  const { time, value, received, raw } = observation;
  const isBattery = trouble.word === 'voltage_low';
  const holds = isBattery ? lowIn(series, observation) : frozenIn(observation);
  if (isBattery && value !== null && time >= (device.voltage?.time ?? 0)) {
    device.voltage = { value, time };
  }
  const mark = holds === undefined ? undefined : { time, holds, value: value ?? 0, received, raw };
  if (put(trouble.spells, time, mark)) device.unsettled.add(trouble);
}

function frozenIn({ flag, reasons }: Observation): boolean | undefined {
  if ((reasons & FLAT) !== 0) return true;
  return isUsable(flag) ? false : undefined;
}

function lowIn(
  { registered }: DeviceSeries,
  { value, flag, reasons }: Observation,
): boolean | undefined {
  if (value === null || flag >= FAIL || (reasons & SPIKE) !== 0) return undefined;
  return isVoltageLow(value, voltageLine(registered));
}

/** A packet, and those beside it, are judged once it is known what came after them. */
function judgeClock(device: Device, at: number, slack: number): void {
  const { packets, clock, unsettled } = device;
  const last = Math.min(at + 1, packets.length - 2);
  for (let i = Math.max(0, at - 1); i <= last; i++) {
    const { received, raw } = packets[i] as Packets[number];
    const value = offsetAt(packets, i);
    const holds = value === undefined ? undefined : isClockOff(value, slack);
    const mark =
      value === undefined || holds === undefined
        ? undefined
        : { time: received, holds, value, received, raw };
    if (put(clock.spells, received, mark)) unsettled.add(clock);
  }
}
