import { cutFrames } from './cut-frames.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { RtuGear, RtuLanguage, RtuName } from './rtu-language.ts';
import { FACTORY_SETTINGS } from './sl651-settings.ts';

/** What happened to the gear. */
export type RtuEvent =
  | { readonly kind: 'woken' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'heard'; readonly bytes: Uint8Array };

/** What it does then. Frames of one `send` go out in one segment. */
export interface RtuDeed {
  readonly connect: boolean;
  readonly close: boolean;
  readonly send: Uint8Array;
}

/** A simulated RTU: what it does follows from what happened and when, and from nothing else. */
export interface Rtu {
  at(now: number, event: RtuEvent): RtuDeed;
  /** When it wants to be woken next, epoch ms; Infinity when its link must change first. */
  wakeAt(): number;
  /** How it stands: reports made, acknowledged, not acknowledged yet, sent again, and given up for want of room. */
  told(): RtuTold;
  readonly settings: ReadonlyMap<string, string>;
}

export interface RtuTold {
  readonly made: number;
  readonly acknowledged: number;
  readonly waiting: number;
  readonly sentAgain: number;
  readonly lost: number;
}

export interface RtuOptions extends RtuName {
  readonly language: RtuLanguage;
  /** ms between reports. */
  readonly every: number;
  /** Epoch ms of the first. */
  readonly from: number;
  /** How far its clock is ahead, ms, until the centre sets it. */
  readonly clockError?: number;
  /** As `Math.random`; draws out its waits, so that gear does not come back in step. */
  readonly random?: () => number;
}

/** The standard recommends 40 s (SL 651-2014 table 1.4: 2F). */
const KEEP_ALIVE_MS = 40_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** An RTU that has not connected yet. */
export function createRtu(options: RtuOptions): Rtu {
  const state: State = {
    options,
    link: 'down',
    outbox: createOutbox(options.language.window),
    clockError: options.clockError ?? 0,
    serial: 0,
    nextReport: options.from,
    nextTry: options.from,
    nextKeepAlive: Number.POSITIVE_INFINITY,
    failures: 0,
    rest: new Uint8Array(),
    settings: new Map(Object.entries(FACTORY_SETTINGS)),
  };
  return {
    at: (now, event) => deed(state, now, event),
    wakeAt: () => wakeAt(state),
    told: () => state.outbox.told(),
    settings: state.settings,
  };
}

interface State {
  readonly options: RtuOptions;
  link: 'down' | 'opening' | 'open';
  readonly outbox: Outbox;
  clockError: number;
  serial: number;
  nextReport: number;
  nextTry: number;
  nextKeepAlive: number;
  failures: number;
  rest: Uint8Array;
  readonly settings: Map<string, string>;
}

function deed(state: State, now: number, event: RtuEvent): RtuDeed {
  makeReports(state, now);
  const answers = EVENTS[event.kind](state, now, event as never);
  const isTime = state.link === 'down' && now >= state.nextTry;
  if (isTime) state.link = 'opening';
  if (state.link !== 'open') return { connect: isTime, close: false, send: NOTHING };
  if (state.outbox.isGivenUp(now)) return { connect: false, close: true, send: NOTHING };
  const send = Buffer.concat([...answers, ...keepAlive(state, now), ...state.outbox.due(now)]);
  if (send.length > 0) state.nextKeepAlive = now + KEEP_ALIVE_MS;
  return { connect: false, close: false, send };
}

const NOTHING = new Uint8Array();

const EVENTS: {
  readonly [Kind in RtuEvent['kind']]: (
    state: State,
    now: number,
    event: Extract<RtuEvent, { kind: Kind }>,
  ) => Uint8Array[];
} = {
  woken: () => [],
  opened(state, now) {
    state.link = 'open';
    state.rest = NOTHING;
    state.nextKeepAlive = now;
    return [];
  },
  closed(state, now) {
    state.link = 'down';
    state.outbox.linkLost();
    const wait = Math.min(FIRST_WAIT_MS * 2 ** state.failures++, LONGEST_WAIT_MS);
    state.nextTry = now + wait * (0.5 + (state.options.random?.() ?? 1) / 2);
    return [];
  },
  heard(state, now, { bytes }) {
    const { language } = state.options;
    const { frames, rest } = cutFrames(Buffer.concat([state.rest, bytes]), language);
    state.rest = rest;
    const heard = frames.map((frame) => language.hear(frame, gearOf(state, now)));
    for (const { acknowledges } of heard) {
      if (acknowledges !== undefined && state.outbox.acknowledge(acknowledges)) state.failures = 0;
    }
    return heard.flatMap(({ answer }) => (answer ? [answer] : []));
  },
};

/** Those whose time has come, by its own clock. */
function makeReports(state: State, now: number): void {
  const { language, every, station, password } = state.options;
  for (; now >= state.nextReport; state.nextReport += every) {
    const time = state.nextReport + state.clockError;
    const sent = now + state.clockError;
    const { nextSerial } = gearOf(state, now);
    const name = { station, password, serial: nextSerial() };
    state.outbox.add(language.report({ ...name, sent, time, values: language.sense(time) }));
  }
}

function keepAlive(state: State, now: number): Uint8Array[] {
  if (now < state.nextKeepAlive) return [];
  state.nextKeepAlive = now + KEEP_ALIVE_MS;
  const message = state.options.language.keepAlive(gearOf(state, now));
  return message ? [message] : [];
}

function gearOf(state: State, now: number): RtuGear {
  const { language, station, password } = state.options;
  return {
    ...{ station, password, settings: state.settings },
    now: () => now + state.clockError,
    setClock(time) {
      state.clockError = time - now;
    },
    nextSerial() {
      state.serial = (state.serial % 0xffff) + 1;
      return state.serial;
    },
    values: () => language.sense(now + state.clockError),
  };
}

function wakeAt({ link, nextTry, nextReport, nextKeepAlive, outbox }: State): number {
  if (link === 'opening') return Number.POSITIVE_INFINITY;
  return link === 'down' ? nextTry : Math.min(nextReport, nextKeepAlive, outbox.dueAt());
}
