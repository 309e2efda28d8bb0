import type { Processor } from './processor.ts';

/** Processors of one topic as one that shares their reader: each is given every batch, in turn. `first` gives it its name. */
export function together<In>(first: Processor<In>, ...others: Processor<In>[]): Processor<In> {
  return {
    ...first,
    async open(...context) {
      const takes = await Promise.all([first, ...others].map(({ open }) => open(...context)));
      return async (entries) => {
        for (const take of takes) await take(entries);
      };
    },
  };
}
