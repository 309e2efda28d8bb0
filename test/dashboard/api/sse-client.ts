import { get, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Api } from '../../../dashboard/api/api.ts';

export interface SseClient {
  /** All events so far; `data` is parsed. */
  readonly events: { id: string; event: string; data: unknown }[];
  readonly response: IncomingMessage;
  isClosed(): boolean;
}

/** Follows /api/events over a real socket until the test ends. */
export async function follow(
  api: Api,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<SseClient> {
  if (!api.server.listening) await api.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.server.address() as { port: number };
  const request = get({ host: '127.0.0.1', port, path: `/api/events${query}`, headers });
  onTestFinished(() => void request.destroy());
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request.on('response', resolve).on('error', reject);
  const response = await promise;

  const client = { events: [], response, isClosed: () => closed } as SseClient;
  let closed = false;
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) take(client, block);
  });
  response
    .on('error', () => {})
    .on('close', () => {
      closed = true;
    });
  return client;
}

function take(client: SseClient, block: string): void {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
  if (fields.event === undefined) return;
  client.events.push({ id: fields.id, event: fields.event, data: JSON.parse(fields.data) });
}
