import type { IncomingMessage } from 'node:http';
import type { Account } from '../../domain/account.ts';
import type { Verdict } from '../../infra/accounts/login.ts';
import { accountSpeaksFor } from '../accounts/sessions.ts';
import { verdictOf } from '../accounts/verdict.ts';
import { type PublishAddress, publishAddress } from '../publish-address.ts';
import type { Threshold } from '../threshold.ts';

/** What a POST is answered with; `why` is told to the sender where it failed. */
export interface PostAnswer {
  readonly status: 204 | 400 | 401 | 403 | 404 | 405 | 413 | 429 | 503;
  readonly why: string;
}

/** A request, and the name in the certificate of who sent it. */
export interface Teller {
  readonly request: IncomingMessage;
  readonly certified: string | undefined;
}

/** Judges a packet that was posted and has it durable: 204. */
export async function answerPost(
  threshold: Threshold,
  { request, certified }: Teller,
  payload: Buffer,
): Promise<PostAnswer> {
  const to = addressOf(request.url);
  if (!to) return { status: 404, why: 'Post to /in/<device>/<codec>.' };
  if (request.method !== 'POST') return { status: 405, why: 'Packets come by POST.' };
  const { remoteAddress: from = '' } = request.socket;
  const said = claimOf(request.headers.authorization);
  const claim = { ...said, id: said.id || (certified ?? ''), address: from };
  const verdict = await verdictOf(threshold, claim, certified);
  const account = threshold.accounts.get(claim.id);
  const visit = {
    name: to.device,
    door: 'http',
    from,
    frame: { codec: to.codec, payload },
  } as const;
  if (verdict !== 'welcome' || !account) {
    if (claim.id === to.device && !account) threshold.waitingRoom.note(visit);
    return refusal(threshold, verdict, `${claim.id} from ${from}`);
  }
  if (accountSpeaksFor(account, to.device)) return keep(threshold, to, payload);
  return refuseVoice(threshold, account, visit);
}

function addressOf(url = ''): PublishAddress | undefined {
  const path = /^\/in\/([^?#]*)$/.exec(url)?.[1];
  return path === undefined ? undefined : publishAddress(`poyang/${path}`);
}

function claimOf(authorization = ''): { id: string; secret: Buffer } {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? [];
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return { id: text.slice(0, Math.max(colon, 0)), secret: Buffer.from(text.slice(colon + 1)) };
}

const REFUSALS = {
  wrong: { status: 401, why: 'Say by HTTP Basic who you are: unknown account, or wrong secret.' },
  disabled: { status: 403, why: 'The account is disabled.' },
  busy: {
    status: 429,
    why: 'Too many logins just now, or too many failed from there: wait a minute.',
  },
} as const;

function refusal({ refusals }: Threshold, verdict: Verdict, who: string): PostAnswer {
  const answer = verdict === 'welcome' ? REFUSALS.wrong : REFUSALS[verdict];
  refusals.count(`Refused a POST: ${answer.why}`, who);
  return answer;
}

function refuseVoice(
  { refusals, waitingRoom }: Threshold,
  { id, role }: Account,
  visit: Parameters<Threshold['waitingRoom']['note']>[0],
): PostAnswer {
  refusals.count('Refused a POST for a device that the account does not speak for', id);
  if (role === 'gateway') waitingRoom.note({ ...visit, through: id });
  return { status: 403, why: `The account ${id} does not speak for ${visit.name}.` };
}

/** 503 makes the gear send again: the disk is full, or the log away. */
function keep(threshold: Threshold, to: PublishAddress, payload: Buffer): Promise<PostAnswer> {
  if (threshold.inHand.isFull) return Promise.resolve(NOT_NOW);
  return new Promise((resolve) => {
    threshold.keep({ ...to, received: threshold.clock.now(), payload }, (error) =>
      resolve(error ? NOT_NOW : { status: 204, why: '' }),
    );
  });
}

const NOT_NOW: PostAnswer = { status: 503, why: 'It cannot be kept just now: send it again.' };
