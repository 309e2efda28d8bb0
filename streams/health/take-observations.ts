import type { Observation } from '../../domain/observation.ts';
import { FAIL, isUsable, reasonMask } from '../../domain/quality.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import type { Device, DeviceSeries, Stamps } from './device.ts';
import { notePacket, offsetAt, type Packet, type Packets } from './packets.ts';
import { noteReport } from './reports.ts';
import { isClockOff, isVoltageLow, voltageLine } from './rules.ts';
import { type Mark, put } from './spells.ts';

/**
 * Takes observations of a device in, in any order, and any number of times. `slack`: how far off, ms, a clock may be said to be by a
 * fast drill. What comes of one packet has its stamp in common, and is noted once.
 */
export function takeObservations(
  device: Device,
  observations: readonly Observation[],
  slack: number,
): void {
  let still: Mark | undefined;
  let reported = Number.NaN;
  for (const observation of observations) {
    const { time, received, raw, property } = observation;
    const series = device.series.get(property);
    if (!series || time < device.stamps.newest - DAY_MS) continue;
    if (still?.time !== time || still.received !== received) {
      still = { time, holds: false, value: 0, received, raw };
      takePacket(device, observation, slack);
    }
    if (series.isFastest && time !== reported) reported = noteTime(device, time);
    noteStamp(series.stamps, time);
    judgeValue(device, series, { observation, still });
  }
}

function noteTime({ reports }: Device, time: number): number {
  if (reports) noteReport(reports, time);
  return time;
}

function takePacket(device: Device, packet: Packet, slack: number): void {
  const { time, received, raw } = packet;
  noteStamp(device.stamps, time);
  if (time > (device.newest?.time ?? Number.NEGATIVE_INFINITY)) {
    device.newest = { time, received, raw };
  }
  if (received - time < LIVE_MS) device.isLive = true;
  takeStamp(device, { received, time, raw }, slack);
}

/** Takes in the stamp of a packet that went no further because of it: its clock can be told all the same. */
export function takeStamp(device: Device, packet: Packet, slack: number): void {
  const at = notePacket(device.packets, packet);
  if (at >= 0) judgeClock(device, at, slack);
}

const FLAT = reasonMask(['flat_line']);
const SPIKE = reasonMask(['spike']);
const LIVE_MS = HOUR_MS;

function noteStamp(stamps: Stamps, time: number): void {
  if (time > stamps.newest) {
    stamps.before = stamps.newest;
    stamps.newest = time;
  } else if (time > stamps.before && time < stamps.newest) stamps.before = time;
}

/** `still`: the mark of all its series that move. */
function judgeValue(
  device: Device,
  series: DeviceSeries,
  { observation, still }: { readonly observation: Observation; readonly still: Mark },
): void {
  const { trouble } = series;
  const isBattery = trouble.word === 'voltage_low';
  if (isBattery) noteVoltage(device, observation);
  const holds = isBattery ? lowIn(series, observation) : frozenIn(observation);
  const mark = holds === false && !isBattery ? still : markOf(observation, holds);
  if (put(trouble.spells, observation.time, mark)) device.unsettled.add(trouble);
}

function markOf(
  { time, value, received, raw }: Observation,
  holds: boolean | undefined,
): Mark | undefined {
  return holds === undefined ? undefined : { time, holds, value: value ?? 0, received, raw };
}

function noteVoltage(device: Device, { time, value }: Observation): void {
  if (value === null || time < (device.voltage?.time ?? 0)) return;
  device.voltage = { value, time };
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
