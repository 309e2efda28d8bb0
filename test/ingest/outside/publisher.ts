import { connectAsync, type MqttClient } from 'mqtt';
import { onTestFinished } from 'vitest';
import type { RawPacket } from '../../../domain/raw-packet.ts';
import { GATEWAY } from '../../servers/mosquitto.ts';

/** A client that publishes and gives up when its connection breaks; it goes with the test. */
export async function publisher(
  port: number,
  { id, secret }: { id: string; secret: string } = GATEWAY,
): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
    username: id,
    password: secret,
    clientId: `publisher-${id}`,
    reconnectPeriod: 0,
  });
  onTestFinished(() => void client.end(true));
  return client;
}

/** Publishes the numbers from `from` to `to` (excluded) as one device, at QoS 1; resolves when all are acknowledged. */
export async function publishNumbers(client: MqttClient, from: number, to: number): Promise<void> {
  const sent = Array.from({ length: to - from }, (_, index) =>
    client.publishAsync(`poyang/S${(from + index) % 10}/json`, `${from + index}`, { qos: 1 }),
  );
  await Promise.all(sent);
}

/** The numbers that came, in the order they came. */
export function numbersOf(packets: readonly RawPacket[]): number[] {
  return packets.map(({ payload }) => Number(Buffer.from(payload).toString()));
}

/** The numbers from `from` to `to`, excluded. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
