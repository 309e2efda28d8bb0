import type { Codec } from '../devices/codecs/codec.ts';
import { json } from '../devices/codecs/json.ts';
import { encodeSl651Report } from '../devices/codecs/sl651/encode.ts';
import { sl651 } from '../devices/codecs/sl651/sl651.ts';
import { type Bench, spread } from './table.ts';

export const decode: Bench = {
  name: 'decode',
  summary: 'frames decoded a CPU second; goal 150,000 of SL 651, 250,000 of JSON',

  async run({ rounds }) {
    const rows = [
      { title: 'json, 4 values of 237 bytes', codec: json, packets: jsonPackets() },
      { title: 'sl651, 32H with 4 elements', codec: sl651, packets: timedReports() },
      { title: 'sl651, 34H with 24 five-minute values', codec: sl651, packets: hourlyReports() },
    ].map(({ title, codec, packets }) => {
      const rates = Array.from({ length: rounds }, () => measureDecode(codec, packets));
      const micros = rates.map((rate) => 1e6 / rate);
      return [title, spread(rates), spread(micros)];
    });
    return [{ title: 'Decoding', columns: ['packets', 'frames a CPU second', 'µs a frame'], rows }];
  },
};

/** Packets that a codec decodes in a second of CPU time, over `count` of them, in turn; warmed up before. */
export function measureDecode(
  codec: Codec,
  packets: readonly Uint8Array[],
  count = 200_000,
): number {
  decodeMany(codec, packets, count / 10);
  const start = process.cpuUsage();
  decodeMany(codec, packets, count);
  const { user, system } = process.cpuUsage(start);
  return (count / (user + system)) * 1_000_000;
}

function decodeMany(codec: Codec, packets: readonly Uint8Array[], count: number): void {
  let readings = 0;
  for (let i = 0; i < count; i++) {
    const packet = packets[i % packets.length] ?? new Uint8Array();
    const decoded = codec.decode(packet, { device: '62601200' });
    if (decoded.ok) readings += decoded.readings.length;
  }
  if (readings === 0) throw new Error(`${codec.name} decoded nothing: the bench would lie`);
}

const FIRST = Date.parse('2026-07-01T08:00:00+08:00');
const MINUTES = Array.from({ length: 500 }, (_, minute) => minute);

function jsonPackets(): Uint8Array[] {
  return MINUTES.map((minute) => {
    const time = new Date(FIRST + minute * 60_000).toISOString();
    const values = {
      stage: 19.03 + minute / 100,
      rainfall: 0.5,
      supply_voltage: 12.61,
      water_temperature: 24.3,
    };
    return Buffer.from(JSON.stringify({ time, values }).padEnd(237));
  });
}

function timedReports(): Uint8Array[] {
  return MINUTES.map((minute) =>
    report(0x32, minute, [
      { id: 'PJ', value: 4 },
      { id: 'PT', value: 40.5 },
      { id: 'Z', value: 19.03 + minute / 1_000 },
      { id: 'VT', value: 12.61 },
    ]),
  );
}

function hourlyReports(): Uint8Array[] {
  const hour = Array.from({ length: 12 }, (_, i) => i / 2);
  const elements = ['DRP', 'DRZ1'].map((id) => ({ id, value: hour }));
  return MINUTES.map((minute) => report(0x34, minute, elements));
}

function report(
  functionCode: number,
  minute: number,
  elements: Parameters<typeof encodeSl651Report>[0]['groups'][number]['elements'],
): Uint8Array {
  const time = FIRST + minute * 60_000;
  return encodeSl651Report({
    functionCode,
    centre: 1,
    station: '0062601200',
    serial: minute + 1,
    sent: time,
    stationClass: 'K',
    groups: [{ time, elements }],
  });
}
