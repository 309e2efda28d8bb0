import { expect, test } from 'vitest';
import {
  hashSecret,
  makeSecret,
  unmatchableHash,
  verifySecret,
} from '../../../infra/accounts/secret.ts';

test('a secret matches its own hash and no other', async () => {
  const hash = await hashSecret('correct horse');
  expect(await verifySecret('correct horse', hash)).toBe(true);
  expect(await verifySecret(Buffer.from('correct horse'), hash)).toBe(true);
  expect(await verifySecret('correct horsf', hash)).toBe(false);
  expect(await verifySecret('', hash)).toBe(false);
});

test('the hash says how it was made, is salted, and does not hold the secret', async () => {
  const [one, other] = [await hashSecret('correct horse'), await hashSecret('correct horse')];
  expect(one).toMatch(/^\$scrypt\$ln=14,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect(one).not.toContain('horse');
});

test('the key is that of RFC 7914, with the parameters that the hash names', async () => {
  // Section 12, second vector: password "password", salt "NaCl", N=1024, r=8, p=16; its first 32 bytes.
  const key = 'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162';
  const hash = `$scrypt$ln=10,r=8,p=16$TmFDbA$${Buffer.from(key, 'hex').toString('base64url')}`;
  expect(await verifySecret('password', hash)).toBe(true);
  expect(await verifySecret('passwore', hash)).toBe(false);
});

test.each([
  ['nothing', ''],
  ['another kind of hash', '$2b$12$abcdefghijklmnopqrstuv'],
  ['a cost that would take all memory', `$scrypt$ln=30,r=8,p=1$c2FsdA$${'A'.repeat(43)}`],
  ['a block size of nothing', `$scrypt$ln=14,r=0,p=1$c2FsdA$${'A'.repeat(43)}`],
  ['a key that is too short', '$scrypt$ln=14,r=8,p=1$c2FsdA$AAAA'],
])('a hash that is %s matches nothing', async (_, hash) => {
  expect(await verifySecret('', hash)).toBe(false);
});

test('the hash that stands for unknown accounts looks like any other and matches nothing', async () => {
  expect(unmatchableHash()).toMatch(/^\$scrypt\$ln=14,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await verifySecret('', unmatchableHash())).toBe(false);
});

test('a made secret has at least 128 random bits and is never the same', () => {
  const secrets = new Set(Array.from({ length: 100 }, makeSecret));
  expect(secrets.size).toBe(100);
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(24);
});
