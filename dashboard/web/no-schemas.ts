/**
 * Stands in for zod in the page's bundle, and so keeps 45 kB (gz) out of it: the page takes words and types from domain/,
 * never its schemas, because doors check what comes in and the house is no stranger. Every schema here is the same
 * nothing; using one is a mistake and says so.
 */
export const z: unknown = new Proxy(() => z, {
  get(_, name) {
    if (name === 'parse' || name === 'safeParse') throw new Error('The page has no schemas.');
    return z;
  },
});
