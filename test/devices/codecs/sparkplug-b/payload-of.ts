/** A metric as a test writes it. */
export interface WrittenMetric {
  readonly name?: string;
  readonly alias?: number;
  readonly timestamp?: number;
  readonly datatype?: number;
  readonly isHistorical?: boolean;
  readonly isNull?: boolean;
  readonly int?: bigint;
  readonly float?: number;
  readonly double?: number;
  readonly flag?: boolean;
  readonly text?: string;
}

/** A payload in protobuf (sparkplug_b.proto), written field by field so as not to lean on what is tested. */
export function payloadOf({
  timestamp,
  seq,
  metrics = [],
}: {
  timestamp?: number;
  seq?: number;
  metrics?: readonly WrittenMetric[];
}): Uint8Array {
  return Buffer.concat([
    ...(timestamp === undefined ? [] : [varintField(1, BigInt(timestamp))]),
    ...metrics.map((metric) => bytesField(2, metricOf(metric))),
    ...(seq === undefined ? [] : [varintField(3, BigInt(seq))]),
  ]);
}

function metricOf(metric: WrittenMetric): Uint8Array {
  const { name, alias, timestamp, datatype, isHistorical, isNull } = metric;
  return Buffer.concat([
    ...(name === undefined ? [] : [bytesField(1, Buffer.from(name))]),
    ...(alias === undefined ? [] : [varintField(2, BigInt(alias))]),
    ...(timestamp === undefined ? [] : [varintField(3, BigInt(timestamp))]),
    ...(datatype === undefined ? [] : [varintField(4, BigInt(datatype))]),
    ...(isHistorical ? [varintField(5, 1n)] : []),
    ...(isNull ? [varintField(7, 1n)] : []),
    ...holding(metric),
  ]);
}

function holding({ int, float, double, flag, text, datatype = 0 }: WrittenMetric): Uint8Array[] {
  if (int !== undefined) return [varintField(datatype === 4 || datatype === 8 ? 11 : 10, int)];
  if (float !== undefined) return [fixed(12, 5, (bytes) => bytes.writeFloatLE(float))];
  if (double !== undefined) return [fixed(13, 1, (bytes) => bytes.writeDoubleLE(double))];
  if (flag !== undefined) return [varintField(14, flag ? 1n : 0n)];
  return text === undefined ? [] : [bytesField(15, Buffer.from(text))];
}

function varintField(number: number, value: bigint): Uint8Array {
  return Buffer.concat([varint(BigInt(number << 3)), varint(BigInt.asUintN(64, value))]);
}

function bytesField(number: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([varint(BigInt((number << 3) | 2)), varint(BigInt(bytes.length)), bytes]);
}

function fixed(number: number, wire: 1 | 5, write: (bytes: Buffer) => void): Uint8Array {
  const bytes = Buffer.alloc(wire === 1 ? 8 : 4);
  write(bytes);
  return Buffer.concat([varint(BigInt((number << 3) | wire)), bytes]);
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    if (rest <= 0x7fn) return Uint8Array.from(bytes);
  }
}
