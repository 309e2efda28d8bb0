import { REPORTED_BASINS, reportedBasinOf } from '../../devices/basin/reported-basins.ts';
import type { Drought } from '../../domain/drought.ts';
import type { LowWater } from '../../domain/low-water.ts';
import type { Risk } from '../../domain/risk.ts';
import type { Station } from '../../domain/station.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import type { RoomContext } from '../../infra/room.ts';
import { assessDrought } from '../drought/assess-drought.ts';
import { gatherRain } from './gather-rain.ts';
import { pauseAfter, SOONEST } from './pause.ts';
import { riskOf } from './risk-of.ts';
import { type Speakers, speakersOf } from './speakers.ts';

/** What a look gave, whether or not it differs from what was told. */
export interface Assessed {
  readonly droughts: readonly Drought[];
  readonly lowWaters: readonly LowWater[];
  readonly risks: readonly Risk[];
}

/** Assesses what is due: drought and low water each day of event time, risk each hour. Its calls must come one at a time. */
export interface Assessments {
  look(): Promise<Assessed>;
}

/** What the assessments lean on. Warnings by `station/hazard`. */
export type AssessmentContext = Pick<RoomContext, 'store'> & {
  readonly stations: ReadonlyMap<string, Station>;
  readonly warnings: ReadonlyMap<string, WarningEvent>;
  readonly forecastWarnings: ReadonlyMap<string, WarningEvent>;
};

export function openAssessments(context: AssessmentContext): Assessments {
  const { store, stations } = context;
  const assess = assessDrought(store);
  let noted: number | undefined;
  let told = { hour: Number.NaN, day: Number.NaN, looks: 0, again: SOONEST, isWhole: false };
  let droughts: readonly Drought[] = [];

  async function assessDay(speakers: Speakers, day: number): Promise<readonly LowWater[]> {
    told.looks++;
    // What is not known may come while the clock stands still: the past may be being filled.
    const isDue = day !== told.day || (!told.isWhole && told.looks >= told.again);
    if (!isDue) return [];
    const found = await assess(speakers, day);
    const isNews = JSON.stringify(found.droughts) !== JSON.stringify(droughts);
    const again = pauseAfter(told.again, isNews);
    droughts = found.droughts;
    told = { ...told, day, looks: 0, again, isWhole: isWhole(droughts) };
    return [found.lowWater];
  }

  async function assessHour(speakers: Speakers, hour: number): Promise<Risk[]> {
    const gauges = await gatherRain(store, speakers.stations, hour);
    const basinOf = new Map(speakers.stations.map((one) => [one.id, reportedBasinOf(one).id]));
    told = { ...told, hour };
    return REPORTED_BASINS.map((basin) => {
      const isHere = (station: string) => basinOf.get(station) === basin.id;
      return riskOf(basin, {
        ...context,
        ...speakers,
        stations: speakers.stations.filter(({ id }) => isHere(id)),
        gauges: gauges.filter(({ station }) => isHere(station)),
        drought: droughts.find(({ subBasin }) => subBasin === basin.id),
        time: hour,
      });
    });
  }

  return {
    async look() {
      const speakers = speakersOf(stations.values(), await store.latest());
      if (!speakers) return NOTHING;
      // An hour is told at the look after it was first seen: neighbours' readings come in meanwhile.
      const hour = Math.min(noted ?? speakers.hour, speakers.hour);
      noted = speakers.hour;
      const lowWaters = await assessDay(speakers, Math.floor(hour / DAY_MS) * DAY_MS);
      const isNew = lowWaters.length > 0;
      const risks = isNew || hour !== told.hour ? await assessHour(speakers, hour) : [];
      return { droughts: isNew ? droughts : [], lowWaters, risks };
    },
  };
}

const NOTHING: Assessed = { droughts: [], lowWaters: [], risks: [] };

/** Nothing but what no station measures is unknown. */
function isWhole(droughts: readonly Drought[]): boolean {
  return droughts.every(({ measures }) =>
    measures.every(({ key, value }) => value !== null || key === 'soil' || key === 'inflow'),
  );
}
