import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';
import type { Reading } from '../../../../domain/reading.ts';

type Told = number | null | string | (number | null)[];

/** A frame seen in the field or in public code, and what an independent decoder made of it. */
interface Vector {
  hex: string;
  source: string;
  crcOk: boolean;
  direction: 'up' | 'down';
  station: string;
  function: string;
  serial?: number;
  packet?: [total: number, number: number];
  elements?: [name: string, told: Told][];
}

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
);
const sound = vectors.filter(({ crcOk }) => crcOk).map(named);
const broken = vectors.filter(({ crcOk }) => !crcOk).map(named);

function named(vector: Vector, index: number) {
  const name = `${vector.function} ${vector.direction} of ${vector.station}, ${index}`;
  return { name, vector };
}

test.each(broken)('a frame with a false CRC is refused: $name', ({ vector }) => {
  expect(decode(vector)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^(crc|length)$/),
  });
});

test.each(sound)('the envelope is read: $name', ({ vector }) => {
  const { station, direction, packet, serial } = vector;
  const decoded = decode(vector);
  expect(decoded).toMatchObject({ ok: true, station, function: vector.function, direction });
  if (packet) expect(decoded).toMatchObject({ packet: { total: packet[0], number: packet[1] } });
  else if (direction === 'up') expect(decoded).toMatchObject({ serial });
});

test.each(sound)('the readings are those of the independent decoder: $name', ({ vector }) => {
  const decoded = decode(vector);
  if (!decoded.ok) throw new Error(decoded.reason);
  expect(decoded.readings.map(comparable)).toEqual(expectedReadings(vector));
  expect(decoded.text).toBe(expectedText(vector));
});

function decode(vector: Vector) {
  return sl651.decode(Buffer.from(vector.hex, 'hex'), { device: '' });
}

function comparable({ time, element, value, station }: Reading) {
  return {
    time: new Date(time + 8 * 3_600_000).toISOString().slice(2, 16),
    element,
    value,
    station,
  };
}

/**
 * Where we do not follow the other decoder: it reads elements into bodies that hold none, namely
 * downlinks (38H: the two ends of the period as PN30, GH …; 3AH: what is asked for as DRP without values),
 * settings and parameters (40H–43H, 49H, 50H: "param…"), and the text of a software version (45H: "M20", "2D").
 */
const WITH_READINGS = ['30', '31', '32', '33', '34', '37', '38', '3A', '44', '46'];

function expectedReadings(vector: Vector) {
  if (vector.direction === 'down' || !WITH_READINGS.includes(vector.function)) return [];
  let time = '';
  return (vector.elements ?? []).flatMap(([name, told]) => {
    if (name === 'TT') time = observationTime(String(told));
    if (name === 'TT' || name === 'ST' || name === 'class') return [];
    const values = Array.isArray(told) ? told : [told as number | null];
    return values.map((value, i) => ({
      time: later(time, 5 * i),
      element: name,
      value,
      station: undefined,
    }));
  });
}

/** YYMMDDHHmm as YY-MM-DDTHH:mm. */
function observationTime(digits: string): string {
  const [year, month, day, hour, minute] = digits.match(/../g) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

function later(time: string, minutes: number): string {
  return new Date(Date.parse(`20${time}Z`) + minutes * 60_000).toISOString().slice(2, 16);
}

function expectedText({ function: code, elements }: Vector): string | undefined {
  if (code === '45') return elements?.length ? 'DATA86-SW-V1.2(H)' : undefined;
  const text = elements?.find(([name]) => name === 'RGZS')?.[1];
  return text === undefined ? undefined : String(text);
}
