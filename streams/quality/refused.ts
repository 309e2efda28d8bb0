import type { Position } from '../../domain/position.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Reject } from '../../domain/reject.ts';
import { raw } from '../../domain/topics.ts';
import type { Entry, Log } from '../../infra/log/log.ts';
import type { Refused } from '../../infra/store/store.ts';
import { refusedByStore } from './fault.ts';
import { rejectsOf } from './reject.ts';

/**
 * A reject for each packet that the store refuses observations of. Nearly always it is among the packets in hand; that of
 * an older observation, judged anew, is looked up, and is no more to be had when the log has let go of it.
 */
export async function rejectRefused(
  refused: readonly Refused[],
  inHand: readonly Entry<RawPacket>[],
  log: Log,
): Promise<Reject[]> {
  if (refused.length === 0) return [];
  const packets = new Map(inHand.map(({ position, message }) => [nameOf(position), message]));
  const rejects: Reject[] = [];
  for (const [name, ofThatPacket] of Map.groupBy(refused, (one) => nameOf(one.observation.raw))) {
    const { observation } = ofThatPacket[0] as Refused;
    const position = observation.raw;
    const message =
      packets.get(name) ?? (await log.at(raw, position)) ?? forgottenPacket(observation);
    const faults = ofThatPacket.map((one) => refusedByStore(one.observation, one.reason));
    rejects.push(...rejectsOf({ position, message }, faults));
  }
  return rejects;
}

function nameOf({ partition, offset }: Position): string {
  return `${partition}-${offset}`;
}

function forgottenPacket({ station, received }: Refused['observation']): RawPacket {
  return { device: station, codec: '', received, payload: new Uint8Array() };
}
