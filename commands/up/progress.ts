/** Progress of long work as a room tells it: `{ progress: "history 40 %" }`, with `done` at its end. */
export interface Progress {
  readonly progress: string;
  readonly done?: boolean;
}

const LINE_EVERY_MS = 5_000;

/** One line that is written over on a terminal; a line every few seconds elsewhere. */
export function progressPrinter(out: NodeJS.WriteStream) {
  let open = false;
  let printedAt = Number.NEGATIVE_INFINITY;

  function end(): void {
    if (open) out.write('\n');
    open = false;
  }

  return {
    /** Ignores what is no progress. */
    show(message: unknown): void {
      if (!isProgress(message)) return;
      if (out.isTTY) {
        out.write(`\r\x1b[K  ${message.progress}`);
        open = true;
        if (message.done) end();
      } else if (message.done || performance.now() - printedAt > LINE_EVERY_MS) {
        printedAt = performance.now();
        out.write(`  ${message.progress}\n`);
      }
    },
    end,
  };
}

/** Whether a room's message tells of progress. */
export function isProgress(message: unknown): message is Progress {
  return typeof message === 'object' && message !== null && 'progress' in message;
}
