/** What somebody outside sent, for a log line: quoted, so that it cannot pass for a line of ours, and cut. */
export function quoted(text: string): string {
  return JSON.stringify(text.slice(0, LENGTH));
}

const LENGTH = 80;
