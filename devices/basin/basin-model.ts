import { HOUR_MS } from '../../domain/time.ts';
import { type LakeState, lakeArea, lakeAt, stepLake } from './lake.ts';
import { LAND_NAMES, type LandName } from './network.ts';
import { createRivers, perLand, type RiversForcing, type RiversState } from './rivers.ts';
import { SUB_BASINS, type SubBasinName } from './sub-basins.ts';
import { createXinanjiang, type LandState, type XinanjiangParameters } from './xinanjiang.ts';

export interface BasinParameters {
  readonly land: Readonly<Record<LandName, XinanjiangParameters>>;
  /** Length of a step; an hour if not given. */
  readonly hours?: number;
}

/** What comes from outside in a step. */
export interface Forcing {
  /** mm by sub-basin: rain, and pan evaporation. */
  readonly rain: Readonly<Record<SubBasinName, number>>;
  readonly evaporation: Readonly<Record<SubBasinName, number>>;
  /** Mean flow of the Yangtze above Hukou, m3/s. */
  readonly yangtze: number;
  readonly releases?: RiversForcing['releases'];
}

/** All water of the basin at the end of a step: plain numbers, so that JSON keeps it. */
export interface BasinState {
  /** Epoch ms. */
  readonly time: number;
  readonly land: Readonly<Record<LandName, LandState>>;
  readonly rivers: RiversState;
  readonly lake: LakeState;
  /** m3 that came and went in the step: the storage gained rain - loss - outflow. */
  readonly passed: { readonly rain: number; readonly loss: number; readonly outflow: number };
}

export interface BasinModel {
  step(state: BasinState, forcing: Forcing): BasinState;
  /** A basin half wet, its lake at a stage at Xingzi (m Wusong) by a flow of the Yangtze; it settles in a year. */
  start(time: number, stage: number, yangtze: number): BasinState;
  /** All its water, m3. */
  storage(state: BasinState): number;
}

/** The whole basin: land to rivers, rivers to the lake, the lake to the Yangtze and back. */
export function createBasinModel({ land, hours = 1 }: BasinParameters): BasinModel {
  const seconds = hours * 3600;
  const models = perLand((name) => createXinanjiang(land[name], { hours }));
  const rivers = createRivers(hours);

  return {
    step(state, { rain, evaporation, yangtze, releases }) {
      const lands = {} as Record<LandName, LandState>;
      const runoff = {} as Record<LandName, number>;
      const over = openWater(state.lake.stage, rain.lakeBed, evaporation.lakeBed);
      const passed = { rain: volume('lakeBed', rain.lakeBed), loss: over.loss };
      for (const name of LAND_NAMES) {
        const forcing = { rain: rain[name], evaporation: evaporation[name] };
        const step = models[name].step(state.land[name], forcing);
        lands[name] = step.state;
        runoff[name] = volume(name, step.runoff) / seconds;
        passed.rain += volume(name, forcing.rain);
        passed.loss += volume(name, step.loss);
      }
      const flows = rivers.step(state.rivers, { time: state.time, runoff, releases });
      const inflow = flows.toLake + over.gain / seconds;
      const lake = stepLake(state.lake, { inflow, yangtze }, hours);
      return {
        time: state.time + hours * HOUR_MS,
        land: lands,
        rivers: flows,
        lake,
        passed: { ...passed, outflow: lake.outflow * seconds },
      };
    },

    start: (time, stage, yangtze) => ({
      time,
      land: perLand((name) => models[name].start(hours / 24)),
      rivers: rivers.start(),
      lake: lakeAt(stage, yangtze),
      passed: { rain: 0, loss: 0, outflow: 0 },
    }),

    storage: ({ land: lands, rivers: state, lake }) =>
      lake.volume +
      rivers.storage(state) +
      LAND_NAMES.reduce((sum, name) => sum + volume(name, models[name].storage(lands[name])), 0),
  };
}

/** m3 of mm over a sub-basin. */
function volume(name: SubBasinName, mm: number): number {
  return mm * SUB_BASINS[name].area * 1000;
}

/** m3 that the lake gains by rain and evaporation. Of the rain on the dry bed half is lost (plausible, unverified). */
function openWater(stage: number, rain: number, evaporation: number) {
  const water = lakeArea(stage) * 1000;
  const dry = volume('lakeBed', 1) - water;
  return {
    gain: (rain - evaporation) * water + (rain / 2) * dry,
    loss: evaporation * water + (rain / 2) * dry,
  };
}
