import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRainPacket } from '../../../streams/rain-forecasts/read-packet.ts';

const received = Date.parse('2026-07-01T08:00:00+08:00');
const read = (payload: Uint8Array) =>
  readRainPacket({ device: 'weather', codec: 'rain-forecast', received, payload });

test('any bytes become forecasts or faults, and never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { forecasts, faults } = read(bytes);
      expect(forecasts.length + faults.length).toBeGreaterThan(0);
    }),
    { seed: 20_261_129, numRuns: 2_000 },
  );
});

test('so does any JSON with the words of the format', () => {
  const odd = fc.oneof(fc.double(), fc.string({ maxLength: 6 }), fc.constant(null));
  const time = fc.oneof(
    fc.constantFrom('2026-07-01T08:00:00+08:00', '2026-07-01', '9999-12-31T23:59:59Z'),
    odd,
  );
  const areas = fc.oneof(
    fc.dictionary(
      fc.oneof(fc.constantFrom('gan', 'xin', '__proto__'), fc.string({ maxLength: 6 })),
      fc.oneof(fc.array(fc.oneof(fc.double(), fc.integer()), { maxLength: 4 }), odd),
      { maxKeys: 4 },
    ),
    odd,
  );
  const stepHours = fc.oneof(fc.integer({ min: -1, max: 30 }), odd);
  const message = fc.record(
    { source: odd, issued: time, from: time, stepHours, areas },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(message, (any) => {
      const { forecasts, faults } = read(Buffer.from(JSON.stringify(any)));
      for (const { mm } of forecasts) expect(mm.every(Number.isFinite)).toBe(true);
      expect(Array.isArray(faults)).toBe(true);
    }),
    { seed: 20_261_129, numRuns: 2_000 },
  );
});
