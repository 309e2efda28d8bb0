import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { Codec } from '../../../devices/codecs/codec.ts';
import { CODECS } from '../../../devices/codecs/codecs.ts';
import { Gear } from '../../../domain/gear.ts';
import type { Decoded } from '../../../domain/reading.ts';
import { payloadOf } from './sparkplug-b/payload-of.ts';

const runs = { numRuns: 2_000, seed: 2026 };
const received = Date.parse('2026-07-01T08:00:00+08:00');
const gears = [
  undefined,
  Gear.parse({
    hj212: { crc: 'modbus', air: 'mg/m3', minutes: 5 },
    csv: { columns: ['time', 'station', 'stage', ''] },
    mapping: {
      each: 'data[*]',
      time: 'ts',
      station: 'id',
      fields: [{ path: 'v', property: 'stage' }],
    },
  }),
];

/** Words of every format, which chance alone does not find. */
const WORDS =
  'ts values params value time properties services service_id event_time devices device_id uplink_message method ' +
  'received_at decoded_payload end_device_ids identity deviceName subDevices data id v bn n u t __proto__ constructor';

describe.each(CODECS.map((codec) => [codec.name, codec] as const))('%s', (name, codec) => {
  test('has a sound answer to any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => check(codec, bytes)),
      runs,
    );
  });

  test('has a sound answer to any JSON, and to any with the words of a format', () => {
    const key = fc.oneof(fc.constantFrom(...WORDS.split(' ')), fc.string({ maxLength: 6 }));
    const leaf = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom(
        null,
        true,
        1524448722000,
        '30.5',
        '20151212T121212Z',
        '2020-02-12T15:15:00Z',
      ),
    );
    const tree = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('members')),
      list: fc.array(tie('any'), { maxLength: 4 }),
      members: fc.dictionary(key, tie('any'), { maxKeys: 5 }),
    })).any;
    const text = fc.oneof(
      fc.json(),
      tree.map((value) => JSON.stringify(value) ?? 'null'),
    );
    fc.assert(
      fc.property(text, (message) => check(codec, Buffer.from(message))),
      runs,
    );
  });

  test('has a sound answer to what is nearly its own', () => {
    const samples = samplesOf(name);
    const changed = fc.record({
      sample: fc.constantFrom(...samples),
      cut: fc.nat(),
      changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
      twice: fc.boolean(),
    });
    fc.assert(
      fc.property(changed, ({ sample, cut, changes, twice }) => {
        const bytes = Uint8Array.from(twice ? Buffer.concat([sample, sample]) : sample);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        check(codec, bytes);
        check(codec, bytes.subarray(0, cut % (bytes.length + 1)));
      }),
      runs,
    );
  });
});

/** Throws where an answer is not sound, or the packet is not what it was. */
function check(codec: Codec, payload: Uint8Array): void {
  const before = Uint8Array.from(payload);
  for (const gear of gears) {
    const context = { device: 'x', received, gear };
    codec.partOf?.(payload, context);
    const decoded = codec.decode(payload, context);
    if (isSound(decoded, payload) && Buffer.compare(before, payload) === 0) continue;
    throw new Error(`${Buffer.from(before).toString('hex')} gave ${JSON.stringify(decoded)}`);
  }
}

function isSound(decoded: Decoded, payload: Uint8Array): boolean {
  if (!decoded.ok) {
    const { reason, at = 0 } = decoded;
    return reason.length > 0 && at >= 0 && at <= payload.length;
  }
  return decoded.readings.every(
    ({ time, value }) =>
      Number.isFinite(time) &&
      (value === null || (Number.isFinite(value) && !Object.is(value, -0))),
  );
}

/** Sound packets of a format, to be spoilt. */
function samplesOf(name: string): Uint8Array[] {
  if (name === 'sl651') return vectors('sl651', 'hex').map((hex) => Buffer.from(hex, 'hex'));
  if (name === 'hj212') return vectors('hj212', 'frame').map((frame) => Buffer.from(frame));
  return (SAMPLES[name] ?? [SAMPLES['json']])
    .flat()
    .map((sample) => Buffer.from(sample as Uint8Array));
}

function vectors(folder: string, field: string): string[] {
  const file = new URL(`${folder}/vectors.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).map(
    (vector: Record<string, string>) => vector[field],
  );
}

const text = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

const SAMPLES: Readonly<Record<string, readonly Uint8Array[]>> = {
  json: [text({ time: '2026-07-01T08:00:00+08:00', values: { stage: 19.03, rainfall: null } })],
  senml: [text([{ bn: 'urn:dev:ow:1:', bt: 1.72e9, n: 'stage', u: 'm', v: 12.01 }])],
  senmlcbor: [Buffer.from('81a4216561626364652278651a6400000000656c6576656c02f94900', 'hex')],
  szy206: [
    '681A68B35303810D00C00059000000826110000001106000004508090A3516',
    '681568B34406070001C0AAAAAAAAAA004040000000000101E516',
  ].map((hex) => Buffer.from(hex, 'hex')),
  thingsboard: [text({ A: [{ ts: 1483228800000, values: { stage: 42 } }] }), text({ stage: 1 })],
  alink: [
    text({
      params: { WF: { value: 23.6, time: 1524448722000 } },
      method: 'thing.event.property.post',
    }),
  ],
  onenet: [
    text({
      params: [{ identity: { deviceName: 'd' }, properties: { p: [{ value: '3', time: 1 }] } }],
    }),
  ],
  huawei: [
    text({
      services: [{ service_id: 'W', properties: { stage: 1 }, event_time: '20151212T121212Z' }],
    }),
  ],
  'the-things-stack': [
    text({ end_device_ids: { device_id: 'd' }, uplink_message: { decoded_payload: { stage: 1 } } }),
  ],
  'csv-lines': [text('time,stage,"a ""b"""\n2026-07-01 08:00:00,19.03,1\n2026/7/1 8:05,,NaN\n')],
  mapping: [text({ data: [{ ts: '2026-07-01 08:00:00', id: 'A', v: 3 }] })],
  'sparkplug-b': [
    payloadOf({
      timestamp: received,
      seq: 0,
      metrics: [
        { name: 'bdSeq', datatype: 8, int: 1n },
        { name: 'stage', alias: 1, datatype: 9, float: 1 },
      ],
    }),
    payloadOf({
      timestamp: received,
      seq: 1,
      metrics: [
        { name: 'x', datatype: 4, int: -5n },
        { name: 'y', datatype: 10, double: 1.5, isHistorical: true },
      ],
    }),
  ],
};
