import { encodeSl651Report } from '../codecs/sl651/encode.ts';
import type { Sent } from './gear.ts';

/** What goes out by MQTT. */
export interface Packet {
  readonly topic: string;
  readonly payload: Uint8Array | string;
}

/** Stations whose water gauge speaks SL 651-2014; their rain gauge and pan, and everybody else, speak JSON. */
const SPEAK_SL651: ReadonlySet<string> = new Set([
  '62601200',
  '62602000',
  '62605800',
  '62302250',
  '62402400',
  '62517400',
]);

/** The elements such a gauge reports, by property. */
const ELEMENTS: Readonly<Record<string, string>> = {
  stage: 'Z',
  discharge: 'Q',
  supply_voltage: 'VT',
};

/** Reports of one station in one JSON packet. */
export function jsonPacket(station: string, sent: readonly Sent[]): Packet {
  const messages = sent.map(({ stamp, values }) => ({ time: beijing(stamp), values }));
  const payload = JSON.stringify(messages.length === 1 ? messages[0] : messages);
  return { topic: `poyang/${station}/json`, payload };
}

/** One report as its station sends it: JSON, or SL 651 with what that cannot say as JSON beside it. */
export function packetsOf(sent: Sent, serial: number): Packet[] {
  if (!SPEAK_SL651.has(sent.station)) return [jsonPacket(sent.station, [sent])];
  const entries = Object.entries(sent.values);
  const gauge = entries.filter(([property]) => property in ELEMENTS);
  const others = entries.filter(([property]) => !(property in ELEMENTS));
  return [
    ...(gauge.length > 0 ? [sl651Packet(sent, gauge, serial)] : []),
    ...(others.length > 0
      ? [jsonPacket(sent.station, [{ ...sent, values: Object.fromEntries(others) }])]
      : []),
  ];
}

/** A timed report (function 32). */
function sl651Packet({ station, stamp }: Sent, values: [string, number][], serial: number): Packet {
  const elements = values.map(([property, value]) => ({ id: ELEMENTS[property] ?? '', value }));
  const payload = encodeSl651Report({
    functionCode: 0x32,
    centre: 1,
    station: `00${station}`,
    serial: (serial % 0xffff) + 1,
    sent: stamp,
    stationClass: 'H',
    groups: [{ time: stamp, elements }],
  });
  return { topic: `poyang/${station}/sl651`, payload };
}

/** "2026-07-01T08:00:00+08:00" */
function beijing(time: number): string {
  const local = new Date(time + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 19)}+08:00`;
}
