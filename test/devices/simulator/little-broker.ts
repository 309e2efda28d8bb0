import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Aedes, type PublishPacket } from 'aedes';

/** A real MQTT broker at a free port of 127.0.0.1 that keeps what is published and can misbehave. */
export async function littleBroker(options: { password?: string } = {}) {
  const published: { topic: string; payload: Buffer }[] = [];
  const sockets = new Set<Socket>();
  let refuse = (_packet: PublishPacket) => false;

  const aedes = await Aedes.createBroker({
    authenticate: (_client, _username, password, done) =>
      done(null, options.password === undefined || String(password) === options.password),
    authorizePublish: (client, packet, done) => {
      if (!client || packet.topic.startsWith('$')) return done(null);
      if (refuse(packet)) return done(new Error('refused'));
      published.push({ topic: packet.topic, payload: Buffer.from(packet.payload) });
      done(null);
    },
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    aedes.handle(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    port,
    url: `mqtt://127.0.0.1:${port}`,
    published,
    /** Does not acknowledge what this says, and closes the connection instead. */
    refuseWhile(rule: typeof refuse) {
      refuse = rule;
    },
    breakLines() {
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await new Promise<void>((resolve) => aedes.close(resolve));
    },
  };
}

/** Waits until a condition holds, for at most 25 seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const limit = performance.now() + 25_000;
  while (!condition()) {
    if (performance.now() > limit) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
