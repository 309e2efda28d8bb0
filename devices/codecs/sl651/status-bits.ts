import type { DeviceWord } from '../../../domain/device-word.ts';
import type { Report } from './report.ts';

/** Adds what the bits of ZT say of the gear (SL 651-2014 table 58): the lowest bit first, those above are reserved. */
export function addSigns({ frame, station }: Report, time: number, bits: number): void {
  frame.signs ??= [];
  for (const [bit, [word, when]] of BITS.entries()) {
    const holds = ((bits >>> bit) & 1) === when;
    frame.signs.push(
      station === undefined ? { time, word, holds } : { time, word, holds, station },
    );
  }
}

/** Each bit's word, and the bit at which it holds. */
const BITS: readonly (readonly [DeviceWord, 0 | 1])[] = [
  ['mains_off', 1],
  ['battery_low', 1],
  ['stage_alarm', 1],
  ['flow_alarm', 1],
  ['quality_alarm', 1],
  ['flow_meter_fault', 1],
  ['stage_meter_fault', 1],
  ['door_open', 0],
  ['memory_fault', 1],
  ['card_in_use', 1],
  ['pump_running', 0],
  ['allowance_alarm', 1],
];
