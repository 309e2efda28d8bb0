import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deflatedBytes, plainBytes, pointsOf } from '../../../infra/store/chunk-bytes.ts';
import { blankPoints, concatPoints, slicePoints } from '../../../infra/store/columns.ts';
import { START } from './observations.ts';

const whole = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
const any = fc.oneof(fc.double(), fc.maxSafeInteger()).map((x) => x + 0); // never -0

test.each([
  ['whole numbers', whole],
  ['any numbers', any],
])('points come back bit for bit from bytes, deflated or plain: %s', (_, number) => {
  const rows = fc.array(
    fc.record({ time: number, value: any, offset: number, mask: fc.nat(65_535) }),
  );
  fc.assert(
    fc.property(rows, (points) => {
      const columns = blankPoints(points.length);
      for (const [i, { time, value, offset, mask }] of points.entries()) {
        columns.times[i] = time;
        columns.values[i] = value;
        columns.received[i] = time;
        columns.rawOffsets[i] = offset;
        columns.rawPartitions[i] = mask;
        columns.reasons[i] = mask;
        columns.flags[i] = mask % 10;
      }
      expect(pointsOf(deflatedBytes(columns))).toEqual(columns);
      expect(pointsOf(plainBytes(columns))).toEqual(columns);
    }),
  );
});

test('an hourly stage takes less than a third when deflated', () => {
  const columns = blankPoints(512);
  for (let i = 0; i < 512; i++) {
    columns.times[i] = START + i * 3_600_000;
    columns.values[i] = 19 + Math.round(100 * Math.sin(i / 40)) / 100;
    columns.received[i] = START + i * 3_600_000 + ((i * 7_919) % 5_000);
    columns.rawOffsets[i] = i * 600 + ((i * 7_919) % 599);
    columns.flags[i] = 1;
  }
  const { bytes, deflated } = deflatedBytes(columns);
  expect(deflated).toBe(true);
  expect(bytes.length).toBeLessThan(plainBytes(columns).bytes.length / 3);
});

test('a slice is packed without what lies around it', () => {
  const columns = blankPoints(9);
  columns.times.set([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const slice = slicePoints(columns, 2, 5);
  expect(pointsOf(plainBytes(slice))).toEqual(concatPoints([slice]));
});
