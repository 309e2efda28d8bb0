/** A pure function of a whole number that keeps its newest answers; it forgets all of them when `bound` is reached. */
export function remembered<T>(bound: number, make: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    const old = known.get(key);
    if (old !== undefined) return old;
    if (known.size >= bound) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
