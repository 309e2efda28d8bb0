import type { RawPacket } from '../../domain/raw-packet.ts';
import { raw } from '../../domain/topics.ts';
import { createCallSigns } from '../../infra/accounts/call-signs.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Processor } from '../processor.ts';
import { deliver } from './deliver.ts';
import { watchSigns } from './device-signs.ts';
import { createLatePackets } from './late-packets.ts';
import { openMemoryKeeper } from './memory-keeper.ts';
import { monitor } from './monitored.ts';
import { openPartKeeper } from './part-keeper.ts';

/**
 * Turns packets into judged observations: decode, match, convert, check the clock, judge, store; then tell others.
 * The store comes before the topics, so that whoever hears of an observation finds it there.
 */
export const quality: Processor<RawPacket> = {
  name: 'quality',
  reads: raw,
  maxRecords: 4_000,

  async open(context, signal, owns) {
    const callSigns = createCallSigns();
    for (const station of context.stations.values()) callSigns.learn(station);
    context.onStation(callSigns.learn, signal);
    const receiving = {
      callSigns,
      accounts: context.accounts,
      stationOf: monitor(context.stations),
      isAgain: mayHaveMet(quality.maxRecords),
      parts: await openPartKeeper(context, owns),
      memories: await openMemoryKeeper(context.journal),
      late: createLatePackets(),
    };
    const eventsIn = watchSigns(context.journal);
    return (entries) => deliver(entries, { receiving, eventsIn, context });
  },
};

/**
 * After a crash the batch in hand comes again, and what it changed may be stored but never told. So the first records
 * of every partition, as many as a batch can hold, are told again in full.
 */
function mayHaveMet(most: number): (entry: Entry<unknown>) => boolean {
  const met = new Map<number, number>();
  return ({ position: { partition } }) => {
    const count = met.get(partition) ?? 0;
    if (count < most) met.set(partition, count + 1);
    return count < most;
  };
}
