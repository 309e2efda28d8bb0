import { encodeSl651Report } from '../devices/codecs/sl651/encode.ts';
import type { RawPacket } from '../domain/raw-packet.ts';
import { messageTemplate } from '../test/load/message.ts';
import type { LoadPlan } from '../test/load/plan.ts';

/** The plan's messages from one on, as the door hands them on. */
export function packetsOf(plan: LoadPlan, first: number, count: number): RawPacket[] {
  return sequences(first, count).map((sequence) => {
    const message = plan.message(sequence);
    const device = plan.stations[message.station] ?? '';
    const template = messageTemplate(device);
    const packet = Buffer.alloc(template.length);
    template.write(packet, 0, { ...message, packetId: 1 });
    const payload = new Uint8Array(packet.subarray(-PAYLOAD_BYTES));
    return { device, codec: 'json', received: message.time, payload };
  });
}

/** The same readings as reports of SL 651, four elements each. */
export function reportsOf(plan: LoadPlan, first: number, count: number): Uint8Array[] {
  return sequences(first, count).map((sequence) => {
    const { station, time, value } = plan.message(sequence);
    const elements = [
      { id: 'Z', value: value / 1_000 },
      { id: 'PJ', value: 0.5 },
      { id: 'C', value: 21.3 },
      { id: 'VT', value: 12.61 },
    ];
    return encodeSl651Report({
      functionCode: 0x32,
      centre: 1,
      station: String(station).padStart(10, '0'),
      serial: (sequence % 65_535) + 1,
      sent: time,
      stationClass: 'H',
      groups: [{ time, elements }],
    });
  });
}

/** Of the generator's JSON, at the end of each of its packets. */
const PAYLOAD_BYTES = 240;

function sequences(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
