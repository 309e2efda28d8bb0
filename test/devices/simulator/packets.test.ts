import { expect, test } from 'vitest';
import { codecNamed } from '../../../devices/codecs/codecs.ts';
import { packetsOf } from '../../../devices/simulator/packets.ts';
import { builtInStations } from '../../../devices/stations/built-in-stations.ts';
import { MINUTE_MS } from '../../../domain/time.ts';
import { toCanonical } from '../../../domain/unit.ts';

const stations = builtInStations();
const NOW = Date.parse('2026-07-01T11:05:00+08:00');
const bytesOf = (payload: Uint8Array | string) => new Uint8Array(Buffer.from(payload));

function saidBy(id: string, stamp = NOW, received = NOW) {
  const station = stations.find((one) => one.id === id);
  const values = Object.fromEntries(
    (station?.series ?? []).map(({ property }, i) => [property, i + 0.5]),
  );
  const packets = packetsOf({ station: id, stamp, values, sendAt: stamp, copies: 1 }, 7);
  const frames = packets.map(({ topic, payload }) => {
    const codec = topic.split('/')[2] ?? '';
    const decoded = codecNamed(codec)?.decode(bytesOf(payload), { device: id, received });
    return { codec, decoded: decoded?.ok ? decoded : undefined };
  });
  return { station, values, frames };
}

test.each([
  ['62601200', ['sl651', 'json']],
  ['623A1200', ['sl651']],
  ['62364100', ['sl651']],
  ['wq-xingzi', ['hj212', 'json']],
  ['air-nanchang', ['hj212']],
  ['62641200', ['senml']],
  ['62403400', ['szy206', 'json']],
  ['62340675', ['json']],
])('%s speaks %j', (id, codecs) => {
  expect(saidBy(id).frames.map(({ codec }) => codec)).toEqual(codecs);
});

test('every station of the registry is understood: its name, its stamp and every value in its unit', () => {
  for (const { id } of stations) {
    const { station, values, frames } = saidBy(id);
    const address = station?.address ?? `00${id}`;
    const readings = frames.flatMap(({ decoded }) => decoded?.readings ?? []);
    for (const { decoded } of frames) expect([id, address]).toContain(decoded?.station);
    expect(new Set(readings.map(({ time }) => time)), id).toEqual(new Set([NOW]));
    const understood = readings.map(({ property = '', value, unit }) => {
      const series = station?.series.find((one) => one.property === property);
      const canonical = toCanonical(1, series?.unit ?? '', series?.unit ?? '') === 1;
      return [
        property,
        canonical ? toCanonical(value ?? 0, unit ?? series?.unit ?? '', series?.unit ?? '') : value,
      ];
    });
    expect(Object.fromEntries(understood), id).toEqual(values);
  }
});

test('a clock that lost its time begins with 1970, or with 2000 where the year has two digits', () => {
  const lost = 3 * MINUTE_MS;
  const yearOf = (id: string) => {
    const [frame] = saidBy(id, lost).frames;
    return new Date(frame?.decoded?.readings[0]?.time ?? 0).toISOString();
  };
  expect(yearOf('62340675')).toBe('1970-01-01T00:03:00.000Z');
  expect(yearOf('62601200')).toBe('1999-12-31T16:03:00.000Z');
  expect(yearOf('air-nanchang')).toBe('1999-12-31T16:03:00.000Z');
});
