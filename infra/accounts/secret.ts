import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** 192 random bits, base64url: 32 characters that no one can guess. */
export function makeSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** The secret's scrypt hash (RFC 7914) as `$scrypt$ln=14,r=8,p=1$<salt>$<key>`: it says itself how it was made. */
export async function hashSecret(secret: string | Uint8Array): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return format(COST, salt, await derive(secret, salt, KEY_BYTES, options(COST)));
}

/** Whether the secret made this hash, compared in constant time. A hash that cannot be read matches nothing. */
export async function verifySecret(secret: string | Uint8Array, hash: string): Promise<boolean> {
  const parsed = parse(hash);
  if (!parsed) return false;
  const { cost, salt, key } = parsed;
  return timingSafeEqual(await derive(secret, salt, key.length, options(cost)), key);
}

/** A hash that no secret matches and that costs as much to try as any: it stands for unknown accounts. */
export function unmatchableHash(): string {
  return format(COST, randomBytes(SALT_BYTES), randomBytes(KEY_BYTES));
}

interface Cost {
  /** Binary logarithm of N. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** 16 MiB and some 40 ms of one core: ample for random secrets, bearable when a thousand devices come back at once. */
const COST: Cost = { ln: 14, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const MOST_MEMORY = 64 * 1024 * 1024;

const derive = promisify<string | Uint8Array, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

function options({ ln, r, p }: Cost): ScryptOptions {
  return { N: 2 ** ln, r, p, maxmem: 2 * MOST_MEMORY };
}

function format({ ln, r, p }: Cost, salt: Buffer, key: Buffer): string {
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

const FORMAT = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]{22,})$/;

function parse(hash: string): { cost: Cost; salt: Buffer; key: Buffer } | undefined {
  const [, ln, r, p, salt, key] = FORMAT.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return undefined;
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const isBearable = cost.ln > 0 && cost.p > 0 && 128 * 2 ** cost.ln * cost.r <= MOST_MEMORY;
  if (!isBearable || cost.r === 0) return undefined;
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}
