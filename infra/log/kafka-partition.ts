/** The partition that a record of this key is put into by murmur2_random, as by Kafka's own Java client. */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(new TextEncoder().encode(key)) & 0x7fffffff) % partitions;
}

/** MurmurHash2 as in org.apache.kafka.common.utils.Utils.murmur2. */
function murmur2(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer);
  const rest = bytes.subarray(bytes.length - (bytes.length % 4));
  let hash = SEED ^ bytes.length;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const word = Math.imul(view.getInt32(at, true), MIX);
    hash = Math.imul(hash, MIX) ^ Math.imul(word ^ (word >>> 24), MIX);
  }
  for (const [index, byte] of rest.entries()) hash ^= byte << (8 * index);
  if (rest.length > 0) hash = Math.imul(hash, MIX);
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return hash ^ (hash >>> 15);
}

const SEED = 0x9747b28c;
const MIX = 0x5bd1e995;
