import { randomUUID } from 'node:crypto';
import { readReply } from '../../devices/codecs/read-reply.ts';
import { encodeAskedSettings } from '../../devices/codecs/sl651/settings.ts';
import { type Ask, AskedFor, type Reply, type Setting } from '../../domain/ask.ts';
import type { ReplyTold } from '../../domain/device-answers.ts';
import { PoyangError } from '../../domain/errors.ts';
import { asks, replies } from '../../domain/topics.ts';
import { putAsk } from '../../infra/accounts/put-ask.ts';
import { systemClock } from '../../infra/clock.ts';
import { newest } from '../../infra/follow.ts';
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
    const settings = settingsOf(what.data, values.settings);
    const ask: Ask = {
      ...{ id: randomUUID(), device, by: 'command line', at: systemClock.now() },
      ...{ what: what.data, settings },
    };
    const reply = await putAsk(log, ask);
    if (!reply)
      throw new PoyangError('CONFIG', 'Nobody met the ask: does the house run, with raw TCP open?');
    return [`${device}: ${WORDS[reply.outcome]}`, ...saysOf(readReply(reply, ask), reply)];
  },
  async asked({ log }) {
    const answered = await newest(log, replies);
    const all = [...(await newest(log, asks)).values()].sort((a, b) => b.at - a.at);
    const rows = all.map(({ id, at, device, what, settings, by }) => [
      new Date(at).toISOString(),
      device,
      [what, ...(settings ?? []).map(spelled)].join(' '),
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

/** "report-interval=1,rain-day-start=8" or names alone. Throws CONFIG for what cannot be asked. */
function settingsOf(what: Ask['what'], list: string | undefined): Setting[] | undefined {
  const settings = list?.split(',').map((part): Setting => {
    const [name = '', ...value] = part.split('=');
    return value.length === 0 ? { name } : { name, value: value.join('=') };
  });
  try {
    encodeAskedSettings(what, settings);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new PoyangError('CONFIG', `--settings: ${cause.message}. See docs/devices.md.`, {
      cause,
    });
  }
  return settings;
}

function spelled({ name, value }: Setting): string {
  return value === undefined ? name : `${name}=${value}`;
}

function saysOf(
  { readings, settings, differs = [] }: Pick<ReplyTold, 'readings' | 'settings' | 'differs'>,
  { payloadHex }: Reply,
): string[] {
  if (payloadHex === undefined) return [];
  if (settings) {
    const told = settings.map(({ name, value, unit }) => `  ${name} ${value} ${unit}`.trimEnd());
    return [...told, ...differs.map((name) => `  ${name} is not as asked`)];
  }
  return readings?.map(({ element, value }) => `  ${element} ${value}`) ?? [payloadHex];
}
