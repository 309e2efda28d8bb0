import { hash } from 'node:crypto';
import type { Observation } from '../../domain/observation.ts';
import { FAIL } from '../../domain/quality.ts';
import type { InfluxClient } from '../influx/influx-client.ts';
import { decodeName, encodeName } from '../influx/names.ts';
import { writeLines } from '../influx/write-lines.ts';
import { cellsObservation, cellsOf } from './influx-observation.ts';
import { mayBeLatest } from './record.ts';

/**
 * The newest usable observation of each series, a row a station, where all rows are one series of InfluxDB whose "time" is
 * a number made from the station's name: reading them all is one short range, whatever else is stored.
 * An observation with flag 4 or 9 in it says: the newest was failed afterwards, look the one before it up.
 */
export interface LatestWriter {
  /** To be called before the observations are written, so that no crash leaves a newer one unmentioned. */
  announce(observations: readonly Observation[]): Promise<void>;
  /** Observations that were announced and then refused. */
  withdraw(observations: readonly Observation[]): Promise<void>;
  /** Forgets what it knows and reads it again when next asked. */
  forget(): void;
}

/** The rows as they stand. */
export async function readLatest(client: InfluxClient, bucket: string): Promise<Observation[]> {
  const found: Observation[] = [];
  for await (const { rows } of client.query(bucket, 'SELECT observations FROM latest')) {
    for (const [, text] of rows) found.push(...observationsIn(String(text)));
  }
  return found;
}

export function latestWriter(client: InfluxClient, bucket: string): LatestWriter {
  let known: Promise<Known> | undefined;

  async function change(
    observations: readonly Observation[],
    notice: (own: ByProperty, o: Observation) => boolean,
  ): Promise<void> {
    known ??= readLatest(client, bucket).then(byStation);
    const stations = await known;
    const changed = new Set<ByProperty>();
    for (const observation of observations) {
      const own = ownOf(stations, observation.station);
      if (notice(own, observation)) changed.add(own);
    }
    const items = Array.from(changed, (own) => [...own.values()]);
    await writeLines(client, { bucket, precision: 'ns', items, lineOf: rowOf });
  }

  return {
    announce: (observations) => change(observations, noticed),
    withdraw: (observations) => change(observations, withdrawn),
    forget() {
      known = undefined;
    },
  };
}

type ByProperty = Map<string, Observation>;
type Known = Map<string, ByProperty>;

function byStation(observations: readonly Observation[]): Known {
  const known: Known = new Map();
  for (const o of observations) ownOf(known, o.station).set(o.property, o);
  return known;
}

function ownOf(known: Known, station: string): ByProperty {
  const own = known.get(station) ?? new Map();
  if (own.size === 0) known.set(station, own);
  return own;
}

/** The newer one stands if it is usable; of the same time the later one does, usable or not. */
function noticed(own: ByProperty, o: Observation): boolean {
  const latest = own.get(o.property);
  const age = latest ? o.time - latest.time : 1;
  if (age < 0 || (age > 0 && !mayBeLatest(o.flag)) || !isSound(o)) return false;
  own.set(o.property, o);
  return true;
}

function withdrawn(own: ByProperty, o: Observation): boolean {
  if (own.get(o.property) !== o) return false;
  own.set(o.property, { ...o, flag: FAIL });
  return true;
}

/** Others are refused by the server, and not worth a row. */
function isSound({ time, reasons, received, raw }: Observation): boolean {
  return [time, reasons, received, raw.partition, raw.offset].every(Number.isSafeInteger);
}

/** The station, then each series' observation, with blanks between: names are encoded, so nothing needs escaping. */
function rowOf(observations: readonly Observation[]): string {
  const station = observations[0]?.station ?? '';
  const cells = observations.map(cellsOf).join(' ');
  return `latest observations="${encodeName(station)} ${cells}" ${rowNumber(station)}`;
}

function observationsIn(text: string): Observation[] {
  const [station = '', ...cells] = text.split(' ');
  const name = decodeName(station);
  return cells.map((one) => cellsObservation(name, one));
}

/** 52 bits: among 5,000 stations two have the same with a likelihood of 3 in 10⁹. */
function rowNumber(station: string): number {
  return Number.parseInt(hash('sha256', station).slice(0, 13), 16);
}
