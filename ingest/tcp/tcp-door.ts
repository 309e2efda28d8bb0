import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import type { Room } from '../../infra/room.ts';
import { admit } from '../connections.ts';
import { listen } from '../listen.ts';
import type { Threshold } from '../threshold.ts';
import { putAsks } from './asks.ts';
import { type Link, type LinkOptions, openLink } from './link.ts';
import { createResends } from './resends.ts';

/**
 * The door for gear that speaks SL 651, HJ 212 or SZY206 over bare TCP. A device comes in by the address in its frames if its account
 * may (`Account.link`). Rejects with PORT_IN_USE or CONFIG.
 */
export async function openTcpDoor(
  threshold: Threshold,
  place: { readonly bind: string; readonly port: number },
): Promise<Room & { readonly port: number }> {
  const { inHand, logger } = threshold;
  const options: LinkOptions = { ...threshold, resends: createResends() };
  const open = new Map<Socket, Link>();
  const front = threshold.front(threshold.limits.strangerMs);
  const server = createServer(SOCKETS, (socket) => {
    if (!admit(socket, threshold)) return;
    front(socket, (line, certified) => {
      open.set(line, openLink(line, options, certified));
      line.once('close', () => open.delete(line));
    });
  });
  threshold.onAccount(({ id, disabled, link }) => {
    for (const one of open.values()) {
      const isHeld = one.certified === id && !disabled;
      if ((one.certified === id || one.devices.has(id)) && !isHeld && (disabled || !link))
        one.close();
    }
  });
  const ending = new AbortController();
  void putAsks({
    ...threshold,
    signal: ending.signal,
    linkOf: (device) => [...open.values()].findLast((link) => link.devices.has(device)),
    patienceMs: ANSWER_MS,
  });
  await listen(server, { ...place, option: '--tcp' });
  const { port } = server.address() as AddressInfo;
  logger.info(`Gear that speaks SL 651, HJ 212 or SZY206 comes in at tcp://${place.bind}:${port}`);

  return {
    port,
    async stop() {
      ending.abort();
      const closed = once(server, 'close');
      server.close();
      await inHand.shut();
      await nextTurn(); // the acknowledgements of this turn are written
      for (const link of open.values()) link.close();
      const limit = setTimeout(() => {
        for (const socket of open.keys()) socket.destroy();
      }, LAST_WORDS_MS);
      await closed;
      clearTimeout(limit);
    },
  };
}

/** Keep-alive finds lines that broke silently: gear on mobile networks vanishes without a word. */
const SOCKETS = { noDelay: true, keepAlive: true, keepAliveInitialDelay: MINUTE_MS };
/** SL 651-2014 leaves it open; mobile networks take some seconds. */
const ANSWER_MS = 30 * SECOND_MS;
const LAST_WORDS_MS = 2 * SECOND_MS;
