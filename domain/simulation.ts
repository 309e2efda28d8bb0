import { z } from 'zod';

/** GET /api/simulation: whose time the house lives in, and how far the simulated basin has filled its past. */
export const SimulationAnswer = z.object({
  /** The house's now, epoch ms. */
  time: z.number(),
  /** null in the present. */
  season: z
    .object({
      /** Of the simulated weather: flood-2020, drought-2022, normal. */
      scenario: z.string(),
      /** How many times as fast as real time the house's clock runs. */
      speed: z.number(),
    })
    .nullable(),
  /** null without a simulated basin; ms before now that it reaches, and is to reach. */
  history: z.object({ reached: z.number(), wanted: z.number() }).nullable(),
});
export type SimulationAnswer = z.infer<typeof SimulationAnswer>;
