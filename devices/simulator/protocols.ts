import { encodeHj212, encodeHj212Data } from '../codecs/hj212/encode.ts';
import { PROPERTY_OF } from '../codecs/hj212/factor-table.ts';
import { encodeSl651Report } from '../codecs/sl651/encode.ts';
import { encodeSzy206 } from '../codecs/szy206/encode.ts';
import { numberDigits } from '../codecs/szy206/numbers.ts';
import type { Sent } from './gear.ts';

/** What a report comes to in a protocol's own elements. */
export interface Spoken extends Pick<Sent, 'station' | 'stamp'> {
  readonly serial: number;
  readonly elements: readonly { readonly id: string; readonly value: number }[];
}

/** A language of field gear. */
export interface Protocol {
  readonly codec: string;
  /** Its name of each property that it can say. */
  readonly elements: Readonly<Record<string, string>>;
  encode(spoken: Spoken): Uint8Array | string;
}

/** Reports of one station in JSON, which says every property. */
export function jsonOf(sent: readonly Pick<Sent, 'stamp' | 'values'>[]): string {
  const messages = sent.map(({ stamp, values }) => ({ time: beijing(stamp), values }));
  return JSON.stringify(messages.length === 1 ? messages[0] : messages);
}

/** SL 651-2014, a timed report (function 32), to the minute. */
export const SL651: Protocol = {
  codec: 'sl651',
  elements: {
    stage: 'Z',
    discharge: 'Q',
    supply_voltage: 'VT',
    groundwater_depth: 'H',
    soil_moisture_10cm: 'M10',
    soil_moisture_20cm: 'M20',
    soil_moisture_40cm: 'M40',
  },
  encode({ station, stamp, serial, elements }) {
    const time = inThisCentury(stamp);
    return encodeSl651Report({
      functionCode: 0x32,
      centre: 1,
      station: `00${station}`,
      serial: (serial % 0xffff) + 1,
      sent: time,
      stationClass: CLASSES[elements[0]?.id ?? ''] ?? 'H',
      groups: [{ time, elements }],
    });
  },
};

/** By what is observed first: soil M, groundwater G; else a river station. */
const CLASSES: Readonly<Record<string, string>> = { M10: 'M', H: 'G' };

/** HJ 212-2017, what is now (function 2011): system 21 for water, 22 for air. */
export const HJ212: Protocol = {
  codec: 'hj212',
  elements: Object.fromEntries(
    Object.entries(PROPERTY_OF).map(([code, property]) => [property, code]),
  ),
  encode({ station, stamp, elements }) {
    const time = inThisCentury(stamp);
    const factors = elements.map(({ id, value }) => ({
      code: id,
      values: { Rtd: id === AIR_PRESSURE ? value / 10 : value },
      mark: 'N',
    }));
    return encodeHj212({
      ...{ qn: time, cn: '2011', password: '123456', mn: station, flag: 4 },
      st: elements[0]?.id.startsWith('a') ? '22' : '21',
      area: encodeHj212Data(time, factors),
    });
  },
};

/** In kPa. */
const AIR_PRESSURE = 'a01006';

/** SenML as JSON (RFC 8428). */
export const SENML: Protocol = {
  codec: 'senml',
  elements: { rainfall: 'rainfall' },
  encode({ station, stamp, elements }) {
    const [first, ...rest] = elements.map(({ id, value }) => ({ n: id, u: 'mm', v: value }));
    return JSON.stringify([{ bn: `${station}:`, bt: stamp / 1_000, ...first }, ...rest]);
  },
};

/** SZY206-2016, a self-report (function C0) of the stage. Its time names neither month nor year. */
export const SZY206: Protocol = {
  codec: 'szy206',
  elements: { stage: 'stage' },
  encode({ station, stamp, elements }) {
    const [stage] = elements;
    const [day, hour, minute, second] = beijing(stamp).match(/\d+/g)?.slice(2) ?? [];
    const label = `${second}${minute}${hour}${day}00`;
    const data = numberDigits(stage?.value ?? null, 4, 3) + NO_ALARMS + label;
    return encodeSzy206(UP_STAGE, `00${station}`, 0xc0, data);
  },
};

/** Direction up, kind of data 2. */
const UP_STAGE = 0x82;
const NO_ALARMS = '00000000';

/** Years of two digits are of this century: where they are written, a clock that lost its time begins with 2000. */
function inThisCentury(stamp: number): number {
  return stamp < YEAR_2000 ? YEAR_2000 + stamp : stamp;
}

const YEAR_2000 = Date.parse('2000-01-01T00:00+08:00');

/** "2026-07-01T08:00:00+08:00" */
function beijing(time: number): string {
  const local = new Date(time + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 19)}+08:00`;
}
