import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PoyangError } from '../../domain/errors.ts';
import { environmentVariable } from '../config.ts';

const VERSION = '4.3.1';
const OWN = join(import.meta.dirname, 'kafka');
const COPY_DEPENDENCIES =
  'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** What a JVM needs to run a broker. */
export interface KafkaJars {
  readonly classpath: string;
  /** Java's archive of the broker's loaded classes: with it a start takes 2–3 s instead of 8–19 s. */
  readonly archive: string;
  readonly logging: string;
}

/** What is missing to run a Kafka here, and how to get it; undefined where all is there. */
export function kafkaRemedy(): string | undefined {
  const missing = [
    ...(onPath('java') ? [] : ['Java 17 or newer (apt-get install default-jre-headless)']),
    ...(onPath('mvn') || existsSync(folderOfJars()) ? [] : ['Maven (apt-get install maven)']),
  ];
  if (missing.length === 0) return undefined;
  return `To run Kafka ${VERSION} this machine lacks ${missing.join(' and ')}. Or name a running one: --log kafka://host:port`;
}

/** The broker's jars in the cache folder POYANG_CACHE, brought there by Maven once: some 20 s and 45 MB. Rejects with CONFIG. */
export async function provideKafkaJars(say: (line: string) => void): Promise<KafkaJars> {
  const remedy = kafkaRemedy();
  if (remedy) throw new PoyangError('CONFIG', remedy);
  const jars = folderOfJars();
  if (!existsSync(jars)) await download(jars, say);
  return {
    classpath: join(jars, '*'),
    archive: join(cacheFolder(), `kafka-${VERSION}.jsa`),
    logging: join(OWN, 'log4j2.properties'),
  };
}

function cacheFolder(): string {
  return environmentVariable('POYANG_CACHE') ?? join(homedir(), '.cache', 'poyang');
}

function folderOfJars(): string {
  return join(cacheFolder(), `kafka-${VERSION}`);
}

function onPath(program: string): boolean {
  const folders = (environmentVariable('PATH') ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** Into a folder beside it first, so that a killed download is never taken for a whole one. */
async function download(jars: string, say: (line: string) => void): Promise<void> {
  say(`Bringing in Kafka ${VERSION} by Maven (once) …`);
  const fresh = `${jars}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const words = [
    ...['-B', '-ntp', '-q', '-f', join(OWN, 'pom.xml'), COPY_DEPENDENCIES],
    ...[`-Dkafka.version=${VERSION}`, `-DoutputDirectory=${fresh}`, '-DincludeScope=runtime'],
  ];
  try {
    await run('mvn', words);
    if (!existsSync(jars)) renameSync(fresh, jars);
  } catch (cause) {
    throw new PoyangError(
      'CONFIG',
      `Maven could not bring in Kafka ${VERSION}: check the network and Maven's settings. ${cause instanceof Error ? cause.message : ''}`,
      { cause },
    );
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Rejects with the program's last words when it fails. */
function run(program: string, words: readonly string[]): Promise<void> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-1_000);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))));
  });
}
