/** A number in [0, 1) that depends on its keys alone: the same keys, the same number, in any order of asking. */
export function chance(...keys: number[]): number {
  let hash = 0x9e3779b9;
  for (const key of keys) hash = mix(hash ^ mix(Math.floor(key) | 0) ^ Math.floor(key / 2 ** 32));
  return (hash >>> 0) / 2 ** 32;
}

/** A text as a key for `chance` (FNV-1a, 32 bits). */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A number between `low` and `high` from a chance. */
export function between(low: number, high: number, chance: number): number {
  return low + (high - low) * chance;
}

/** A smooth wander in [-1, 1] that changes over about `period`; a function of its keys and the time alone. */
export function wander(time: number, period: number, ...keys: number[]): number {
  const step = Math.floor(time / period);
  const part = time / period - step;
  const eased = part * part * (3 - 2 * part);
  return 2 * between(chance(...keys, step), chance(...keys, step + 1), eased) - 1;
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every input bit moves every output bit. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
