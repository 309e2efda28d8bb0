import { expect, test } from 'vitest';
import { Account } from '../../../domain/account.ts';
import { createLogin } from '../../../infra/accounts/login.ts';
import { createSecretCheck } from '../../../infra/accounts/secret-check.ts';

/** A login whose scrypt is a comparison that counts its calls, and may be held back. */
function testLogin(...accounts: Account[]) {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const tried: string[] = [];
  let gate = Promise.resolve();
  let now = 0;
  const check = createSecretCheck(async (secret, hash) => {
    tried.push(hash);
    await gate;
    return `hash of ${Buffer.from(secret)}` === hash;
  });
  const login = createLogin({ accounts: byId, clock: { now: () => now }, check });
  return {
    tried,
    accounts: byId,
    try: (id: string, secret: string, address = '192.0.2.1') =>
      login({ id, secret: Buffer.from(secret), address }),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    pass(ms: number) {
      now += ms;
    },
  };
}

const account = (id: string, secret: string, fields: Partial<Account> = {}) =>
  Account.parse({ id, role: 'device', hash: `hash of ${secret}`, ...fields });

test('the right secret is welcome, a wrong one and an unknown account are not', async () => {
  const login = testLogin(account('S1', 'a'), account('S2', 'b', { disabled: true }));
  expect(await login.try('S1', 'a')).toBe('welcome');
  expect(await login.try('S1', 'b')).toBe('wrong');
  expect(await login.try('S9', 'a')).toBe('wrong');
  expect(await login.try('S2', 'b')).toBe('disabled');
  expect(await login.try('S2', 'a')).toBe('wrong');
});

test('an unknown account costs one calculation, as a wrong secret does', async () => {
  const login = testLogin(account('S1', 'a'));
  await login.try('S1', 'b');
  await login.try('S9', 'b');
  expect(login.tried).toEqual(['hash of a', expect.stringMatching(/^\$scrypt\$ln=14,r=8,p=1\$/)]);
});

test('a secret once verified is not calculated again; a wrong one is, every time', async () => {
  const login = testLogin(account('S1', 'a'));
  for (let time = 0; time < 3; time++) expect(await login.try('S1', 'a')).toBe('welcome');
  expect(login.tried).toHaveLength(1);
  for (let time = 0; time < 3; time++) expect(await login.try('S1', 'b')).toBe('wrong');
  expect(login.tried).toHaveLength(4);
});

test('a rotated account forgets its old secret, a disabled one is told apart at once', async () => {
  const login = testLogin(account('S1', 'a'));
  await login.try('S1', 'a');
  login.accounts.set('S1', account('S1', 'a', { disabled: true }));
  expect(await login.try('S1', 'a')).toBe('disabled');
  login.accounts.set('S1', account('S1', 'b'));
  expect(await login.try('S1', 'a')).toBe('wrong');
  expect(await login.try('S1', 'b')).toBe('welcome');
});

test('an account that changes while its secret is calculated is judged as it is then', async () => {
  const login = testLogin(account('S1', 'a'), account('S2', 'a'));
  const release = login.hold();
  const answers = Promise.all([login.try('S1', 'a'), login.try('S2', 'a')]);
  login.accounts.set('S1', account('S1', 'a', { disabled: true }));
  login.accounts.set('S2', account('S2', 'b'));
  release();
  expect(await answers).toEqual(['disabled', 'wrong']);
});

test('connections of one account that come together wait for one calculation', async () => {
  const login = testLogin(account('S1', 'a'));
  const answers = await Promise.all(Array.from({ length: 50 }, () => login.try('S1', 'a')));
  expect(new Set(answers)).toEqual(new Set(['welcome']));
  expect(login.tried).toHaveLength(1);
});

test('two calculate at a time, 2,000 wait, the rest is put off', async () => {
  const login = testLogin();
  const release = login.hold();
  const answers = Array.from({ length: 2_010 }, (_, index) =>
    login.try('S1', `${index}`, `${index}`),
  );
  await new Promise(setImmediate);
  expect(login.tried).toHaveLength(2);
  release();
  const busy = (await Promise.all(answers)).filter((answer) => answer === 'busy');
  expect(busy).toHaveLength(8);
});

test('an address that fails too often is put off without a calculation, others and known secrets are not', async () => {
  const login = testLogin(account('S1', 'a'), account('S2', 'b'));
  await login.try('S1', 'a');
  const flood = await Promise.all(Array.from({ length: 500 }, (_, n) => login.try('S1', `x${n}`)));
  expect(flood.filter((answer) => answer === 'wrong').length).toBeLessThanOrEqual(62);
  const calculated = login.tried.length;
  expect(await login.try('S2', 'b')).toBe('busy');
  expect(login.tried).toHaveLength(calculated);
  expect(await login.try('S1', 'a')).toBe('welcome');
  expect(await login.try('S2', 'b', '192.0.2.2')).toBe('welcome');
});

test('one wrongly set device that tries each second bars nobody behind its address', async () => {
  const login = testLogin(account('S1', 'a'));
  for (let second = 0; second < 600; second++) {
    expect(await login.try('S9', `x${second}`)).toBe('wrong');
    login.pass(1_000);
  }
  expect(await login.try('S1', 'a')).toBe('welcome');
});
