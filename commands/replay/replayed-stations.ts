import { levelsOf } from '../../devices/stations/levels.ts';
import type { Figure } from '../../domain/figure.ts';
import type { PropertyKey } from '../../domain/property.ts';
import { PROPERTIES } from '../../domain/property.ts';
import { Station } from '../../domain/station.ts';
import { toCanonical } from '../../domain/unit.ts';
import { drawnLevels } from './drawn-levels.ts';
import type { Site } from './read-sites.ts';
import type { Survey } from './survey.ts';

/** What the columns of the data are, and what to make of their stations. */
export interface ReplayedAs {
  readonly property: PropertyKey;
  readonly unit: string;
  readonly drawLevels: boolean;
  /** The registry as it is: a station that it knows keeps its name, lines and other series. */
  readonly known: readonly Station[];
}

/** The unit of the data where nobody says: gear and open data give whole mm of stage, or decimals of the house's unit. */
export function unitOf(property: PropertyKey, isWhole: boolean): string {
  return property === 'stage' && isWhole ? 'mm' : PROPERTIES[property].unit;
}

/** The stations that have readings, as they are registered: origin replay, quality limits of the property alone. */
export function replayedStations(
  sites: ReadonlyMap<string, Site>,
  survey: Survey,
  as: ReplayedAs,
): Station[] {
  return [...survey.values].flatMap(([id, values]) => {
    const site = sites.get(id);
    return site ? [replayed(site, values, { ...as, survey })] : [];
  });
}

function replayed(
  site: Site,
  values: readonly number[],
  { property, unit, drawLevels, known, survey }: ReplayedAs & { survey: Survey },
): Station {
  const series = { property, unit, intervalSeconds: survey.intervalSeconds };
  const already = known.find(({ id }) => id === site.id);
  if (already) {
    const others = already.series.filter((one) => one.property !== property);
    return { ...already, origin: 'replay', series: [series, ...others] };
  }
  const canonical = (value: number) => toCanonical(value, unit, PROPERTIES[property].unit) ?? value;
  const station = Station.parse({
    ...described(site),
    series: [series],
    warningStage: figure(site.warningStage, canonical),
    guaranteeStage: figure(site.guaranteeStage, canonical),
  });
  const published = levelsOf(station);
  const isBare = published.length === 0 && drawLevels && property === 'stage';
  return { ...station, levels: isBare ? drawnLevels(property, values.map(canonical)) : published };
}

/** Names stand in both languages as they came: a proper name is not translated. */
function described({ id, name, river, datum, lon, lat }: Site) {
  const twice = (text: string) => ({ zh: text, en: text });
  return {
    ...{ id, lon, lat, kind: 'river', placeVerified: true, origin: 'replay' },
    name: twice(name ?? (river ? `${river} ${id}` : id)),
    ...(river ? { river: twice(river) } : {}),
    datum: datum ? twice(datum) : { zh: '当地基面', en: 'local datum' },
  };
}

function figure(
  value: number | undefined,
  canonical: (value: number) => number,
): Figure | undefined {
  if (value === undefined) return undefined;
  return { value: canonical(value), verified: false, source: 'the stations file of the replay' };
}
