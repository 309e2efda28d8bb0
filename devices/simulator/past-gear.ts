import type { Station } from '../../domain/station.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Basin } from './basin.ts';
import { faultsOf } from './faults.ts';
import { type Sent, sentBy } from './gear.ts';
import { type Block, PACES } from './history-blocks.ts';
import { createHydrologicalBasin, type HydrologicalBasinOptions } from './hydrological-basin.ts';
import { jsonPacket, type Packet } from './packets.ts';
import { reportsOf } from './reports.ts';

/** What the gear of the past is made of: plain data, so that a worker can be given it. */
export interface PastGearOptions extends Omit<HydrologicalBasinOptions, 'from'> {
  readonly stations: readonly Station[];
}

/** A block of some of the stations, by their indices [first, last). */
export interface PastPart {
  readonly block: Block;
  readonly first: number;
  readonly last: number;
}

/** The packets of part after part of the past. */
export type PastGear = (part: PastPart) => Packet[];

/**
 * The gear as it reported in the past. The water of a calendar year begins anew from its own settled state, so that the
 * hours of one year are in memory, however long the history.
 */
export function pastGear({ stations, ...options }: PastGearOptions): PastGear {
  let year = Number.NaN;
  let basin: Basin;

  return ({ block, first, last }) => {
    const its = new Date(block.from).getUTCFullYear();
    if (its !== year) basin = createHydrologicalBasin({ ...options, from: yearBegin(its) });
    year = its;
    return stations
      .slice(first, last)
      .flatMap((station) => packetsOfBlock({ basin, seed: options.seed }, station, block));
  };
}

/** What a station's gear sent in a block, as one packet; two of it where packets of its own size were doubled. */
export function packetsOfBlock(
  { basin, seed }: { readonly basin: Basin; readonly seed: number },
  station: Station,
  block: Block,
): Packet[] {
  const faults = faultsOf(seed, station, block);
  const sent = reportsOf(station, PACES[block.detail], block)
    .map((report) => sentBy(basin, report, faults))
    .filter((one): one is Sent => one !== undefined);
  if (sent.length === 0) return [];
  const packet = jsonPacket(station.id, sent);
  const isDoubled = block.detail === 'registered' && sent.some(({ copies }) => copies > 1);
  return isDoubled ? [packet, packet] : [packet];
}

/** A flat line shows what stood days before its span. */
const LOOK_BACK_MS = 5 * DAY_MS;

function yearBegin(year: number): number {
  return Date.UTC(year, 0) - LOOK_BACK_MS;
}
