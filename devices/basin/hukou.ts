/**
 * Mean flow from the lake through Hukou, m3/s, at a stage at Xingzi (m Wusong) and a flow of the Yangtze above Hukou
 * (m3/s): negative when the Yangtze flows back. The fall from Xingzi to Hukou drives it, and it raises the Yangtze
 * itself, so that the two are solved together.
 */
export function lakeOutflow(stage: number, yangtze: number): number {
  const driven = (outflow: number) => {
    const hukou = hukouStage(yangtze + outflow);
    const fall = stage - hukou;
    const depth = Math.max(stage, hukou, BED) - BED;
    return (CONVEYANCE * depth ** 2 * fall) / Math.sqrt(Math.abs(fall) + CALM);
  };
  let [low, high] = [-yangtze, Math.max(driven(-yangtze), 0)];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (driven(middle) > middle) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Stage at Hukou, m Wusong, at the joint flow of the Yangtze and the lake, m3/s: a cube root through 6.90 m at
 * 9,930 m3/s (published, 8 February 2023) and 22.4 m at 83,000 m3/s (July 2020, general knowledge, unverified).
 */
export function hukouStage(flow: number): number {
  return STEEPNESS * Math.cbrt(flow) - OFFSET;
}

/** The joint flow at a stage at Hukou: less the lake's outflow it is the Yangtze's own. */
export function hukouFlow(stage: number): number {
  return ((stage + OFFSET) / STEEPNESS) ** 3;
}

const STEEPNESS = 0.7014;
const OFFSET = 8.18;

/**
 * Outflow = CONVEYANCE depth^2 fall^1/2, the depth that of the higher side, through the published pairs of stage and outflow (18,500 m3/s at 18.61 m
 * in June 2015, 9,220 at 11.9 m in April 2023, 1,410 in February 2023) at plausible falls; unverified.
 */
const CONVEYANCE = 105;
/** m Wusong. */
const BED = 2.5;
/** Keeps an hour's step stable where the stages meet, m. */
const CALM = 0.02;
