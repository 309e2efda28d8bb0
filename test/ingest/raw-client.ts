import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { generate, type IConnectPacket, type Packet, parser } from 'mqtt-packet';
import { until } from './until.ts';

/** An MQTT client that sends whatever bytes it is told to, and keeps every packet it is sent. */
export interface RawClient {
  readonly socket: Socket;
  /** What came from the door, in order. */
  readonly received: readonly Packet[];
  send(bytes: Uint8Array): void;
  /** Waits until so many packets have come, and answers them all. */
  packets(count: number): Promise<readonly Packet[]>;
  /** Waits until the door has closed the connection. */
  closed(): Promise<void>;
  close(): void;
}

/** Connects and sends nothing. */
export async function rawClient(port: number): Promise<RawClient> {
  const socket = connect(port, '127.0.0.1');
  const received: Packet[] = [];
  let isClosed = false;
  const reader = parser({ protocolVersion: 4 }).on('packet', (packet) => received.push(packet));
  socket.on('data', (bytes) => reader.parse(bytes));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
  });
  await once(socket, 'connect');
  return {
    socket,
    received,
    send: (bytes) => void socket.write(bytes),
    async packets(count) {
      await until(() => received.length >= count, `${count} packets from the door`);
      return received;
    },
    closed: () => until(() => isClosed, 'the door closes the connection'),
    close: () => socket.destroy(),
  };
}

/** A client that has been let in; fails when the door refuses it. */
export async function loggedIn(
  port: number,
  id: string,
  fields: Partial<IConnectPacket> = {},
): Promise<RawClient> {
  const client = await rawClient(port);
  client.send(connectPacket(id, fields));
  const [answer] = await client.packets(1);
  if (answer?.cmd !== 'connack' || answer.returnCode !== 0) {
    throw new Error(`${id} was not let in: ${JSON.stringify(answer)}`);
  }
  return client;
}

/** A CONNECT with the secret that `openDoor` gives every account. */
export function connectPacket(id: string, fields: Partial<IConnectPacket> = {}): Buffer {
  return generate({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    clientId: id,
    username: id,
    password: Buffer.from(`secret-of-${id}`),
    keepalive: 0,
    ...fields,
  });
}

/** QoS 1 unless said otherwise. */
export function publishPacket(
  topic: string,
  payload: string | Buffer,
  fields: { messageId?: number; qos?: 0 | 1 | 2; retain?: boolean; dup?: boolean } = {},
): Buffer {
  const { messageId = 1, qos = 1, retain = false, dup = false } = fields;
  return generate({ cmd: 'publish', topic, payload, qos, messageId, retain, dup });
}

/** A fixed header and what follows it, however wrong (MQTT 3.1.1, 2.2). */
export function frame(firstByte: number, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([firstByte]), remainingLength(body.length), body]);
}

export function remainingLength(length: number): Buffer {
  const bytes: number[] = [];
  for (let left = length; bytes.length === 0 || left > 0; left = Math.floor(left / 128)) {
    bytes.push((left % 128) + (left >= 128 ? 128 : 0));
  }
  return Buffer.from(bytes);
}
