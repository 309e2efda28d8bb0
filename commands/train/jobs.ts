import { builtInStations, simulatedStations } from '../../devices/stations/built-in-stations.ts';
import { PoyangError } from '../../domain/errors.ts';
import type { Station } from '../../domain/station.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { stations as registry } from '../../domain/topics.ts';
import { type HourSpan, type Hours, storedHours } from '../../forecasting/issue/hours.ts';
import { inputsOf, type SeriesRef, TARGETS } from '../../forecasting/issue/inputs.ts';
import { LONGEST, seriesOf } from '../../forecasting/issue/series-of.ts';
import { readSeries } from '../../forecasting/series/read-series.ts';
import type { Series } from '../../forecasting/series/series.ts';
import { type Clock, systemClock } from '../../infra/clock.ts';
import type { Config } from '../../infra/config.ts';
import { newest } from '../../infra/follow.ts';
import { openLog } from '../../infra/log/open-log.ts';
import { silentLogger } from '../../infra/logger.ts';
import { openStore } from '../../infra/store/open-store.ts';
import { simulatedHours } from './simulated-hours.ts';

/** One model to be trained; its series is made when its turn comes. */
export interface Job extends SeriesRef {
  readonly learnedFrom: 'observed' | 'simulated';
  /** Longest window of a feature, steps. */
  longest(series: Series): number;
  /** The mildest flood level, of which it warns. */
  readonly level: number | undefined;
  series(): Promise<Series>;
}

/** The years of the simulated basin that the shipped models learn from and are judged by: of another weather than the demo's. */
const YEARS = { from: Date.UTC(2011, 0, 1), to: Date.UTC(2016, 0, 1) };

/** Every series of stage and discharge of the built-in stations, as the simulated basin would have it. */
export function simulatedJobs(): Job[] {
  const all = simulatedStations(builtInStations());
  const stations = new Map(all.map((station) => [station.id, station]));
  const hours = simulatedHours(stations, YEARS);
  const onRivers = ({ upstream, downstream }: Station) => upstream.length + downstream.length > 0;
  return all
    .toSorted((a, b) => Number(onRivers(b)) - Number(onRivers(a)))
    .flatMap((station) => jobsAt(station, { stations, hours, span: YEARS }, 'simulated'));
}

/** How far back the house's own readings are learned from. */
const PAST_MS = 10 * 365 * DAY_MS;

/** The series that the house itself has measured, of one station or of all. */
export async function ownJobs(
  config: Config,
  only: string | undefined,
  clock: Clock = systemClock,
): Promise<Job[]> {
  const store = await openStore(config, { readOnly: true });
  const log = await openLog(config, clock, silentLogger);
  const known = await newest(log, registry);
  await log.close();
  const all = [
    ...new Map([...builtInStations(), ...known.values()].map((s) => [s.id, s])).values(),
  ];
  const stations = new Map(all.map((station) => [station.id, station]));
  if (only !== undefined && !stations.has(only)) {
    throw new PoyangError('CONFIG', `No station "${only}" is registered: see ./poyang devices.`);
  }
  const newestOf = new Map<string, number>();
  for (const { station, property, time } of await store.latest()) {
    newestOf.set(`${station}/${property}`, Math.floor(time / HOUR_MS) * HOUR_MS);
  }
  const hours = storedHours(store, stations);
  return all
    .filter(({ id }) => only === undefined || id === only)
    .flatMap((station) =>
      TARGETS.flatMap((property) => {
        const to = newestOf.get(`${station.id}/${property}`);
        if (to === undefined) return [];
        const span = { from: to - PAST_MS, to };
        return jobsAt(station, { stations, hours, span }, 'observed', [property]);
      }),
    );
}

interface Source {
  readonly stations: ReadonlyMap<string, Station>;
  readonly hours: Hours;
  readonly span: HourSpan;
}

function jobsAt(
  station: Station,
  { stations, hours, span }: Source,
  learnedFrom: Job['learnedFrom'],
  properties: readonly string[] = TARGETS,
): Job[] {
  return station.series
    .filter(({ property }) => properties.includes(property))
    .flatMap(({ property }): Job[] => {
      const ref = { station: station.id, property };
      const inputs = inputsOf(ref, stations);
      if (!inputs) return [];
      const level = levelOf(station, property);
      const series = () => seriesOf(inputs, hours, span);
      return [{ ...ref, learnedFrom, longest: () => LONGEST, level, series }];
    });
}

function levelOf({ levels }: Station, property: string): number | undefined {
  const floods = levels.filter((one) => one.hazard === 'flood' && one.property === property);
  return floods.length > 0 ? Math.min(...floods.map(({ value }) => value)) : undefined;
}

/** The series of a series.json. One that is called "STATION/PROPERTY" is used for that series of the house. */
export function fileJobs(file: string): Job[] {
  return readSeries(file).map((series) => {
    const [station = series.name, property = series.target.quantity] = series.name.split('/');
    const longest = ({ length }: Series) => Math.min(LONGEST, Math.floor(length / 20));
    return {
      station,
      property,
      learnedFrom: 'observed',
      longest,
      level: undefined,
      series: async () => series,
    };
  });
}
