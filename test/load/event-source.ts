/** Follows a server-sent event stream (HTML Standard, 9.2) and hands over each event's JSON. */
export interface EventSource {
  /** When the server has answered. */
  readonly opened: Promise<void>;
  close(): void;
}

export function eventSource(
  url: string,
  onEvent: (name: string, data: unknown) => void,
): EventSource {
  const abort = new AbortController();
  const opened = fetch(url, { signal: abort.signal }).then((response) => {
    void followBody(response, onEvent).catch(() => undefined);
  });
  return { opened, close: () => abort.abort() };
}

async function followBody(response: Response, onEvent: (name: string, data: unknown) => void) {
  let rest = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(
    new TextDecoderStream(),
  )) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) dispatch(block, onEvent);
  }
}

function dispatch(block: string, onEvent: (name: string, data: unknown) => void): void {
  const field = (name: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trimStart())
      .join('\n');
  const data = field('data');
  if (data) onEvent(field('event') || 'message', JSON.parse(data));
}
