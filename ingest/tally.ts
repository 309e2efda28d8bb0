import { quoted } from './quoted.ts';

/** Counts what happens too often for a line each: the first of a kind is told at once, the others as a number. */
export interface Tally {
  /** `kind` is one of few fixed phrases; `example` may come from outside and is told quoted and cut. */
  count(kind: string, example: string): void;
  /** Tells what is not yet told. */
  flush(): void;
}

interface Kind {
  untold: number;
  example: string;
}

/** Says at most two lines of a kind in each span of `everyMs`: its first at once, and at the end how many more came. */
export function createTally(say: (line: string) => void, everyMs: number): Tally {
  const kinds = new Map<string, Kind>();
  let timer: NodeJS.Timeout | undefined;

  function count(kind: string, example: string): void {
    const known = kinds.get(kind);
    if (known) {
      known.untold++;
      known.example = example;
      return;
    }
    kinds.set(kind, { untold: 0, example });
    say(`${kind} (${quoted(example)})`);
    timer ??= setTimeout(flush, everyMs).unref();
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const told = [...kinds];
    kinds.clear();
    for (const [kind, { untold, example }] of told) {
      if (untold > 0) say(`${kind}: ${untold} more (the last: ${quoted(example)})`);
    }
  }

  return { count, flush };
}
