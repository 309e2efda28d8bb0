import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { InHand } from './in-hand.ts';
import { STRANGER_BYTES } from './limits.ts';
import { type Framing, isMidPacket, scanFrames, startFraming } from './scan-frames.ts';
import type { Tally } from './tally.ts';
import { wayOut } from './way-out.ts';

/** A client's connection as the broker sees it: only whole, sane, bounded pieces come through. */
export interface GuardedStream extends Duplex {
  readonly address: string;
  /** The name in its certificate, if it showed a trusted one. */
  readonly certified: string | undefined;
  /** The client is let in: what it sends from now on is passed on. */
  welcome(): void;
}

/** What all guards share. */
export interface GuardOptions {
  readonly inHand: InHand;
  /** See `DoorLimits`. */
  readonly stallMs: number;
  readonly refusals: Tally;
  readonly certified?: string | undefined;
}

/**
 * Stands between a socket and a broker that reads without a bound. The broker gets so many packets at a time, and the
 * next only when it has dealt with them; before CONNACK it gets the CONNECT alone. Whatever breaks a limit is closed
 * at once, whatever its fixed header announces. A connection holds no more than its socket's own buffer and one read
 * of it (64 KiB).
 */
export function guardFrames(socket: Socket, options: GuardOptions): GuardedStream {
  const guard: Guard = {
    ...options,
    socket,
    stream: wayOut(socket, options.stallMs),
    framing: startFraming(),
    held: undefined,
    offered: undefined,
    isAsked: true,
    isWelcome: false,
    stall: undefined,
    go: () => passOn(guard),
  };
  socket.on('readable', guard.go);
  socket.on('drain', guard.go);
  socket.once('end', () => guard.stream.destroy());
  socket.on('error', (error) => guard.stream.destroy(error));
  socket.once('timeout', () => refuse(guard, 'does not read what it is sent'));
  socket.once('close', () => dismiss(guard));

  return Object.assign(guard.stream, {
    address: socket.remoteAddress ?? '',
    certified: options.certified,
    read: (size?: number) => (size === 0 ? null : takeOffer(guard)),
    welcome() {
      guard.isWelcome = true;
      guard.go();
    },
  });
}

interface Guard extends GuardOptions {
  readonly socket: Socket;
  readonly stream: Duplex;
  readonly framing: Framing;
  /** Read from the socket and not yet passed on. */
  held: Buffer | undefined;
  /** What the broker may take now. */
  offered: Buffer | undefined;
  /** The broker has dealt with all that it took. */
  isAsked: boolean;
  isWelcome: boolean;
  stall: NodeJS.Timeout | undefined;
  readonly go: () => void;
}

/** Enough to make a disk write worth its while, few enough to weigh little. */
const PACKETS_AT_A_TIME = 256;

function passOn(guard: Guard): void {
  if (!guard.isWelcome && waitingBytes(guard) > STRANGER_BYTES) {
    refuse(guard, 'sends too much before it is let in');
  }
  while (mayPass(guard)) {
    const chunk: Buffer | null = guard.held ?? guard.socket.read();
    if (chunk === null) return;
    cutAndOffer(guard, chunk);
  }
}

function cutAndOffer(guard: Guard, chunk: Buffer): void {
  const scan = scanFrames(guard.framing, chunk, guard.framing.greeted ? PACKETS_AT_A_TIME : 1);
  if (!scan.ok) {
    refuse(guard, scan.reason);
    return;
  }
  guard.held = scan.end < chunk.length ? chunk.subarray(scan.end) : undefined;
  guard.isAsked = scan.packets === 0;
  watchForStall(guard, scan.packets > 0);
  offer(guard, chunk.subarray(0, scan.end));
}

function waitingBytes({ held, socket }: Guard): number {
  return (held?.length ?? 0) + socket.readableLength;
}

function mayPass(guard: Guard): boolean {
  const { framing, inHand, socket } = guard;
  if (!guard.isAsked || guard.offered !== undefined || guard.stream.destroyed) return false;
  if (framing.greeted && !guard.isWelcome) return false;
  if (socket.writableNeedDrain) return false;
  if (inHand.isFull) inHand.whenRoom(guard.go);
  return !inHand.isFull;
}

/** The broker parses in this very call, and its parser throws at some malformed packets. */
function offer(guard: Guard, piece: Buffer): void {
  guard.offered = piece;
  try {
    guard.stream.emit('readable');
  } catch (cause) {
    refuse(guard, 'malformed packet', cause);
  }
}

/** A broker that finds nothing asks for more. It gets that in a later call, so that it never parses within parsing. */
function takeOffer(guard: Guard): Buffer | null {
  const { offered } = guard;
  guard.offered = undefined;
  if (offered !== undefined) return offered;
  guard.isAsked = true;
  process.nextTick(guard.go);
  return null;
}

function watchForStall(guard: Guard, progressed: boolean): void {
  if (!isMidPacket(guard.framing)) {
    clearTimeout(guard.stall);
    guard.stall = undefined;
  } else if (guard.stall === undefined) {
    guard.stall = setTimeout(judgeStall, guard.stallMs, guard);
  } else if (progressed) {
    guard.stall.refresh();
  }
}

/** Time in which we did not read is not held against the client. */
function judgeStall(guard: Guard): void {
  const isOurs = !guard.isAsked || guard.inHand.isFull || waitingBytes(guard) > 0;
  if (isOurs) guard.stall?.refresh();
  else refuse(guard, 'does not finish the packet it began');
}

function refuse(guard: Guard, reason: string, cause?: unknown): void {
  const { remoteAddress = '' } = guard.socket;
  const example = cause === undefined ? remoteAddress : `${remoteAddress}: ${cause}`;
  guard.refusals.count(`Closed a connection: ${reason}`, example);
  guard.stream.destroy(new Error(reason, { cause }));
  guard.socket.destroy();
}

function dismiss(guard: Guard): void {
  clearTimeout(guard.stall);
  guard.inHand.forget(guard.go);
  guard.held = undefined;
  guard.stream.destroy();
}
