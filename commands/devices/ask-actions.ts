import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { codecNamed } from '../../devices/codecs/codecs.ts';
import { AskedFor, type Reply } from '../../domain/ask.ts';
import { PoyangError } from '../../domain/errors.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { asks, replies } from '../../domain/topics.ts';
import { systemClock } from '../../infra/clock.ts';
import { newest } from '../../infra/follow.ts';
import type { Log } from '../../infra/log/log.ts';
import { aligned } from './aligned.ts';
import type { Action } from './task.ts';

/** Commands to gear over its open link, and the record of them. */
export const askActions: Record<'ask' | 'asked', Action> = {
  async ask({ log, id: device, values }) {
    const what = AskedFor.safeParse(values.for);
    if (!what.success) {
      throw new PoyangError(
        'CONFIG',
        `Say for what: --for ${AskedFor.options.join(' or --for ')}.`,
      );
    }
    const ask = {
      id: randomUUID(),
      device,
      what: what.data,
      by: 'command line',
      at: systemClock.now(),
    };
    await log.append(asks, [ask]);
    const reply = await replyTo(log, ask.id);
    if (!reply)
      throw new PoyangError('CONFIG', 'Nobody met the ask: does the house run, with raw TCP open?');
    return [`${device}: ${WORDS[reply.outcome]}`, ...saysOf(reply, device)];
  },
  async asked({ log }) {
    const answered = await newest(log, replies);
    const all = [...(await newest(log, asks)).values()].sort((a, b) => b.at - a.at);
    const rows = all.map(({ id, at, device, what, by }) => [
      new Date(at).toISOString(),
      device,
      what,
      by,
      answered.get(id)?.outcome ?? 'not met',
    ]);
    return aligned([['WHEN', 'STATION', 'FOR', 'BY', 'OUTCOME'], ...rows]);
  },
};

const WORDS = {
  answered: 'it has answered.',
  no_link: 'no link of it is open just now.',
  cannot: 'its language has no such question.',
  no_answer: 'it has not answered within half a minute.',
} as const satisfies Record<Reply['outcome'], string>;

/** Longer than the door waits for the gear. */
const PATIENCE_MS = 40 * SECOND_MS;
const LOOK_EVERY_MS = 250;

async function replyTo(log: Log, id: string): Promise<Reply | undefined> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const reply = (await newest(log, replies)).get(id);
    if (reply) return reply;
    await pause(LOOK_EVERY_MS);
  }
  return undefined;
}

function saysOf({ payloadHex, at }: Reply, device: string): string[] {
  if (payloadHex === undefined) return [];
  const payload = Buffer.from(payloadHex, 'hex');
  const decoded = codecNamed('sl651')?.decode(payload, { device, received: at });
  if (!decoded?.ok) return [payloadHex];
  return decoded.readings.map(({ element, value }) => `  ${element} ${value}`);
}
