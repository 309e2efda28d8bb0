/** Aborted by the first Ctrl-C or SIGTERM; the second ends this process at once, and its servers and rooms with it. */
export function interruption(): AbortSignal {
  const first = new AbortController();
  const interrupt = () => (first.signal.aborted ? process.exit(INTERRUPTED) : first.abort());
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return first.signal;
}

const INTERRUPTED = 130;
