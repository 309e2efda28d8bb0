import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Station } from '../../domain/station.ts';
import { levelsOf } from './levels.ts';

/** The data files beside this one, each a group of stations with what they share. */
const FILES = [
  'lake',
  'five-rivers',
  'yangtze',
  'plain',
  'rain',
  'soil',
  'groundwater',
  'water-quality',
  'air',
] as const;

const Group = z.strictObject({
  /** Where the group's facts come from and what is assumed. */
  about: z.string(),
  shared: z.record(z.string(), z.unknown()),
  stations: z.array(z.record(z.string(), z.unknown())),
});

/**
 * The stations of Poyang Lake, its rivers and the Yangtze reach, parsed from the data files: every figure with its
 * source, neighbours in both directions, warning levels drawn from published lines. Throws when a data file is wrong.
 */
export function builtInStations(): Station[] {
  return withUpstream(FILES.flatMap(stationsOf)).map((station) => ({
    ...station,
    levels: levelsOf(station),
  }));
}

/** The same stations, marked as speaking from the simulated basin, for topic `stations`. */
export function simulatedStations(stations: readonly Station[]): Station[] {
  return stations.map((station) => ({ ...station, origin: 'simulated' }));
}

function stationsOf(file: string): Station[] {
  const text = readFileSync(new URL(`./${file}.json`, import.meta.url), 'utf8');
  const group = Group.parse(JSON.parse(text));
  return group.stations.map((own) => Station.parse({ ...group.shared, ...own }));
}

/** The files say only what lies downstream; upstream is the same said backwards. */
function withUpstream(stations: Station[]): Station[] {
  return stations.map((station) => ({
    ...station,
    upstream: stations
      .filter(({ downstream }) => downstream.includes(station.id))
      .map(({ id }) => id),
  }));
}
