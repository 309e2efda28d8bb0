import fc from 'fast-check';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Xin'anjiang parameters anywhere in the ranges that hydromodel searches. */
export const land = fc.record({
  K: number(0.1, 1.6),
  B: number(0.1, 0.45),
  IM: number(0.01, 0.1),
  UM: number(1, 30),
  LM: number(60, 90),
  DM: number(20, 120),
  C: number(0, 0.2),
  SM: number(1, 100),
  EX: number(1, 1.5),
  KI: number(0.01, 0.49),
  KG: number(0.01, 0.49),
  CI: number(0, 0.9),
  CG: number(0.95, 0.998),
  CS: number(0, 0.95),
  L: number(0, 3),
});

/** Dry, drizzle and downpours. */
export const forcings = fc.array(
  fc.record({
    rain: fc.oneof(fc.constant(0), number(0, 1), number(0, 250)),
    evaporation: number(0, 12),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Length of a step in days. */
export const days = fc.constantFrom(1 / 24, 0.125, 0.25, 1);
