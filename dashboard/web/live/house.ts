import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ForecastBrief, LatestEntry } from '../../../domain/api-answers.ts';
import { severityRank } from '../../../domain/severity.ts';
import { type Station, seriesId } from '../../../domain/station.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import type { Api, SeriesKey } from './api.ts';
import {
  type Assessed,
  assessmentHandlers,
  knownAssessments,
  takeAssessments,
} from './assessed.ts';
import type { Clock } from './clock.ts';
import type { EventHandlers, FollowEvents } from './events.ts';
import { knownTroubles, type Troubled, takeTroubles, troubleHandlers } from './troubled.ts';

/** How the page stands to the house: `brokenSince` is when it last heard of it, epoch ms. */
type Connection = 'connecting' | 'live' | { readonly brokenSince: number };

/** What is known of the house, kept up to date. */
export interface House extends Assessed, Troubled {
  readonly stations: ReadonlySignal<readonly Station[]>;
  /** The newest entry of every series, by series id. */
  readonly latest: ReadonlySignal<ReadonlyMap<string, LatestEntry>>;
  readonly warnings: ReadonlySignal<readonly WarningEvent[]>;
  /** The newest forecast of every series that has one, by series id. */
  readonly forecasts: ReadonlySignal<ReadonlyMap<string, ForecastBrief>>;
  /** What is warned of because it is probable, not seen. */
  readonly forecastWarnings: ReadonlySignal<readonly WarningEvent[]>;
  readonly connection: ReadonlySignal<Connection>;
  /** The house's clock, epoch ms; moves on every few seconds. */
  readonly now: ReadonlySignal<number>;
  /** Grows with every fetch of everything: what was fetched beside it is then out of date. */
  readonly generation: ReadonlySignal<number>;
  /** The last change of a warning that came while the page was open. */
  readonly news: ReadonlySignal<WarningEvent | undefined>;
  /** Fetches, follows and keeps time until the returned function is called. */
  start(): () => void;
}

const TICK_MS = 10_000;
const RETRY_MS = 4_000;

/** A house over its API. While it cannot be reached the last values stay, and it is tried again. */
export function createHouse(api: Api, followEvents: FollowEvents, clock: Clock): House {
  const known = createKnown(clock());
  let heard = { at: clock(), time: clock(), speed: 1 };
  const tick = () => {
    known.now.value = heard.time + (clock() - heard.at) * heard.speed;
  };
  const broken = (silentMs: number) => {
    tick();
    if (typeof known.connection.value === 'object') return;
    known.connection.value = { brokenSince: known.now.value - silentMs };
  };
  const fetchAll = async (): Promise<string> => {
    const snapshot = await fetchSnapshot(api);
    batch(() => {
      const { time, speed = 1 } = snapshot.latest;
      heard = { at: clock(), time, speed };
      takeSnapshot(known, snapshot);
      tick();
    });
    return snapshot.latest.lastEventId;
  };

  function start(): () => void {
    const ticking = setInterval(tick, TICK_MS);
    let stop = () => {};
    let retry: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const connect = () => void fetchAll().then(follow, later);
    const later = () => {
      if (isOver) return;
      broken(0);
      retry = setTimeout(connect, RETRY_MS);
    };
    const follow = (id: string) => {
      if (!isOver) stop = followEvents(id, handlers);
    };
    const reset = () => {
      stop(); // what it told until the answers come would be overwritten by them
      connect();
    };
    const handlers = eventHandlers(known, { tick, broken, reset });
    connect();
    return () => {
      isOver = true;
      clearInterval(ticking);
      clearTimeout(retry);
      stop();
    };
  }

  return { ...known, start };
}

type Known = ReturnType<typeof createKnown>;

function createKnown(now: number) {
  return {
    stations: signal<readonly Station[]>([]),
    latest: signal<ReadonlyMap<string, LatestEntry>>(new Map()),
    warnings: signal<readonly WarningEvent[]>([]),
    forecasts: signal<ReadonlyMap<string, ForecastBrief>>(new Map()),
    forecastWarnings: signal<readonly WarningEvent[]>([]),
    ...knownAssessments(),
    ...knownTroubles(),
    connection: signal<Connection>('connecting'),
    now: signal(now),
    generation: signal(0),
    news: signal<WarningEvent | undefined>(undefined),
  };
}

/** `latest` names the event to follow from, so it is asked first: what the others may miss is told after that event. */
async function fetchSnapshot(api: Api) {
  const latest = await api.latest();
  const [stations, warnings, forecasts, drought, risk, troubled] = await Promise.all([
    api.stations(),
    api.warnings(),
    api.forecasts(),
    api.drought(),
    api.risk(),
    api.troubled(),
  ]);
  return { stations, latest, warnings, forecasts, drought, risk, troubled };
}

function takeSnapshot(known: Known, snapshot: Awaited<ReturnType<typeof fetchSnapshot>>): void {
  known.stations.value = snapshot.stations.stations;
  known.latest.value = overlaid(new Map(), snapshot.latest.latest);
  known.warnings.value = snapshot.warnings.open;
  known.forecastWarnings.value = snapshot.warnings.forecast;
  known.forecasts.value = overlaid(new Map(), snapshot.forecasts.forecasts);
  takeTroubles(known, snapshot.troubled);
  takeAssessments(known, { ...snapshot.drought, ...snapshot.risk });
  known.generation.value += 1;
}

function eventHandlers(
  known: Known,
  does: Pick<EventHandlers, 'broken' | 'reset'> & { tick(): void },
): EventHandlers {
  const { stations, latest, warnings, forecasts, forecastWarnings, connection, news } = known;
  return {
    latest(entries) {
      latest.value = overlaid(latest.value, entries);
      does.tick();
    },
    warning(event) {
      warnings.value = withWarning(warnings.value, event);
      news.value = event;
    },
    forecast(issued) {
      forecasts.value = overlaid(forecasts.value, issued);
    },
    forecast_warning(event) {
      forecastWarnings.value = withWarning(forecastWarnings.value, event);
      news.value = event;
    },
    station(station) {
      stations.value = [...stations.value.filter(({ id }) => id !== station.id), station];
    },
    ...assessmentHandlers(known),
    ...troubleHandlers(known),
    open() {
      connection.value = 'live';
    },
    broken: does.broken,
    reset: does.reset,
  };
}

/** The map with the entries put over it; a withdrawn value stays as an entry without one. */
function overlaid<T extends SeriesKey>(
  known: ReadonlyMap<string, T>,
  entries: readonly T[],
): ReadonlyMap<string, T> {
  const next = new Map(known);
  for (const entry of entries) next.set(seriesId(entry.station, entry.property), entry);
  return next;
}

/** The open warnings after a change: one for each station and hazard, gone when it ended; the worst first. */
export function withWarning(
  open: readonly WarningEvent[],
  event: WarningEvent,
): readonly WarningEvent[] {
  const others = open.filter((w) => w.station !== event.station || w.hazard !== event.hazard);
  if (event.severity === undefined) return others;
  return [...others, event].sort((a, b) => severityRank(b.severity) - severityRank(a.severity));
}
