import { type FreeWater, type FreeWaterParameters, separate } from './free-water.ts';
import { soak, type TensionWater, type TensionWaterParameters } from './tension-water.ts';

/**
 * Parameters of the three-source Xin'anjiang model under their names in the literature (Zhao R.-J., Journal of
 * Hydrology 135, 1992, 371-381), every one of them for a step of a day; mm where not a ratio.
 */
export interface XinanjiangParameters extends TensionWaterParameters, FreeWaterParameters {
  /** Ratio of potential to pan evaporation. */
  readonly K: number;
  /** Part of the area that is paved or open water and soaks up nothing. */
  readonly IM: number;
  /** Recession of the interflow, the groundwater and the channels. */
  readonly CI: number;
  readonly CG: number;
  readonly CS: number;
  /** Lag of the channels, days. */
  readonly L: number;
}

/** All water of a piece of land. Tension and free water count for the part that soaks, the rest for all of it; mm. */
export interface LandState extends TensionWater, FreeWater {
  /** On its way as interflow, groundwater and in the channels. */
  readonly interflow: number;
  readonly groundwater: number;
  readonly channel: number;
  /** What the last steps have sent to the channels, the oldest first. */
  readonly lag: readonly number[];
}

/** mm in a step. */
export interface LandForcing {
  readonly rain: number;
  /** Pan evaporation. */
  readonly evaporation: number;
}

/** mm in a step. */
export interface LandStep {
  readonly state: LandState;
  readonly runoff: number;
  /** From the land that soaks: the E of the literature. */
  readonly evaporation: number;
  /** From all the land, the paved part included: rain - loss - runoff is what the storage gains. */
  readonly loss: number;
}

export interface Xinanjiang {
  step(state: LandState, forcing: LandForcing): LandStep;
  /** Soil half full, little water on its way, and channels that have long carried `flow` mm a step. */
  start(flow: number): LandState;
  /** mm over all the land. */
  storage(state: LandState): number;
}

/** The model for steps of `hours`; rain in excess of `pulse` mm a step is let in by smaller pulses. */
export function createXinanjiang(
  parameters: XinanjiangParameters,
  { hours = 24, pulse = 5 }: { readonly hours?: number; readonly pulse?: number } = {},
): Xinanjiang {
  const { K, IM } = parameters;
  const days = hours / 24;
  const [ci, cg, cs] = [parameters.CI ** days, parameters.CG ** days, parameters.CS ** days];
  const soaking = 1 - IM;

  return {
    step(state, { rain, evaporation: pan }) {
      const demand = K * pan;
      const excess = Math.max(rain - demand, 0);
      const soil = soak(parameters, state, rain, demand);
      const pulses = Math.max(1, Math.ceil(excess / pulse));
      const drain = { excess, runoff: soil.runoff, pulses, days };
      const sources = separate(parameters, state, drain);

      const interflow = state.interflow + soaking * sources.interflow;
      const groundwater = state.groundwater + soaking * sources.groundwater;
      const quick = IM * excess + soaking * sources.surface;
      const lag = [...state.lag, quick + (1 - ci) * interflow + (1 - cg) * groundwater];
      const channel = state.channel + (lag.shift() ?? 0);
      const stores = { interflow: ci * interflow, groundwater: cg * groundwater };
      return {
        state: { ...soil.water, ...sources.water, ...stores, channel: cs * channel, lag },
        runoff: (1 - cs) * channel,
        evaporation: soil.evaporation,
        loss: soaking * soil.evaporation + IM * Math.min(rain, demand),
      };
    },

    start: (flow) => ({
      ...halfFull(parameters),
      interflow: (0.1 * days * ci) / (1 - ci),
      groundwater: (0.1 * days * cg) / (1 - cg),
      channel: (flow * cs) / (1 - cs),
      lag: new Array<number>(Math.round(parameters.L / days)).fill(flow),
    }),

    storage: ({ wu, wl, wd, s, fr, interflow, groundwater, channel, lag }) =>
      soaking * (wu + wl + wd + s * fr) + interflow + groundwater + channel + sum(lag),
  };
}

/** As hydromodel (OuyangWenyu) begins where it is given no warm-up, with 0.1 mm a day of interflow and groundwater. */
function halfFull({ UM, LM, DM, SM }: XinanjiangParameters): TensionWater & FreeWater {
  return { wu: UM / 2, wl: LM / 2, wd: DM / 2, s: SM / 2, fr: 0.1 };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
