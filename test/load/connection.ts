import { connect, type Socket } from 'node:net';
import { generate } from 'mqtt-packet';
import type { MessageTemplate } from './message.ts';
import type { LoadPlan } from './plan.ts';

export interface ConnectionOptions {
  readonly port: number;
  readonly plan: LoadPlan;
  readonly account: { readonly id: string; readonly secret: string };
  readonly templates: readonly MessageTemplate[];
  readonly sequences: Iterator<number>;
  readonly window: number;
  /** Whether one more message may go now; counts it when it says yes. */
  mayStart(): boolean;
  onAck(sequence: number, millis: number): void;
  onSend?(sequence: number): void;
}

export interface LoadConnection {
  /** When the door has let it in for the first time. */
  readonly admitted: Promise<void>;
  /** Sends what may be sent. */
  fill(): void;
  stop(): void;
}

interface UnderWay {
  readonly sequence: number;
  sentAt: number;
}

const RECONNECT_MS = 100;
const PUBACK_BYTES = 4;

/** One MQTT connection of the load generator: window, PUBACKs, reconnect, resend. */
export function loadConnection(options: ConnectionOptions): LoadConnection {
  const underWay = new Map<number, UnderWay>();
  const { promise: admitted, resolve: isAdmitted } = Promise.withResolvers<void>();
  let socket: Socket | undefined;
  let ready = false;
  let stopped = false;
  let exhausted = false;
  let nextId = 1;
  let rest: Buffer = Buffer.alloc(0);

  function open(): void {
    if (stopped) return;
    ready = false;
    rest = Buffer.alloc(0);
    socket = connect(options.port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('data', read);
    socket.once('close', () => setTimeout(open, RECONNECT_MS));
    socket.write(connectPacket(options.account));
  }

  function read(chunk: Buffer): void {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (; bytes.length >= PUBACK_BYTES; bytes = bytes.subarray(PUBACK_BYTES)) {
      if (bytes[0] === 0x20) accepted(bytes[3]);
      else if (bytes[0] === 0x40) acknowledged(bytes.readUInt16BE(2));
    }
    rest = bytes;
    fill();
  }

  function accepted(code: number | undefined): void {
    if (code !== 0) throw new Error(`The door refused ${options.account.id}: CONNACK ${code}.`);
    ready = true;
    isAdmitted();
    write([...underWay.keys()]);
  }

  function acknowledged(packetId: number): void {
    const message = underWay.get(packetId);
    if (message === undefined) return;
    underWay.delete(packetId);
    options.onAck(message.sequence, performance.now() - message.sentAt);
  }

  function fill(): void {
    if (!ready || stopped || exhausted) return;
    const ids: number[] = [];
    while (underWay.size < options.window && options.mayStart()) {
      const { value: sequence, done } = options.sequences.next();
      if (done) {
        exhausted = true; // and takes no further turn from the others
        break;
      }
      nextId = (nextId % 65_535) + 1;
      underWay.set(nextId, { sequence, sentAt: 0 });
      ids.push(nextId);
    }
    write(ids);
  }

  function write(ids: readonly number[]): void {
    if (ids.length === 0) return;
    const now = performance.now();
    const messages = ids.map((packetId) => {
      const entry = underWay.get(packetId) as UnderWay;
      entry.sentAt = now;
      options.onSend?.(entry.sequence);
      return { packetId, ...options.plan.message(entry.sequence) };
    });
    const lengthOf = (station: number) => options.templates[station]?.length ?? 0;
    const buffer = Buffer.allocUnsafe(
      messages.reduce((sum, { station }) => sum + lengthOf(station), 0),
    );
    let offset = 0;
    for (const message of messages) {
      options.templates[message.station]?.write(buffer, offset, message);
      offset += lengthOf(message.station);
    }
    socket?.write(buffer);
  }

  open();
  return {
    admitted,
    fill,
    stop() {
      stopped = true;
      socket?.destroy();
    },
  };
}

function connectPacket({ id, secret }: ConnectionOptions['account']): Buffer {
  return generate({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    clientId: id,
    username: id,
    password: Buffer.from(secret),
    keepalive: 0,
  });
}
