import { readFileSync } from 'node:fs';
import { PoyangError } from '../../domain/errors.ts';
import { makeSecret } from '../../infra/accounts/secret.ts';

const SHORTEST_SECRET = 12;

/** The first line of a file, or a new random secret without one. Throws CONFIG for a file that will not do. */
export function secretFrom(file: string | undefined): string {
  if (file === undefined) return makeSecret();
  const [secret = ''] = readSecretFile(file).split(/\r?\n/, 1);
  if (secret.length >= SHORTEST_SECRET) return secret;
  throw new PoyangError(
    'CONFIG',
    `The secret in ${file} is too short: its first line must have at least ${SHORTEST_SECRET} characters.`,
  );
}

function readSecretFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new PoyangError('CONFIG', `The secret file ${file} cannot be read.`, { cause });
  }
}

/** The line that tells a secret that was made here, the only time that anybody sees it. */
export function told(secret: string, values: { readonly 'secret-file'?: string }): string[] {
  return values['secret-file'] === undefined ? [`Its secret, shown this once: ${secret}`] : [];
}
