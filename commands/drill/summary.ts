import { builtInStations } from '../../devices/stations/built-in-stations.ts';
import { type Flag, isUsable } from '../../domain/quality.ts';
import { SEVERITY_WORDS, type Severity, severityRank } from '../../domain/severity.ts';
import type { Station } from '../../domain/station.ts';
import { WarningEvent } from '../../domain/warning.ts';
import type { Config } from '../../infra/config.ts';
import { openJournal } from '../../infra/journal/open-journal.ts';
import { silentLogger } from '../../infra/logger.ts';
import { openStore } from '../../infra/store/open-store.ts';
import type { Store } from '../../infra/store/store.ts';
import type { Season } from '../up/season.ts';
import { beijingMinute } from '../up/tell-time.ts';

/** What came of a drill from its first hour to `to`: the stages of the lake, and the warnings that were given. */
export async function drillSummary(config: Config, season: Season & { to: number }) {
  const stations = builtInStations();
  const store = await openStore(config, { readOnly: true });
  const journal = await openJournal(config, { readOnly: true, logger: silentLogger });
  try {
    const entries = await journal.list({ kind: 'warning', limit: MOST_EVENTS });
    const events = entries.map(({ document }) => WarningEvent.parse(document));
    return [
      `Drill ${season.scenario}, ${beijingMinute(season.start)} to ${beijingMinute(season.to)} Beijing`,
      ...(await stageLines(store, stations, season)),
      ...warningLines(events, stations, season.start),
    ];
  } finally {
    await Promise.all([store.close(), journal.close()]);
  }
}

const MOST_EVENTS = 10_000;
const MOST_LINES = 25;
/** Xingzi, Hukou, Duchang, Kangshan, Jiujiang. */
const GAUGES = ['62601200', 'hukou', '62602000', '62605800', 'jiujiang'];

async function stageLines(store: Store, stations: readonly Station[], { start, to }: Span) {
  const lines: string[] = [];
  for (const station of stations.filter(({ id }) => GAUGES.includes(id))) {
    const query = { station: station.id, property: 'stage', from: start, to: to + 1 };
    const { times, values, flags } = await store.range(query);
    const usable = [...values.keys()].filter((index) => isUsable(flags[index] as Flag));
    const byStage = usable.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    const at = (index: number) =>
      `${values[index]?.toFixed(2)} m on ${beijingMinute(times[index] ?? 0)}`;
    const [low, high] = [byStage[0], byStage.at(-1)];
    if (low === undefined || high === undefined) continue;
    lines.push(`  ${station.name.en.padEnd(10)} highest ${at(high)}, lowest ${at(low)}`);
  }
  return ['Stages', ...(lines.length > 0 ? lines : ['  none was stored'])];
}

interface Span {
  readonly start: number;
  readonly to: number;
}

/** What was told of one station and hazard. */
interface Told {
  readonly station: string;
  readonly hazard: string;
  readonly first: WarningEvent;
  worst: WarningEvent;
  last: WarningEvent;
}

/**
 * A line for each station and hazard, the worst first: when it was first warned of, its worst and how it stands. What was over
 * before `start` is left out.
 */
export function warningLines(
  events: readonly WarningEvent[],
  stations: readonly Pick<Station, 'id' | 'name'>[],
  start: number,
): string[] {
  const told = [...byWatch(events)]
    .filter(({ last }) => last.severity !== undefined || last.readingTime >= start)
    .sort(
      (a, b) =>
        severityRank(b.worst.severity) - severityRank(a.worst.severity) ||
        a.first.readingTime - b.first.readingTime,
    );
  if (told.length === 0) return ['Warnings', '  none'];
  const nameOf = new Map(stations.map(({ id, name }) => [id, name.en]));
  const lines = told.slice(0, MOST_LINES).map((one) => lineOf(one, nameOf));
  const more = told.length - lines.length;
  return [
    `Warnings at ${told.length} places`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function byWatch(events: readonly WarningEvent[]): Iterable<Told> {
  const watches = new Map<string, Told>();
  for (const event of events.toSorted((a, b) => a.readingTime - b.readingTime)) {
    const { station, hazard, severity, retracted } = event;
    const known = watches.get(`${station}/${hazard}`);
    if (retracted) continue;
    if (known) {
      known.last = event;
      if (severityRank(severity) > severityRank(known.worst.severity)) known.worst = event;
    } else if (severity) {
      const [first, worst, last] = [event, event, event];
      watches.set(`${station}/${hazard}`, { station, hazard, first, worst, last });
    }
  }
  return watches.values();
}

function lineOf({ station, hazard, first, worst, last }: Told, names: ReadonlyMap<string, string>) {
  const place = `${names.get(station) ?? station}, ${hazard.replaceAll('_', ' ')}`;
  const worse =
    worst === first ? '' : `, ${level(worst.severity)} ${beijingMinute(worst.readingTime)}`;
  const end = last.severity ? ', stands' : `, over ${beijingMinute(last.readingTime)}`;
  return `  ${place.padEnd(34)} ${level(first.severity)} ${beijingMinute(first.readingTime)}${worse}${end}`;
}

function level(severity: Severity | undefined): string {
  return severity ? SEVERITY_WORDS[severity].colour.en.toLowerCase() : 'none';
}
