import { fieldsOf, floatOf, type WireField } from './protobuf.ts';

/** A payload of Sparkplug B (eclipse/tahu, sparkplug_b.proto): what we make use of. */
export interface Payload {
  /** Epoch ms. */
  readonly timestamp: number | undefined;
  readonly seq: number | undefined;
  readonly metrics: readonly Metric[];
}

export interface Metric {
  readonly name: string | undefined;
  readonly alias: number | undefined;
  readonly timestamp: number | undefined;
  readonly datatype: number | undefined;
  readonly isHistorical: boolean;
  readonly isTransient: boolean;
  readonly isNull: boolean;
  /** The field that holds the value; undefined where there is none, or one that is no number. */
  readonly value: WireField | undefined;
}

/** The payload in the bytes. Throws RangeError for bytes that are no protobuf, or too many metrics. */
export function readPayload(bytes: Uint8Array): Payload {
  const metrics: Metric[] = [];
  let timestamp: number | undefined;
  let seq: number | undefined;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) timestamp = Number(field.bits);
    if (field.number === 2 && field.wire === 2) metrics.push(readMetric(field.bytes));
    if (field.number === 3) seq = Number(field.bits);
    if (metrics.length > MOST_METRICS) throw new RangeError(`more than ${MOST_METRICS} metrics`);
  }
  return { timestamp, seq, metrics };
}

const MOST_METRICS = 5_000;
const utf8 = new TextDecoder();

function readMetric(bytes: Uint8Array): Metric {
  const fields = new Map<number, WireField>();
  for (const field of fieldsOf(bytes)) fields.set(field.number, field);
  const number = (of: number) => {
    const field = fields.get(of);
    return field === undefined ? undefined : Number(field.bits);
  };
  const name = fields.get(1);
  return {
    name: name && utf8.decode(name.bytes).slice(0, 256),
    alias: number(2),
    timestamp: number(3),
    datatype: number(4),
    isHistorical: number(5) === 1,
    isTransient: number(6) === 1,
    isNull: number(7) === 1,
    value: [10, 11, 12, 13, 14].map((of) => fields.get(of)).find((field) => field !== undefined),
  };
}

/** The number that a metric holds, by its datatype; undefined for texts, files and tables. */
export function numberIn({ value }: Metric, datatype: number | undefined): number | undefined {
  if (value === undefined || (datatype !== undefined && datatype > BOOLEAN)) return undefined;
  const number = isFloat(value) ? floatOf(value) : integerOf(value, datatype);
  return Number.isFinite(number) ? number + 0 : undefined; // -0 + 0 is 0
}

const BOOLEAN = 11;

function isFloat({ number }: WireField): boolean {
  return number === 12 || number === 13;
}

/** Signed ones travel as two's complement (Sparkplug 3.0.0, 6.4.16). */
function integerOf({ bits }: WireField, datatype: number | undefined): number {
  const width = { 1: 8, 2: 16, 3: 32, 4: 64 }[datatype ?? 0];
  return Number(width === undefined ? bits : BigInt.asIntN(width, bits));
}
