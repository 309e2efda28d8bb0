import type { Socket } from 'node:net';
import { quoted } from '../quoted.ts';
import type { Threshold } from '../threshold.ts';
import { type Asking, createAsking } from './asking.ts';
import type { LinkFrame } from './link-protocol.ts';
import { collectParts, type Parts } from './parts.ts';
import type { Resends } from './resends.ts';
import { createSplitter, type Piece, type Splitter } from './split-frames.ts';
import { REFUSALS, whoSpeaks } from './who-speaks.ts';

/** What all links share. */
export interface LinkOptions extends Threshold {
  readonly resends: Resends;
}

/** One TCP connection of gear. */
export interface Link {
  /** Whose frames have come over it. */
  readonly devices: ReadonlySet<string>;
  /** The name in the certificate that it showed. */
  readonly certified: string | undefined;
  /** What is asked of the gear over it. */
  readonly asking: Asking;
  close(): void;
}

/**
 * Takes what comes over a socket: cuts it into frames, asks whose they are, has them durable and then acknowledges them in their own
 * language. It is not read while the house has too much in hand. A link closes when it was silent too long, brought nothing but
 * noise, does not read its acknowledgements, or when a frame could not be made durable: the gear then sends again.
 */
export function openLink(
  socket: Socket,
  options: LinkOptions,
  certified: string | undefined,
): Link {
  const line: Line = {
    ...options,
    socket,
    from: socket.remoteAddress ?? '',
    certified,
    splitter: createSplitter(),
    parts: collectParts(),
    devices: new Set(),
    asking: createAsking({ clock: options.clock, write: (bytes) => writeTo(socket, bytes) }),
    noise: 0,
    inFlight: 0,
    begun: undefined,
    stall: undefined,
    go: () => readOn(line),
  };
  const { limits } = options;
  const stranger = setTimeout(() => {
    if (line.devices.size === 0) close(line, 'brought no frame of a device that is let in');
  }, limits.strangerMs);
  socket.setTimeout(limits.idleMs, () => close(line, 'was silent too long'));
  socket.on('data', (chunk) => receive(line, chunk));
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    clearTimeout(stranger);
    clearTimeout(line.stall);
    options.inHand.forget(line.go);
  });
  const { asking, devices } = line;
  return { asking, certified, devices, close: () => socket.destroySoon() };
}

interface Line extends LinkOptions {
  readonly socket: Socket;
  readonly from: string;
  readonly certified: string | undefined;
  readonly splitter: Splitter;
  readonly parts: Parts;
  readonly devices: Set<string>;
  readonly asking: Asking;
  /** Bytes that were no frame since the last that was taken. */
  noise: number;
  /** Frames taken and not yet durable. */
  inFlight: number;
  /** Where in the stream the frame under way begins, and the end of its time. */
  begun: number | undefined;
  stall: NodeJS.Timeout | undefined;
  readonly go: () => void;
}

/** DTUs say who they are and that they live in ways of their own, so some noise is usual. */
const MOST_NOISE = 64 * 1024;
const MOST_IN_FLIGHT = 256;
const MOST_UNREAD = 64 * 1024;

function receive(line: Line, chunk: Uint8Array): void {
  takeAll(line, line.splitter.push(chunk));
  watchForStall(line);
  readOn(line);
}

function takeAll(line: Line, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    if (line.socket.destroyed) return;
    if (piece.frame) take(line, piece.frame, { codec: piece.codec, payload: piece.bytes });
    else hearNoise(line, piece.bytes);
  }
}

function hearNoise(line: Line, bytes: Uint8Array): void {
  line.noise += bytes.length;
  const sample = Buffer.from(bytes.subarray(0, 24)).toString('hex');
  line.refusals.count(
    'Passed over bytes of a TCP link that are no frame',
    `${line.from}: ${sample}`,
  );
  if (line.noise > MOST_NOISE) close(line, 'brings nothing but noise');
}

interface Taken {
  readonly codec: string;
  readonly payload: Uint8Array;
}

function take(line: Line, frame: LinkFrame, packet: Taken): void {
  const speaker = whoSpeaks(line, frame, line);
  if (!speaker.ok) {
    line.refusals.count(REFUSALS[speaker.why], `${frame.station} from ${line.from}`);
    if (speaker.why !== 'unknown') line.socket.destroySoon();
    else if (frame.isWhole) wait(line, frame.station, packet);
    return;
  }
  const { device } = speaker;
  line.devices.add(device);
  line.noise = 0;
  const { sameness } = frame;
  const keepIt = () => keep(line, { device, ...packet });
  const kept = sameness ? line.resends.keepOnce(device, sameness, keepIt) : keepIt();
  kept.then(
    () => answer(line, device, frame, packet),
    () => line.socket.destroy(),
  );
}

/** Strangers are not answered, so their gear sends again; meanwhile a person may accept them. */
function wait(line: Line, name: string, frame: Taken): void {
  line.waitingRoom.note({ name, door: 'tcp', from: line.from, frame });
}

/** Resolves when the packet is durable. */
function keep(line: Line, packet: Taken & { readonly device: string }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  line.inFlight++;
  line.keep({ ...packet, received: line.clock.now() }, (error) => {
    line.inFlight--;
    if (error) reject(error);
    else resolve();
    readOn(line);
  });
  return promise;
}

/** The frame is durable. */
function answer(line: Line, device: string, frame: LinkFrame, { payload }: Taken): void {
  const now = line.clock.now();
  const gear = line.stations.get(device)?.gear;
  const { done, missing } = frame.isWhole ? line.parts.take(frame) : { done: frame };
  const words = missing === undefined ? undefined : frame.askAgain?.(missing, now);
  const acknowledgement = done?.acknowledgement({ now, gear }) ?? words;
  if (acknowledgement) writeTo(line.socket, acknowledgement);
  if (line.socket.writableLength > MOST_UNREAD) close(line, 'does not read what it is sent');
  line.asking.heard(device, frame, payload);
}

function writeTo(socket: Socket, bytes: Uint8Array): boolean {
  if (!socket.writable) return false;
  socket.write(bytes);
  return true;
}

function readOn(line: Line): void {
  const { inHand, socket } = line;
  const isFull = inHand.isFull || line.inFlight >= MOST_IN_FLIGHT;
  if (inHand.isFull) inHand.whenRoom(line.go);
  if (isFull) socket.pause();
  else if (socket.isPaused()) socket.resume();
}

/**
 * A frame that is begun and not finished in its time was none: what came after its first byte may hold one. Its time runs on while more
 * comes, for a false length swallows the frames that follow.
 */
function watchForStall(line: Line): void {
  const { isMidFrame, passed } = line.splitter;
  const begun = isMidFrame ? passed : undefined;
  if (begun === line.begun) return;
  clearTimeout(line.stall);
  line.begun = begun;
  if (begun === undefined) return;
  line.stall = setTimeout(() => {
    takeAll(line, line.splitter.giveUp());
    watchForStall(line);
  }, line.limits.stallMs);
}

function close(line: Line, why: string): void {
  const whose = [...line.devices].slice(0, 3).join(', ') || 'a stranger';
  line.logger.debug(`TCP link of ${quoted(`${whose} from ${line.from}`)} closed: it ${why}`);
  line.socket.destroy();
}
