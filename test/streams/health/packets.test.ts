import { expect, test } from 'vitest';
import {
  clockOffset,
  notePacket,
  type Packets,
  usualStep,
} from '../../../streams/health/packets.ts';
import { MINUTE, NOW } from '../little-house.ts';

/** Packets of [stamp, arrival] in minutes. */
function packets(...pairs: readonly (readonly [stamp: number, arrival: number])[]): Packets {
  const all: Packets = [];
  for (const [stamp, arrival] of pairs) {
    const raw = { partition: 0, offset: 0 };
    notePacket(all, { time: NOW + stamp * MINUTE, received: NOW + arrival * MINUTE, raw });
  }
  return all;
}

test('a clock that is behind shows in every live packet', () => {
  const late = packets([0, 4], [5, 9], [10, 14], [15, 19], [20, 24]);
  expect(clockOffset(late)).toBe(4 * MINUTE);
});

test('what waited for a line and came all at once is no clock that is off', () => {
  const outage = packets(
    ...([0, 5, 10, 15].map((at) => [at, at + 0.1]) as [number, number][]),
    ...([20, 25, 30, 35, 40, 45, 50, 55] as const).map((at, i) => [at, 60 + i / 100] as const),
    ...([65, 70, 75, 80].map((at) => [at, at + 0.1]) as [number, number][]),
  );
  expect(clockOffset(outage)).toBeCloseTo(0.1 * MINUTE);
});

test('a lone packet that comes late, and one that comes twice, move nothing', () => {
  const straggling = packets(
    [0, 0],
    [5, 5],
    [15, 15],
    [10, 17],
    [20, 20],
    [20, 20.2],
    [25, 25],
    [30, 30],
  );
  expect(clockOffset(straggling)).toBe(0);
});

test('of fewer than three live packets nothing is said', () => {
  expect(clockOffset(packets([0, 4], [5, 9], [10, 14]))).toBeNull();
});

test('the usual step is the median, whatever is missing', () => {
  expect(usualStep(packets([0, 0], [10, 10], [20, 20], [50, 50], [60, 60]))).toBe(10 * MINUTE);
});
