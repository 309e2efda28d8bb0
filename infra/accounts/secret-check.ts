import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createLane } from './lane.ts';
import { verifySecret } from './secret.ts';

/** Whether secrets are right, by calculation or by memory. */
export interface SecretCheck {
  /** Whether this secret was found right for this hash before. Takes microseconds. */
  remembers(id: string, secret: Uint8Array, hash: string): boolean;
  /** Whether the secret made the hash; undefined when too many wait, or `isWorthIt` says no when its turn comes. */
  verify(question: Question): Promise<boolean | undefined>;
}

interface Question {
  readonly id: string;
  readonly secret: Uint8Array;
  readonly hash: string;
  readonly isWorthIt: () => boolean;
}

/** Each takes 16 MiB, and a thread of the pool of four, which files and host names also need. */
const AT_A_TIME = 2;
const WAITING = 2_000;

/**
 * Checks secrets by scrypt, few at a time. Of one found right it keeps the HMAC under a key of this process, so that
 * devices that come back after a broken line are not calculated again; a new hash makes the memory void.
 */
export function createSecretCheck(verify: typeof verifySecret = verifySecret): SecretCheck {
  const lane = createLane({ atATime: AT_A_TIME, waiting: WAITING });
  const right = new Map<string, Buffer>();
  const underWay = new Map<string, Promise<boolean | undefined>>();
  const key = randomBytes(32);
  const seal = (secret: Uint8Array, hash: string) =>
    createHmac('sha256', key).update(hash).update('\n').update(secret).digest();

  async function calculate({ id, secret, hash, isWorthIt }: Question, name: string) {
    try {
      const isRight = await lane(async () => (isWorthIt() ? verify(secret, hash) : undefined));
      if (isRight) right.set(id, seal(secret, hash));
      return isRight;
    } finally {
      underWay.delete(name);
    }
  }

  return {
    remembers(id, secret, hash) {
      const sealed = right.get(id);
      return sealed !== undefined && timingSafeEqual(sealed, seal(secret, hash));
    },
    verify(question) {
      const { id, secret, hash } = question;
      const name = `${id} ${seal(secret, hash).toString('base64')}`;
      const answer = underWay.get(name) ?? calculate(question, name);
      underWay.set(name, answer); // connections of one account that come together wait for one answer
      return answer;
    },
  };
}
