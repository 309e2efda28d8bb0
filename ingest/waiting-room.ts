import { SECOND_MS } from '../domain/time.ts';
import { decisions as decisionsTopic, waiting as topic } from '../domain/topics.ts';
import type { Decision, Waiting, WaitingFrame } from '../domain/waiting.ts';
import type { Clock } from '../infra/clock.ts';
import { follow, newest } from '../infra/follow.ts';
import type { Log } from '../infra/log/log.ts';
import type { Keep } from './append.ts';
import type { Tally } from './tally.ts';

/** Somebody whom the house does not know came to a door. */
export interface Visit extends Pick<Waiting, 'name' | 'door' | 'from'> {
  readonly through?: string;
  readonly frame?: { readonly codec: string; readonly payload: Uint8Array };
}

/** Keeps who came unknown, and lets in their frames when a person has accepted them. */
export interface WaitingRoom {
  note(visit: Visit): void;
  /** Writes what is not yet written. */
  close(): Promise<void>;
}

interface RoomOptions {
  readonly log: Log;
  readonly clock: Clock;
  readonly keep: Keep;
  readonly refusals: Tally;
  readonly signal: AbortSignal;
}

/**
 * Whoever waits is written to the log within a second. Of each the newest frames are kept; there is room for a bounded number, and for
 * fewer from one address. After an acceptance their frames are appended to `raw` with the time at which they came; a crash
 * in between does it again, which changes nothing.
 */
export async function openWaitingRoom(options: RoomOptions): Promise<WaitingRoom> {
  const { log, signal } = options;
  const bench = new Map(await newest(log, topic));
  const state: State = {
    ...options,
    bench,
    decided: new Map(),
    unwritten: new Set(),
    timer: undefined,
  };
  const decided = await follow(log, decisionsTopic, {
    signal,
    onChange: (decision) => settle(state, decision),
  });
  state.decided = decided;
  for (const decision of decided.values()) settle(state, decision);
  return {
    note: (visit) => note(state, visit),
    close: () => write(state),
  };
}

interface State extends RoomOptions {
  readonly bench: Map<string, Waiting>;
  decided: ReadonlyMap<string, Decision>;
  readonly unwritten: Set<string>;
  timer: NodeJS.Timeout | undefined;
}

const MOST_NAMES = 200;
const MOST_NAMES_OF_AN_ADDRESS = 50;
const MOST_FRAMES = 32;
const MOST_HEX = 128 * 1024;
const WRITE_AFTER_MS = SECOND_MS;
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

function note(state: State, visit: Visit): void {
  const { name, door, from, through } = visit;
  if (!NAME.test(name) || state.decided.get(name)?.verdict === 'refused') return;
  const before = state.bench.get(name);
  if (!before && !hasRoom(state, from)) {
    state.refusals.count('The waiting list is full: accept or refuse some', `${name} from ${from}`);
    return;
  }
  const now = state.clock.now();
  const frames = [...(before?.frames ?? [])];
  const fresh = frameOf(visit, now);
  // Gear that is not answered sends the same again.
  if (fresh && !frames.some(({ payloadHex }) => payloadHex === fresh.payloadHex))
    frames.push(fresh);
  state.bench.set(name, {
    ...{ name, door, from, first: before?.first ?? now, last: now },
    ...(through !== undefined && { through }),
    count: (before?.count ?? 0) + 1,
    frames: newestOf(frames),
  });
  state.unwritten.add(name);
  state.timer ??= setTimeout(() => void write(state), WRITE_AFTER_MS).unref();
}

/** Those of whom was decided have left the bench, as far as room is concerned. */
function hasRoom({ bench, decided }: State, from: string): boolean {
  const sitting = [...bench.values()].filter(({ name }) => !decided.has(name));
  const neighbours = sitting.filter((other) => other.from === from);
  return sitting.length < MOST_NAMES && neighbours.length < MOST_NAMES_OF_AN_ADDRESS;
}

function frameOf({ frame }: Visit, received: number): WaitingFrame | undefined {
  if (!frame) return undefined;
  const { codec, payload } = frame;
  return { codec, received, payloadHex: Buffer.from(payload).toString('hex') };
}

function newestOf(frames: readonly WaitingFrame[]): WaitingFrame[] {
  const kept = frames.slice(-MOST_FRAMES);
  let size = kept.reduce((sum, { payloadHex }) => sum + payloadHex.length, 0);
  while (size > MOST_HEX && kept.length > 1) size -= kept.shift()?.payloadHex.length ?? 0;
  return kept;
}

/** What cannot be written now is written with the next. */
async function write(state: State): Promise<void> {
  clearTimeout(state.timer);
  state.timer = undefined;
  const names = [...state.unwritten];
  state.unwritten.clear();
  const entries = names.flatMap((name) => state.bench.get(name) ?? []);
  if (entries.length === 0) return;
  await state.log.append(topic, entries).catch((error: Error) => {
    for (const name of names) state.unwritten.add(name);
    state.refusals.count('The waiting list is not written', error.message);
  });
}

/** Accepted, the frames go to `raw`, all of them before the list forgets them. Refused, they are forgotten. */
function settle(state: State, { name, verdict, device }: Decision): void {
  const frames = state.bench.get(name)?.frames ?? [];
  let left = frames.length;
  if (left === 0) return;
  if (verdict === 'refused') {
    forget(state, name, frames);
    return;
  }
  for (const { codec, received, payloadHex } of frames) {
    const payload = Buffer.from(payloadHex, 'hex');
    state.keep({ device, codec, received, payload }, (error) => {
      if (!error && --left === 0) forget(state, name, frames);
    });
  }
}

/** Others may have come meanwhile. */
function forget(state: State, name: string, frames: readonly WaitingFrame[]): void {
  const now = state.bench.get(name);
  if (!now) return;
  state.bench.set(name, { ...now, frames: now.frames.filter((one) => !frames.includes(one)) });
  state.unwritten.add(name);
  void write(state);
}
