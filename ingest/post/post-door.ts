import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SECOND_MS } from '../../domain/time.ts';
import type { Room } from '../../infra/room.ts';
import { admit } from '../connections.ts';
import { PACKET_BYTES } from '../limits.ts';
import { listen } from '../listen.ts';
import type { Threshold } from '../threshold.ts';
import { answerPost, type PostAnswer, type Teller } from './answer-post.ts';

/**
 * The door for gear that has nothing but HTTP: `POST /in/<device>/<codec>`, the packet as the body, the account by HTTP Basic. 204 says
 * that it is durable. It is the ingest room's own port, for nobody else takes what gear sends. Rejects with PORT_IN_USE or CONFIG.
 */
export async function openPostDoor(
  threshold: Threshold,
  place: { readonly bind: string; readonly port: number },
): Promise<Room & { readonly port: number }> {
  const { inHand, limits, logger } = threshold;
  const front = threshold.front(limits.connectMs);
  const certified = new WeakMap<Socket, string | undefined>();
  const server = createServer(
    {
      headersTimeout: limits.connectMs,
      requestTimeout: limits.stallMs,
      connectionsCheckingInterval: SECOND_MS,
      keepAliveTimeout: limits.stallMs,
      maxHeaderSize: 8 * 1024,
    },
    (request, response) => {
      const teller = { request, certified: certified.get(request.socket) };
      void respond(threshold, teller, response);
    },
  );
  const [serve] = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket) => {
    if (!admit(socket, threshold)) return;
    front(socket, (line, name) => {
      certified.set(line, name);
      serve?.call(server, line);
    });
  });
  await listen(server, { ...place, option: '--post' });
  const { port } = server.address() as AddressInfo;
  logger.info(`Gear posts to http://${place.bind}:${port}/in/<device>/<codec>`);

  return {
    port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await inHand.shut();
      const limit = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS);
      await closed;
      clearTimeout(limit);
    },
  };
}

const LAST_WORDS_MS = 2 * SECOND_MS;

async function respond(
  threshold: Threshold,
  teller: Teller,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(teller.request);
  const answer = body === undefined ? TOO_LONG : await answerPost(threshold, teller, body);
  response.writeHead(answer.status, {
    ...(answer.status >= 400 && { 'content-type': 'text/plain; charset=utf-8' }),
    ...(answer.status === 401 && { 'www-authenticate': 'Basic realm="poyang"' }),
    ...(body === undefined && { connection: 'close' }),
  });
  response.end(answer.status >= 400 ? `${answer.why}\n` : undefined);
}

const TOO_LONG: PostAnswer = { status: 413, why: `A packet has at most ${PACKET_BYTES} bytes.` };

/** undefined for one that is too long, of which no more is read; a sender who vanishes leaves what it is. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > PACKET_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks, length);
}
