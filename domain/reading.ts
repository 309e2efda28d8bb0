import type { Setting } from './ask.ts';
import type { Attached } from './attachment.ts';
import type { DeviceSign } from './device-sign.ts';
import type { Doubt } from './doubt.ts';

/** What one sensor said of one moment, as the frame has it: not matched, converted or judged. */
export interface Reading {
  /** Epoch ms. The end of the interval for totals. */
  readonly time: number;
  /** The codec's own name of the element: "Z", "PJ", "stage". */
  readonly element: string;
  /** The observed property this element means to the house, if any. */
  readonly property: string | undefined;
  /** null: the gear said that it has no value. */
  readonly value: number | null;
  /** undefined: the format names no unit; the series' registered one holds. */
  readonly unit: string | undefined;
  /** The station this reading is of, where a relay's frame speaks for others than its own. */
  readonly station?: string;
  /** What the gear itself holds against its value, if anything. */
  readonly doubt?: Doubt;
  /** Its bytes in hexadecimal digits, where only their maker knows what they mean. */
  readonly raw?: string;
}

/** A decoded frame, or why it cannot be decoded. Bad input is data. `at` is the offset of the offending byte. */
export type Decoded = DecodedFrame | Undecodable;

export interface DecodedFrame {
  ok: true;
  /** As the frame names it; the publishing device where the format names none. */
  station: string;
  function?: string;
  readings: Reading[];
  /** down: from the centre to the station, and so without readings. */
  direction?: 'up' | 'down';
  /** The sender's number of the message, which an acknowledgement repeats. */
  serial?: number;
  /** Which part of a longer message this is, counted from 1. */
  packet?: { total: number; number: number };
  /** What an observer wrote, or what the gear says of itself. */
  text?: string;
  /** How the gear is set, or is to be set: by name, as people write values. */
  settings?: Setting[];
  /** What the gear says of its own state. */
  signs?: DeviceSign[];
  /** Pictures. */
  attached?: Attached[];
  /** What the device's next packet is to be read with, plain data; `lasting` if it must outlive a restart. */
  remember?: { memory: unknown; lasting: boolean };
}

export interface Undecodable {
  ok: false;
  reason: string;
  at?: number;
}
