import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { generate, type Packet, parser } from 'mqtt-packet';
import { onTestFinished } from 'vitest';

const MQTT_5 = { protocolVersion: 5 } as const;

/** A broker that accepts every CONNECT and answers SUBSCRIBE with this packet, on the port it returns. */
export async function brokerThatSays(answer: Packet): Promise<number> {
  const server = createServer((socket) => {
    const frames = parser(MQTT_5);
    const say = (packet: Packet) => socket.write(generate(packet, MQTT_5));
    frames.on('packet', ({ cmd, messageId }) => {
      if (cmd === 'connect') say({ cmd: 'connack', reasonCode: 0, sessionPresent: false });
      if (cmd !== 'subscribe') return;
      if (answer.cmd === 'disconnect')
        say({ cmd: 'suback', messageId: messageId ?? 0, granted: [1] });
      say({ ...answer, messageId } as Packet);
    });
    socket.on('data', (chunk) => frames.parse(chunk));
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}
