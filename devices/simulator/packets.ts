import type { Sent } from './gear.ts';
import { HJ212, jsonOf, type Protocol, SENML, SL651, SZY206 } from './protocols.ts';

/** What goes out by MQTT. */
export interface Packet {
  readonly topic: string;
  readonly payload: Uint8Array | string;
}

/** Which station speaks which protocol, by its id; all others speak JSON. */
const SPEAKERS: readonly (readonly [ids: RegExp, Protocol])[] = [
  // The water gauges of Xingzi, Duchang, Kangshan, Waizhou, Lijiadu and Wanjiabu.
  [/^(626(01200|02000|05800)|62302250|62402400|62517400)$/, SL651],
  [/^62[3-7]A\d{4}$/, SL651], // soil moisture
  [/^62[3-6]6\d{4}$/, SL651], // groundwater
  [/^(wq|air)-/, HJ212],
  [/^62641\d{3}$/, SENML], // rain around Mount Lu
  [/^(62403400|62401300)$/, SZY206], // the reservoirs Hongmen and Liaofang
];

/** Reports of one station in one JSON packet. */
export function jsonPacket(station: string, sent: readonly Sent[]): Packet {
  return { topic: `poyang/${station}/json`, payload: jsonOf(sent) };
}

/** One report as its station sends it: in its own protocol, with what that cannot say as JSON beside it. */
export function packetsOf(sent: Sent, serial: number): Packet[] {
  const { station } = sent;
  const protocol = SPEAKERS.find(([ids]) => ids.test(station))?.[1];
  if (!protocol) return [jsonPacket(station, [sent])];
  const { elements, others } = divided(sent.values, protocol);
  const packets: Packet[] = [];
  if (elements.length > 0) {
    const payload = protocol.encode({ ...sent, serial, elements });
    packets.push({ topic: `poyang/${station}/${protocol.codec}`, payload });
  }
  if (Object.keys(others).length > 0)
    packets.push(jsonPacket(station, [{ ...sent, values: others }]));
  return packets;
}

/** What the protocol has an element for, and the values that it has none for. */
function divided(values: Sent['values'], protocol: Protocol) {
  const elements: { id: string; value: number }[] = [];
  const others: Record<string, number> = {};
  for (const [property, value] of Object.entries(values)) {
    const id = protocol.elements[property];
    if (id === undefined) others[property] = value;
    else elements.push({ id, value });
  }
  return { elements, others };
}
