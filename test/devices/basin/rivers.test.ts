import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RESERVOIRS, type ReservoirName } from '../../../devices/basin/reservoirs.ts';
import { createRivers, perLand } from '../../../devices/basin/rivers.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';

const flow = (max: number) => fc.double({ min: 0, max, noNaN: true });
const releases = fc.dictionary(
  fc.constantFrom(...(Object.keys(RESERVOIRS) as ReservoirName[])),
  flow(9_000),
);
const steps = fc.array(
  fc.record({ runoff: fc.array(flow(6_000), { minLength: 24, maxLength: 24 }), releases }),
  {
    minLength: 1,
    maxLength: 40,
  },
);

test('no water is made or lost in the reaches and reservoirs, whatever flows in and is let out', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(0.25, 1, 3, 24), fc.nat(365), (all, hours, day) => {
      const rivers = createRivers(hours);
      let state = rivers.start();
      let time = Date.UTC(2026, 0) + day * DAY_MS;
      for (const { runoff, releases } of all) {
        const into = perLand(() => 0);
        Object.keys(into).forEach((name, i) => {
          into[name as keyof typeof into] = runoff[i] ?? 0;
        });
        const next = rivers.step(state, { time, runoff: into, releases });
        const gain = (runoff.reduce((sum, one) => sum + one, 0) - next.toLake) * hours * 3600;
        const error = rivers.storage(next) - rivers.storage(state) - gain;
        expect(Math.abs(error)).toBeLessThan(1e-9 * rivers.storage(next));
        [state, time] = [next, time + hours * HOUR_MS];
      }
    }),
    { seed: 1 },
  );
});
