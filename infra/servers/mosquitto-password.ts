import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

/** A line of Mosquitto's password file, as `mosquitto_passwd` writes it: `user:$7$iterations$salt$key`, PBKDF2 with SHA-512. */
export async function mosquittoPassword(user: string, secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(secret, salt, ITERATIONS, KEY_BYTES, 'sha512');
  return `${user}:$7$${ITERATIONS}$${salt.toString('base64')}$${key.toString('base64')}\n`;
}

const derive = promisify(pbkdf2);

/** Mosquitto's own default: our secrets are 192 random bits, which no number of iterations makes safer. */
const ITERATIONS = 101;
const SALT_BYTES = 12;
const KEY_BYTES = 64;
