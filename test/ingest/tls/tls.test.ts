import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { connectAsync } from 'mqtt';
import { expect, onTestFinished, test } from 'vitest';
import { openAllDoors } from '../open-door.ts';
import { TEST_30 } from '../tcp/frames.ts';
import { gear } from '../tcp/gear.ts';
import { until } from '../until.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const S1 = { id: '12345678' };

/** An authority, and certificates by it: `certificate('name')` makes name.pem and name.key. */
function authority() {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=authority');
  const file = (name: string) => join(folder, name);
  function certificate(name: string, cn = name): void {
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${cn}`);
    const sign = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...sign, '-out', `${name}.pem`);
  }
  const pair = (name: string) => ({
    cert: readFileSync(file(`${name}.pem`)),
    key: readFileSync(file(`${name}.key`)),
  });
  return { file, certificate, pair, ca: () => readFileSync(file('ca.pem')) };
}

function house(own = authority()) {
  own.certificate('localhost');
  return {
    ...own,
    settings: {
      tlsCertificate: own.file('localhost.pem'),
      tlsKey: own.file('localhost.key'),
      tlsClients: own.file('ca.pem'),
    },
  };
}

async function secureGear(
  port: number,
  options: object,
): Promise<{ line: TLSSocket; heard(): number }> {
  const line = connect({ port, host: '127.0.0.1', servername: 'localhost', ...options });
  onTestFinished(() => void line.destroy());
  let bytes = 0;
  line.on('data', (chunk) => {
    bytes += chunk.length;
  });
  line.on('error', () => {});
  await once(line, 'secureConnect');
  return { line, heard: () => bytes };
}

test.runIf(hasOpenssl)('at one port a door takes TLS and plain connections', async () => {
  const { settings, ca } = house();
  const door = await openAllDoors([{ ...S1, link: {} }], {}, settings);
  const { line, heard } = await secureGear(door.tcp, { ca: ca() });
  line.write(TEST_30);
  await until(() => heard() === 25, 'it is acknowledged under TLS');
  const plain = await gear(door.tcp);
  plain.send(TEST_30);
  await plain.hears(25);
});

test.runIf(hasOpenssl)(
  'a certificate in the name of an account is as good as its secret, at every door',
  async () => {
    const { settings, ca, pair, certificate } = house();
    certificate('12345678');
    const door = await openAllDoors([S1], {}, settings);
    const mine = { ca: ca(), ...pair('12345678') };
    const { line, heard } = await secureGear(door.tcp, mine);
    line.write(TEST_30);
    await until(() => heard() === 25, 'its frame is taken without a link password');

    const client = await connectAsync(`mqtts://127.0.0.1:${door.port}`, {
      ...mine,
      servername: 'localhost',
    });
    await client.publishAsync('poyang/12345678/json', '{}', { qos: 1 });
    await client.endAsync();

    const posting = request({
      ...{ port: door.post, host: '127.0.0.1', servername: 'localhost', method: 'POST' },
      ...{ path: '/in/12345678/json', agent: false, ...mine },
    });
    posting.end('{}');
    const [{ statusCode }] = await once(posting, 'response');
    expect(statusCode).toBe(204);
    expect(door.log.kept.map(({ codec }) => codec)).toEqual(['sl651', 'json', 'json']);
  },
);

test.runIf(hasOpenssl)(
  'a certificate of another authority, or of another account, lets nobody in',
  async () => {
    const { settings, ca, certificate, pair } = house();
    certificate('87654321');
    const stranger = authority();
    stranger.certificate('12345678');
    const door = await openAllDoors([S1, '87654321'], {}, settings);
    const foreign = await secureGear(door.tcp, { ca: ca(), ...stranger.pair('12345678') });
    await once(foreign.line, 'close');
    const other = await secureGear(door.tcp, { ca: ca(), ...pair('87654321') });
    other.line.write(TEST_30);
    await until(
      () => door.lines.some((line) => line.includes('no account of that device')),
      'refused',
    );
    expect(door.log.kept).toEqual([]);
  },
);

test.runIf(hasOpenssl)('where TLS is asked for, plain connections are closed', async () => {
  const { settings } = house();
  const door = await openAllDoors([{ ...S1, link: {} }], {}, { ...settings, tlsOnly: true });
  const plain = await gear(door.tcp);
  plain.send(TEST_30);
  await plain.closed();
  expect(door.log.kept).toEqual([]);
});

test.runIf(hasOpenssl)('a renewed certificate is shown without a restart', async () => {
  const { settings, ca, certificate } = house();
  let now = Date.UTC(2026, 6, 1);
  const door = await openAllDoors([], {}, settings, { now: () => now });
  const first = await secureGear(door.tcp, { ca: ca() });
  const serial = first.line.getPeerCertificate().serialNumber;
  certificate('localhost');
  now += 60_000;
  const second = await secureGear(door.tcp, { ca: ca() });
  expect(second.line.getPeerCertificate().serialNumber).not.toBe(serial);
});
