import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hj212 } from '../../../../devices/codecs/hj212/hj212.ts';
import { decoded } from './decoded.ts';

/** A frame from the field, from public code or from the standard, and what an independent reader found in it. */
interface Vector {
  source: string;
  frame: string;
  crc: 'standard' | 'modbus' | 'false';
  station: string;
  function: string;
  qn?: string;
  dataTime?: string;
  values: Record<string, number>;
}

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
);
const named = vectors.map((vector, index) => ({
  name: `${index}, ${vector.function ?? 'unknown'} of ${vector.source}`,
  vector,
}));
const readable = named.filter(({ vector }) => vector.crc !== 'false');

test.each(readable)('every field is read: $name', ({ vector }) => {
  const { station, values, dataTime, qn } = vector;
  const { readings, ...head } = decoded(vector.frame, { crc: 'modbus' });
  expect(head).toMatchObject({ ok: true, station, function: vector.function });
  expect(head.serial).toBe(beijing(qn));
  expect(readings.map(({ element, value, time }) => [element, value, time])).toEqual(
    Object.entries(values).map(([element, value]) => [element, value, beijing(dataTime)]),
  );
});

test.each(named)('the standard’s CRC alone is taken where nothing else is said: $name', (one) => {
  const answer = hj212.decode(Buffer.from(one.vector.frame), { device: '' });
  if (one.vector.crc === 'standard') expect(answer.ok).toBe(true);
  else expect(answer).toMatchObject({ ok: false, reason: 'crc' });
});

test.each(named.filter(({ vector }) => vector.crc === 'false'))(
  'a false CRC is refused in every mode: $name',
  ({ vector }) => {
    expect(() => decoded(vector.frame, { crc: 'modbus' })).toThrow('crc at');
  },
);

/** Epoch ms of YYYYMMDDhhmmss or more digits, in Beijing. */
function beijing(digits?: string): number | undefined {
  const parts = /^(....)(..)(..)(..)(..)(..)(.*)$/.exec(digits ?? '')?.slice(1);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second, ms] = parts;
  return Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${(ms || '0').padStart(3, '0')}+08:00`,
  );
}
