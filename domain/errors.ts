/** What a caller can act on. A code exists only where some caller acts differently. */
export type ErrorCode =
  | 'CONFIG' // a setting is wrong: tell the person which one and stop
  | 'PORT_IN_USE' // choose another port
  | 'DISK_FULL' // stop acknowledging until there is room
  | 'DATA_NEWER' // the data folder was written by a newer version
  | 'DATA_DAMAGED' // a file is not what was written: tell the person and stop
  | 'LOG_UNAVAILABLE' // wait and try again
  | 'STORE_UNAVAILABLE'; // wait and try again

/** A broken world, foreseen: the message says what happened, to which thing, and what to do. */
export class PoyangError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PoyangError';
    this.code = code;
  }
}
