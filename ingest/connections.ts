import type { Socket } from 'node:net';
import type { Tally } from './tally.ts';

/** The connections that stand open, counted in all and by address. */
export interface Connections {
  /** Whether one more may come from there; counts it when it says yes. */
  admit(address: string): boolean;
  left(address: string): void;
}

/** Refuses what goes over `connections` in all or `connectionsPerAddress` from one address. */
export function countConnections(limits: {
  readonly connections: number;
  readonly connectionsPerAddress: number;
}): Connections {
  const byAddress = new Map<string, number>();
  let all = 0;
  return {
    admit(address) {
      const here = byAddress.get(address) ?? 0;
      if (all >= limits.connections || here >= limits.connectionsPerAddress) return false;
      byAddress.set(address, here + 1);
      all++;
      return true;
    },
    left(address) {
      const here = byAddress.get(address) ?? 0;
      if (here > 1) byAddress.set(address, here - 1);
      else byAddress.delete(address);
      all--;
    },
  };
}

/** Whether one more connection may stay; one too many is closed and counted. It is counted out when it closes. */
export function admit(
  socket: Socket,
  { connections, refusals }: { readonly connections: Connections; readonly refusals: Tally },
): boolean {
  const address = socket.remoteAddress ?? '';
  if (!connections.admit(address)) {
    refusals.count('Refused a connection: too many', address);
    socket.destroy();
    return false;
  }
  socket.once('close', () => connections.left(address));
  return true;
}
