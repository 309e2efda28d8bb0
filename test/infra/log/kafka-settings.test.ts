import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseKafkaSettings } from '../../../infra/log/kafka-settings.ts';
import { temporaryFolder } from './open-folder.ts';

test('an address alone is enough', () => {
  expect(parseKafkaSettings('kafka://one:9092,two.example:9093,[::1]:9094')).toEqual({
    brokers: 'one:9092,two.example:9093,[::1]:9094',
    prefix: 'poyang',
    partitions: 12,
    client: {
      'bootstrap.servers': 'one:9092,two.example:9093,[::1]:9094',
      'compression.codec': 'none',
      'security.protocol': 'plaintext',
    },
  });
});

test('the query says how to come in, and its secret is read from a file', () => {
  const passwordFile = join(temporaryFolder(), 'password');
  writeFileSync(passwordFile, 'guantou\n');
  const query = new URLSearchParams({
    ...{ prefix: 'jiangxi', partitions: '24', replication: '3', compression: 'lz4' },
    ...{ tls: 'true', ca: '/ca.pem', sasl: 'scram-sha-512', user: 'poyang', passwordFile },
  });
  expect(parseKafkaSettings(`kafka://one:9092/?${query}`)).toEqual({
    ...{ brokers: 'one:9092', prefix: 'jiangxi', partitions: 24, replication: 3 },
    client: {
      'bootstrap.servers': 'one:9092',
      'compression.codec': 'lz4',
      'security.protocol': 'sasl_ssl',
      'ssl.ca.location': '/ca.pem',
      'sasl.mechanisms': 'SCRAM-SHA-512',
      'sasl.username': 'poyang',
      'sasl.password': 'guantou',
    },
  });
});

test.each([
  ['kafka://', /address/],
  ['kafka://one', /address: .*kafka:\/\/host:port/],
  ['kafka://one:9092/raw', /address/],
  ['kafka://one:9092,', /address/],
  ['kafka://poyang:secret@one:9092', /address: .*passwordFile=FILE/],
  ['kafka://one:9092?partition=4', /partition/],
  ['kafka://one:9092?partitions=0', /partitions/],
  ['kafka://one:9092?partitions=many', /partitions/],
  ['kafka://one:9092?prefix=a.b', /prefix/],
  ['kafka://one:9092?tls=perhaps', /tls/],
  ['kafka://one:9092?sasl=gssapi', /sasl/],
  ['kafka://one:9092?sasl=plain&passwordFile=/there', /user: sasl needs it/],
  ['kafka://one:9092?sasl=plain&user=poyang', /passwordFile: sasl needs it/],
  ['kafka://one:9092?sasl=plain&user=poyang&passwordFile=/not/there', /passwordFile: .*ENOENT/],
])('%s is a CONFIG error that names the wrong part, and never the secret', (url, message) => {
  let thrown: unknown;
  try {
    parseKafkaSettings(url);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: 'CONFIG', message: expect.stringMatching(message) });
  expect(String(thrown)).not.toContain('secret');
});
