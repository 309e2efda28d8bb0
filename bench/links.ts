import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { encodeSl651Report } from '../devices/codecs/sl651/encode.ts';
import { Account } from '../domain/account.ts';
import { raw } from '../domain/topics.ts';
import { hashSecret } from '../infra/accounts/secret.ts';
import { testHouse } from '../test/load/test-house.ts';
import { processUsage } from './process-usage.ts';
import type { Bench } from './table.ts';

const LINKS = 5_000;
/** The door takes 2,000 from one address. */
const LINKS_OF_AN_ADDRESS = 1_000;
/** 7E7E, addresses, password, function, length, STX, number and time, ESC, CRC. */
const ACKNOWLEDGEMENT_BYTES = 25;

/** What thousands of RTUs that keep their links cost. */
export const links: Bench = {
  name: 'links',
  summary: `memory of ${LINKS.toLocaleString('en')} raw TCP links held at once, and a report over each`,

  async run({ say }) {
    const hash = await hashSecret('nobody asks for it');
    const ids = Array.from({ length: LINKS }, (_, i) => String(90_000_000 + i));
    const accounts = ids.map((id) => Account.parse({ id, role: 'device', hash, link: {} }));
    const house = await testHouse({ stations: [], accounts, rooms: ['ingest'] });
    const open: Socket[] = [];
    const memory = () => processUsage(house.pids.get('ingest') ?? 0).residentMegabytes;
    try {
      await wait(SETTLE_MS);
      const before = memory();
      for (const [i] of ids.entries()) open.push(await link(Number(house.config.tcp), i));
      await wait(SETTLE_MS);
      const held = memory();
      say(`  ${open.length} links are held`);
      const rounds = [];
      for (let serial = 1; serial <= ROUNDS; serial++) rounds.push(await report(open, ids, serial));
      await wait(SETTLE_MS);
      const after = memory();
      const kept = await house.log.lag(raw, 'links');
      return [
        {
          title: `${LINKS.toLocaleString('en')} raw TCP links held at once`,
          columns: ['what', 'figure'],
          rows: [
            ['room ingest before, MB', Math.round(before)],
            ['with the links, MB', Math.round(held)],
            ['a silent link, kB', kilobytes(held - before)],
            [`after ${ROUNDS} reports over each, MB`, Math.round(after)],
            ['a link that has reported, kB', kilobytes(after - before)],
            ['until all of a round are acknowledged, ms', rounds.map(Math.round).join(', ')],
            ['packets on the log', kept],
          ],
          notes: [
            'A round: every link sends a report of SL 651 at once, and each waits for its acknowledgement, which follows the durable append.',
          ],
        },
      ];
    } finally {
      for (const socket of open) socket.destroy();
      await house.stop();
    }
  },
};

const SETTLE_MS = 3_000;
const ROUNDS = 3;

async function link(port: number, i: number): Promise<Socket> {
  const localAddress = `127.0.0.${2 + Math.floor(i / LINKS_OF_AN_ADDRESS)}`;
  const socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/** ms from the first byte sent to the last acknowledgement. */
async function report(open: readonly Socket[], ids: readonly string[], serial: number) {
  const now = Date.now();
  const frames = ids.map((id) =>
    encodeSl651Report({
      ...{ functionCode: 0x32, centre: 1, station: `00${id}`, serial, sent: now },
      stationClass: 'H',
      groups: [{ time: now, elements: [{ id: 'Z', value: 12.34 }] }],
    }),
  );
  const start = performance.now();
  await Promise.all(
    open.map(async (socket, i) => {
      const heard = bytesHeard(socket, ACKNOWLEDGEMENT_BYTES);
      socket.write(frames[i] ?? '');
      await heard;
    }),
  );
  return performance.now() - start;
}

function bytesHeard(socket: Socket, wanted: number): Promise<void> {
  return new Promise((resolve) => {
    let left = wanted;
    socket.on('data', function hear(chunk) {
      left -= chunk.length;
      if (left > 0) return;
      socket.off('data', hear);
      resolve();
    });
  });
}

function kilobytes(megabytes: number): number {
  return Math.round((megabytes * 1_024 * 10) / LINKS) / 10;
}
