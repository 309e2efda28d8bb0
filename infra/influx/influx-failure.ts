import { HttpError } from '@influxdata/influxdb-client';
import { PoyangError } from '../../domain/errors.ts';
import type { Refusal } from './influx-client.ts';

/**
 * What a server has against lines of a batch, or undefined for errors that are not the lines' fault: 400 when it cannot
 * read one, and writes none; 422 when some conflict with a field's type, or are older than the bucket keeps, and it writes
 * the others; 413 when they are too many.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof HttpError) || !LINES_AT_FAULT.has(error.statusCode)) return undefined;
  const dropped = /dropped=(\d+)/.exec(error.message)?.[1];
  return { reason: error.message, dropped: dropped === undefined ? undefined : Number(dropped) };
}

/** The house's error for what came of asking the server at `url`. */
export function influxFailure(url: string, error: unknown): PoyangError {
  if (error instanceof PoyangError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/no space left|disk quota exceeded/i.test(message)) {
    return new PoyangError(
      'DISK_FULL',
      `The disk of InfluxDB at ${url} is full: free some space on it.`,
      {
        cause: error,
      },
    );
  }
  return new PoyangError('STORE_UNAVAILABLE', `InfluxDB at ${url}: ${remedy(error, message)}`, {
    cause: error,
  });
}

/** Whether the server answered that it has no such thing. */
export function isNotFound(error: unknown): boolean {
  return (
    error instanceof PoyangError &&
    error.cause instanceof HttpError &&
    error.cause.statusCode === 404
  );
}

const LINES_AT_FAULT = new Set([400, 413, 422]);

function remedy(error: unknown, message: string): string {
  if (error instanceof HttpError) return `${message}. ${REMEDIES[error.statusCode] ?? ''}`.trim();
  if (/database not found/.test(message)) return `${message}. ${REMEDIES[404]}`;
  if (error instanceof Error && GAVE_UP.has(error.name)) {
    return 'it did not answer within the time limit (timeoutSeconds). See whether it hangs.';
  }
  return `${message}. See that it runs.`;
}

const REMEDIES: Record<number, string> = {
  401: 'Give it a token that it knows, in tokenFile.',
  403: 'Give it a token that may do this, in tokenFile.',
  404: 'Make it with ./poyang setup.',
};

/** Names of the errors with which a request ends when its signal does. */
const GAVE_UP = new Set(['AbortError', 'TimeoutError', 'RequestTimedOutError']);
