import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { chunksToLinesIterable, InfluxDB } from '@influxdata/influxdb-client';
import { influxFailure, refusalOf } from './influx-failure.ts';
import type { InfluxSettings } from './influx-settings.ts';

/** InfluxDB's HTTP interface, with every answer seen and a time limit on all. Throws STORE_UNAVAILABLE or DISK_FULL. */
export interface InfluxClient {
  /** Durable when it resolves; or what the server has against the lines, of which it may have written some. */
  write(to: WriteTarget, lines: string): Promise<Refusal | undefined>;
  /** Answers to InfluxQL statements, long ones in pieces. */
  query(bucket: string, influxQl: string): AsyncGenerator<Table>;
  /** A call of the management interface, JSON in and out. */
  call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<unknown>;
  close(): void;
}

export interface WriteTarget {
  readonly bucket: string;
  readonly precision: 'ms' | 'ns';
}

/** Lines at fault: bad input, which writing again does not mend. */
export interface Refusal {
  readonly reason: string;
  /** How many lines were not written; undefined: none was written, and some are at fault. */
  readonly dropped: number | undefined;
}

export interface Table {
  /** Which statement it answers, from 0. */
  readonly statement: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Rows in the order of the columns asked for, after the time in epoch ms. */
  readonly rows: readonly (readonly unknown[])[];
}

export function influxClient(settings: InfluxSettings): InfluxClient {
  const { url, token, organisation, connections, timeoutSeconds } = settings;
  const Agent = url.startsWith('https:') ? HttpsAgent : HttpAgent;
  const agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: IDLE_MS });
  // The client's own time limit gives up waiting but keeps the connection; a signal ends it.
  const { transport } = new InfluxDB({ url, token, timeout: 0, transportOptions: { agent } });
  const limited = (method: string, headers = {}) => ({
    method,
    headers,
    signal: AbortSignal.timeout(timeoutSeconds * 1_000),
  });
  const org = encodeURIComponent(organisation);

  return {
    async write({ bucket, precision }, lines) {
      const path = `/api/v2/write?org=${org}&bucket=${encodeURIComponent(bucket)}&precision=${precision}`;
      try {
        await transport.request(path, lines, limited('POST', TEXT));
        return undefined;
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) return refusal;
        throw influxFailure(url, error);
      }
    },
    async *query(bucket, influxQl) {
      const path = `/query?db=${encodeURIComponent(bucket)}&epoch=ms&chunked=true`;
      const form = new URLSearchParams({ q: influxQl }).toString();
      try {
        const chunks = transport.iterate(path, form, limited('POST', FORM));
        for await (const line of chunksToLinesIterable(chunks, transport.chunkCombiner)) {
          if (line !== '') yield* tablesOf(JSON.parse(line));
        }
      } catch (error) {
        throw influxFailure(url, error);
      }
    },
    async call(method, path, body) {
      try {
        return await transport.request(path, body, limited(method));
      } catch (error) {
        throw influxFailure(url, error);
      }
    },
    close: () => agent.destroy(),
  };
}

/** Well before the server's 3 minutes, after which it closes a connection that we might just be using again. */
const IDLE_MS = 60_000;

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** A line of InfluxQL's chunked answer. */
interface Answer {
  readonly results?: readonly {
    readonly statement_id: number;
    readonly error?: string;
    readonly series?: readonly {
      readonly tags?: Record<string, string>;
      readonly values: unknown[][];
    }[];
  }[];
}

function* tablesOf({ results = [] }: Answer): Generator<Table> {
  for (const { statement_id: statement, error, series = [] } of results) {
    if (error !== undefined) throw new Error(error);
    for (const { tags = {}, values } of series) yield { statement, tags, rows: values };
  }
}
