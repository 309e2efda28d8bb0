import { describe, expect, test } from 'vitest';
import { codecNamed } from '../../../devices/codecs/codecs.ts';
import { Gear } from '../../../domain/gear.ts';
import { RECEIVED, said } from './said.ts';

describe('a mapping', () => {
  const message = {
    dev: 'x',
    when: '2026-07-01 08:00:00',
    data: [
      { id: 'A', ts: 1782864000, sensors: [{ v: 1903 }, { v: '7.1' }] },
      { id: 'B', ts: 1782864060, sensors: [{ v: null }] },
    ],
    'water level': { '1m': 3 },
  };

  test('leads from fields to properties, through lists, with factors', () => {
    const gear = {
      each: '$.data[*]',
      time: 'ts',
      timeFormat: 's',
      station: 'id',
      fields: [
        { path: 'sensors[0].v', property: 'stage', factor: 0.01 },
        { path: 'sensors[1].v', property: 'ph', unit: '1' },
      ],
    };
    expect(said('mapping', JSON.stringify(message), { mapping: gear })).toEqual([
      'now sensors[0].v=19.03 (stage) of A',
      'now sensors[1].v=7.1 1 (ph) of A',
      '2026-07-01T00:01:00.000Z sensors[0].v=null (stage) of B',
    ]);
  });

  test('reads one message with names that need quotes', () => {
    const fields = [{ path: "$['water level']['1m']", property: 'stage', offset: -1 }];
    const gear = { time: 'when', fields };
    expect(said('mapping', JSON.stringify(message), { mapping: gear })).toEqual([
      "now $['water level']['1m']=2 (stage)",
    ]);
  });

  test.each([
    [{}, 'no mapping is registered for this station'],
    [
      { mapping: { fields: [{ path: 'a..b', property: 'x' }] } },
      'the registered path "a..b" is none',
    ],
    [{ mapping: { fields: [{ path: 'dev', property: 'x' }] } }, 'dev: expected a number or null'],
    [
      { mapping: { each: 'date[*]', fields: [{ path: 'ts', property: 'x' }] } },
      'no registered path leads to a value in it',
    ],
    [
      { mapping: { each: 'data[*]', fields: [{ path: 'sensor[0].v', property: 'x' }] } },
      'no registered path leads to a value in it',
    ],
    [{ mapping: { time: 'dev', fields: [{ path: 'a', property: 'x' }] } }, 'time: "x" is none'],
  ])('that does not fit is said so: %j', (gear, reason) => {
    expect(
      codecNamed('mapping')?.decode(Buffer.from(JSON.stringify(message)), {
        device: '',
        received: RECEIVED,
        gear: Gear.parse(gear),
      }),
    ).toEqual({ ok: false, reason });
  });
});
