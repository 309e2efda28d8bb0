import type { Codec } from '../devices/codecs/codec.ts';
import { encodeHj212, encodeHj212Data } from '../devices/codecs/hj212/encode.ts';
import { hj212 } from '../devices/codecs/hj212/hj212.ts';
import { json } from '../devices/codecs/json.ts';
import { encodeSl651Report } from '../devices/codecs/sl651/encode.ts';
import { sl651 } from '../devices/codecs/sl651/sl651.ts';
import { type Bench, spread } from './table.ts';

export const decode: Bench = {
  name: 'decode',
  summary: 'frames decoded a CPU second; goal 150,000 of SL 651 and of HJ 212, 250,000 of JSON',

  async run({ rounds }) {
    const rows = [
      { title: 'json, 4 values of 237 bytes', codec: json, packets: jsonPackets() },
      { title: 'sl651, 32H with 4 elements', codec: sl651, packets: timedReports() },
      { title: 'sl651, 34H with 24 five-minute values', codec: sl651, packets: hourlyReports() },
      { title: 'hj212, 2011 with 4 factors', codec: hj212, packets: realTime(4) },
      { title: 'hj212, 2011 with 11 factors', codec: hj212, packets: realTime(11) },
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

const FACTORS =
  'w01001 w01009 w01010 w01014 w01003 w21011 w21001 w21003 w01019 w01018 w01020'.split(' ');

function realTime(count: number): Uint8Array[] {
  return MINUTES.map((minute) => {
    const time = FIRST + minute * 60_000;
    const factors = FACTORS.slice(0, count).map((code, i) => ({
      code,
      values: { Rtd: 7.13 + i + minute / 100 },
      mark: 'N',
    }));
    const head = { qn: time, st: '21', cn: '2011', password: '123456', mn: '62601200', flag: 5 };
    return encodeHj212({ ...head, area: encodeHj212Data(time, factors) });
  });
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
