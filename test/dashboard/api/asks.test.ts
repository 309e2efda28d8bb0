import { expect, test } from 'vitest';
import type { Ask } from '../../../domain/ask.ts';
import { AsksAnswer, ReplyTold } from '../../../domain/device-answers.ts';
import { accounts, asks, replies } from '../../../domain/topics.ts';
import { hashSecret } from '../../../infra/accounts/secret.ts';
import { newest } from '../../../infra/follow.ts';
import { memoryLog } from '../../fakes/memory-log.ts';
import { modelHere } from '../../fakes/model-here.ts';
import { eventually } from './made.ts';
import { testApi } from './test-api.ts';

const SECRET = 'a-secret-of-twelve';
/** What 0011223344 tells of its running parameters: report-interval 1 h, stage-base-1 10 m … */
const TOLD_43 =
  '7e7e050011223344123443003f020020170718101935f1f1001122334420080121080522080823100300240805250910260910270802282300010000301b00020038120500401200034112002003af1b';

async function house() {
  const log = memoryLog();
  const hash = await hashSecret(SECRET);
  const account = (id: string, role: 'admin' | 'dispatcher') => ({
    ...{ id, role, hash, disabled: false, speaksFor: [] },
  });
  const before = () =>
    log.append(accounts, [account('admin', 'admin'), account('duty-1', 'dispatcher')]);
  const its = await testApi({ log, thread: modelHere(), before });
  const post = (payload: object, who = 'admin') =>
    its.api.inject({
      ...{ method: 'POST', url: '/api/devices/11223344/asks', payload },
      headers: { authorization: `Basic ${Buffer.from(`${who}:${SECRET}`).toString('base64')}` },
    });
  /** The one ask on record, once it is there. */
  const put = async () => {
    let ask: Ask | undefined;
    await eventually(async () => {
      [ask] = [...(await newest(log, asks)).values()];
      return ask;
    }).toBeDefined();
    if (ask === undefined) throw new Error('no ask is on record');
    return ask;
  };
  return { ...its, log, post, put };
}

test('an administrator asks, and is told what the gear answers and what of it is not as asked', async () => {
  const its = await house();
  const settings = [
    { name: 'report-interval', value: '1' },
    { name: 'stage-base-1', value: '9.5' },
  ];
  const asking = its.post({ what: 'set-parameters', settings });
  const ask = await its.put();
  expect(ask).toMatchObject({ device: '11223344', by: 'admin', settings });
  const reply = { id: ask.id, outcome: 'answered', at: 1, payloadHex: TOLD_43 } as const;
  await its.log.append(replies, [reply]);
  const told = ReplyTold.parse((await asking).json());
  expect(told.settings).toContainEqual({ name: 'stage-base-1', value: '10.000', unit: 'm' });
  expect(told.differs).toEqual(['stage-base-1']);

  const record = await its.api.inject({
    url: '/api/devices/11223344/asks',
    headers: { authorization: `Basic ${Buffer.from(`admin:${SECRET}`).toString('base64')}` },
  });
  expect(AsksAnswer.parse(record.json()).asks).toMatchObject([
    { by: 'admin', reply: { outcome: 'answered', differs: ['stage-base-1'] } },
  ]);
});

test('what cannot be asked is refused with the reason, and nothing is put on record', async () => {
  const its = await house();
  const wrong = await its.post({
    what: 'set-parameters',
    settings: [{ name: 'report-interval', value: '25' }],
  });
  expect(wrong.statusCode).toBe(400);
  expect(wrong.json().detail).toContain('1 to 24');
  expect((await its.post({ what: 'format' })).statusCode).toBe(400);
  expect((await its.post({ what: 'now' }, 'duty-1')).statusCode).toBe(403);
  expect((await newest(its.log, asks)).size).toBe(0);
});
