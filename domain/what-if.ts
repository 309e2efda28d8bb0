import { z } from 'zod';
import type { Words } from './words.ts';

/** How far a what-if looks ahead, days. */
export const WHAT_IF_DAYS = 15;

/** The reservoirs whose gates can be set, from west to east. */
export const RESERVOIR_IDS = ['zhelin', 'wanan', 'xiajiang', 'liaofang', 'hongmen'] as const;
export const ReservoirId = z.enum(RESERVOIR_IDS);
export type ReservoirId = z.infer<typeof ReservoirId>;

export const RESERVOIR_WORDS: Readonly<Record<ReservoirId, Words>> = {
  zhelin: { zh: '柘林', en: 'Zhelin' },
  wanan: { zh: '万安', en: "Wan'an" },
  xiajiang: { zh: '峡江', en: 'Xiajiang' },
  liaofang: { zh: '廖坊', en: 'Liaofang' },
  hongmen: { zh: '洪门', en: 'Hongmen' },
};

/** The rivers that rain can be given for, and the lake with its shores. */
export const RIVER_IDS = ['gan', 'fu', 'xin', 'lean', 'chang', 'xiu', 'liao', 'lake'] as const;
export type RiverId = (typeof RIVER_IDS)[number];

export const RIVER_WORDS: Readonly<Record<RiverId, Words>> = {
  gan: { zh: '赣江', en: 'Gan' },
  fu: { zh: '抚河', en: 'Fu' },
  xin: { zh: '信江', en: 'Xin' },
  lean: { zh: '乐安河', en: "Le'an" },
  chang: { zh: '昌江', en: 'Chang' },
  xiu: { zh: '修河', en: 'Xiu' },
  liao: { zh: '潦河', en: 'Liao' },
  lake: { zh: '湖区', en: 'Lake' },
};

/** mm a day from the start on: fewer than 15 are followed by dry days. */
const RainOfDays = z.array(z.number().min(0).max(500)).min(1).max(WHAT_IF_DAYS);

/** Which rain falls; mm are areal means. */
export const RainChoice = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('none') }),
  /** The mean of the time of year, as its showers come: two days in five. */
  z.strictObject({ from: z.literal('season') }),
  /** What fell in the last so many days once more, again and again. */
  z.strictObject({ from: z.literal('observed'), days: z.int().min(1).max(30) }),
  /**
   * The newest rain forecast of each sub-basin or its river; where there is none, before it begins and beyond its end the
   * mean of the time of year.
   */
  z.strictObject({ from: z.literal('forecast') }),
  /** By sub-basin, by river for those of its sub-basins that are not named, and "all" for the rest. */
  z.strictObject({
    from: z.literal('table'),
    days: z.record(z.string().max(32), RainOfDays),
  }),
]);
export type RainChoice = z.infer<typeof RainChoice>;

const Release = z.number().min(0).max(50_000);

/** What the gates of a reservoir do; a reservoir never releases what it does not hold, nor holds what it has no room for. */
export const GateChoice = z.discriminatedUnion('gate', [
  z.strictObject({ gate: z.literal('rule') }),
  z.strictObject({ gate: z.literal('closed') }),
  /** m3/s. */
  z.strictObject({ gate: z.literal('constant'), release: Release }),
  /** Down to a level, m, by at most so many m3/s; then by the rule curve, which lets it fill again. */
  z.strictObject({ gate: z.literal('lower'), level: z.number(), release: Release }),
]);
export type GateChoice = z.infer<typeof GateChoice>;

/** What the Yangtze brings to Jiujiang. */
export const YangtzeChoice = z.discriminatedUnion('flow', [
  /** As now, and from now on with the season. */
  z.strictObject({ flow: z.literal('season') }),
  z.strictObject({ flow: z.literal('persists') }),
  /** As with the season, and in three days to so many times it. */
  z.strictObject({ flow: z.literal('factor'), factor: z.number().min(0.2).max(3) }),
]);
export type YangtzeChoice = z.infer<typeof YangtzeChoice>;

/** What is supposed of the next 15 days. */
export const WhatIfInputs = z.strictObject({
  rain: RainChoice,
  /** Multiplies the rain. */
  factor: z.number().min(0).max(3).default(1),
  /** A reservoir that is not named goes by its rule curve. */
  gates: z.partialRecord(ReservoirId, GateChoice).default({}),
  yangtze: YangtzeChoice.default({ flow: 'season' }),
});
export type WhatIfInputs = z.infer<typeof WhatIfInputs>;
