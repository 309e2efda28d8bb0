import type { Payload } from './payload.ts';

/** What later packets of a device lean on: plain data, so that it can be kept. */
export interface Session {
  /** Name and datatype of each alias, as the newest birth has them. */
  readonly names: Readonly<Record<string, readonly [name: string, datatype: number]>>;
  /** The number of the newest birth of the node: a death with another number is an older one's. */
  readonly bdSeq: number | undefined;
  /** The sequence number of the newest packet, 0 to 255. */
  readonly seq: number | undefined;
  readonly online: boolean;
}

/** Nothing has been heard. */
export const NEW_SESSION: Session = { names: {}, bdSeq: undefined, seq: undefined, online: false };

/**
 * What a packet is, told from itself, for its topic is not kept (Sparkplug 3.0.0, 6.4.1 and 6.4.4 to 6.4.13): a node's death
 * has bdSeq and no seq, a device's a seq and no metrics; a birth names what later packets number.
 */
export type Sort = 'birth' | 'data' | 'death' | 'old_death';

export function sortOf(payload: Payload, before: Session): Sort {
  const bdSeq = bdSeqOf(payload);
  if (payload.seq === undefined && bdSeq !== undefined) {
    return before.bdSeq === undefined || before.bdSeq === bdSeq ? 'death' : 'old_death';
  }
  if (payload.metrics.length === 0) return 'death';
  const isNaming = payload.metrics.some(
    ({ name, alias }) => name !== undefined && alias !== undefined,
  );
  return isNaming || bdSeq !== undefined ? 'birth' : 'data';
}

/** The session after a packet: a function of the one before, and of nothing else. */
export function sessionAfter(payload: Payload, before: Session): Session {
  const sort = sortOf(payload, before);
  if (sort === 'old_death') return before;
  if (sort === 'death') return { ...before, seq: payload.seq, online: false };
  const names = sort === 'birth' ? namesIn(payload) : before.names;
  const bdSeq = bdSeqOf(payload) ?? before.bdSeq;
  return { names, bdSeq, seq: payload.seq, online: true };
}

/** Whether packets were lost before this one, as far as the numbers tell: they count up from a birth's, and round at 256. */
export function hasGap({ seq }: Payload, before: Session): boolean {
  if (seq === undefined || before.seq === undefined) return false;
  return seq !== 0 && seq !== (before.seq + 1) % 256;
}

function bdSeqOf({ metrics }: Payload): number | undefined {
  const metric = metrics.find(({ name }) => name === 'bdSeq');
  return metric?.value === undefined ? undefined : Number(metric.value.bits);
}

function namesIn({ metrics }: Payload): Session['names'] {
  const named = metrics.filter(({ name, alias }) => name !== undefined && alias !== undefined);
  return Object.fromEntries(
    named.map(({ name = '', alias, datatype = 0 }) => [String(alias), [name, datatype] as const]),
  );
}
