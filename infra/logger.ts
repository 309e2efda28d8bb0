import { type Clock, systemClock } from './clock.ts';

/** WARN: recovered without loss. ERROR: loss, or somebody must act. Nothing per message above debug. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

/** Writes `HH:MM:SS room level message` lines to standard error; debug only when asked. */
export function consoleLogger(
  room: string,
  { debug = false, clock = systemClock }: { debug?: boolean; clock?: Clock } = {},
): Logger {
  const write = (level: string, message: string) => {
    const time = new Date(clock.now()).toTimeString().slice(0, 8);
    process.stderr.write(`${time} ${room} ${level} ${message}\n`);
  };
  return {
    debug: (message) => debug && write('debug', message),
    info: (message) => write('info', message),
    warn: (message) => write('WARN', message),
    error: (message, cause) =>
      write('ERROR', cause === undefined ? message : `${message}: ${reason(cause)}`),
  };
}

/** For tests and tools that print for themselves. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
