import { setImmediate as breathe } from 'node:timers/promises';
import { REPORTED_BASINS, reportedBasinOf } from '../../devices/basin/reported-basins.ts';
import type { Drought, Reference } from '../../domain/drought.ts';
import type { LowWater, LowWaterWeek } from '../../domain/low-water.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Store } from '../../infra/store/store.ts';
import type { StageDays } from '../low-water/analogues.ts';
import { LOW_WATER_LINES, lowWaterOf } from '../low-water/low-water-of.ts';
import { weekSkills } from '../low-water/week-skill.ts';
import type { DailyRecord } from '../record/daily-record.ts';
import { gatherRecord } from '../record/gather-record.ts';
import { shippedClimatology } from '../record/shipped-climatology.ts';
import { rememberedDays, storedDays } from '../record/stored-days.ts';
import type { Speakers } from '../risk/speakers.ts';
import { droughtOf } from './drought-of.ts';
import { gatherSoils } from './gather-soils.ts';

/** The droughts of all sub-basins and the lake's low water at the end of a day, epoch ms. */
export type AssessDrought = (
  speakers: Speakers,
  day: number,
) => Promise<{ readonly droughts: readonly Drought[]; readonly lowWater: LowWater }>;

/** A year for the indices, the calendar year for the lake, and some to spare. */
const DAYS_BACK = 400;
/** Own records are looked through so far back. */
const YEARS_BACK = 30;
const SOIL_BACK = 365;

/** Assesses from the store. Simulated gear is held against the table that ships, all other against its own record. */
export function assessDrought(store: Pick<Store, 'aggregate'>): AssessDrought {
  const days = rememberedDays(storedDays(store));
  const soilDays = rememberedDays(storedDays(store));
  let shipped: Held | undefined;

  async function held({ origin, stations }: Speakers, day: number): Promise<HeldAgainst> {
    const isSimulated = origin === 'simulated';
    if (isSimulated) shipped ??= heldOf(shippedClimatology(), 'simulated');
    const back = isSimulated ? DAYS_BACK : Math.round(YEARS_BACK * 365.25);
    const span = { from: day - back * DAY_MS, to: day };
    const present = await gatherRecord(days, stations, { span, usual: shipped?.reference });
    return { present, ...(shipped ?? heldOf(present, 'own')) };
  }

  return async (speakers, day) => {
    const { present, reference, told, skills } = await held(speakers, day);
    const span = { from: day - SOIL_BACK * DAY_MS, to: day };
    const soils = await gatherSoils(soilDays, speakers.stations, span);
    const basinOf = new Map(speakers.stations.map((one) => [one.id, reportedBasinOf(one).id]));
    const { origin } = speakers;
    const droughts: Drought[] = [];
    for (const basin of REPORTED_BASINS) {
      const own = soils.filter(({ station }) => basinOf.get(station) === basin.id);
      droughts.push(droughtOf(basin, { present, reference, told, origin, soils: own }));
      await breathe();
    }
    const stages = { present: stagesOf(present), reference: stagesOf(reference) };
    return { droughts, lowWater: lowWaterOf({ ...stages, told, skills, origin }) };
  };
}

/** What a record is held against, and what weekly probabilities by it are worth. */
interface Held {
  readonly reference: DailyRecord;
  readonly told: Reference | null;
  readonly skills: readonly (readonly LowWaterWeek['skill'][])[];
}

interface HeldAgainst extends Held {
  readonly present: DailyRecord;
}

function heldOf(reference: DailyRecord, origin: Reference['origin']): Held {
  const stages = stagesOf(reference);
  const lines = LOW_WATER_LINES.map(({ value }) => value);
  const told = spanKnown(reference, origin);
  return { reference, told, skills: told ? weekSkills(stages, lines) : [] };
}

/** From the first year of which anything is known; null where that is not long enough ago. */
function spanKnown({ from, stage, basins }: DailyRecord, origin: Reference['origin']) {
  const columns = [stage, ...Object.values(basins).map(({ rain }) => rain)];
  const firsts = columns.map((values) => values.findIndex((value) => !Number.isNaN(value)));
  const first = Math.min(...firsts.filter((at) => at >= 0), stage.length);
  if (stage.length - first < LEAST_DAYS) return null;
  const yearOf = (day: number) => new Date(from + day * DAY_MS).getUTCFullYear();
  return { origin, from: yearOf(first), to: yearOf(stage.length - 1) };
}

const LEAST_DAYS = 10 * 365;

function stagesOf({ from, stage }: DailyRecord): StageDays {
  return { from, values: stage };
}
