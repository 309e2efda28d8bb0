import { PoyangError } from '../../domain/errors.ts';
import { KAFKA_ERRORS } from './kafka-binding.ts';

/** What the client or a broker said, as an error to act on: CONFIG for a refused login or access, else LOG_UNAVAILABLE. */
export function kafkaFailure(what: string, cause: unknown): PoyangError {
  if (cause instanceof PoyangError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const refused = isRefusal(cause);
  const remedy = refused
    ? 'Mend user, passwordFile and tls in the address of the log, or the access that Kafka grants'
    : 'It is tried again; see that its brokers run, have room on their disks, and can be reached from here';
  return new PoyangError(refused ? 'CONFIG' : 'LOG_UNAVAILABLE', `${what}: ${reason}. ${remedy}.`, {
    cause,
  });
}

/** Waiting does not help. The binding often tells the message only, without a code. */
export function isRefusal(error: unknown): boolean {
  const { authentication, topicAuthorization, groupAuthorization } = KAFKA_ERRORS;
  const refusals = [authentication, topicAuthorization, groupAuthorization];
  return hasCode(error, ...refusals) || (error instanceof Error && REFUSED.test(error.message));
}

const REFUSED = /authentication fail|authorization fail/i;

export function hasCode(error: unknown, ...codes: number[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(Number(error.code));
}

/** The log was closed by its owner. */
export function closedLog(): PoyangError {
  return new PoyangError('LOG_UNAVAILABLE', 'the log is closed');
}
