/** A line of the input without its end; 'too_long' in place of what no frame can be. */
export type Line = Uint8Array | 'too_long';

/** More than the longest packet that the door takes, written in hex with spaces between. */
const MOST_BYTES = 1 << 20;

/**
 * The lines of a stream, ended by LF or CRLF, as they come: with each chunk those that it completes, so that a live
 * stream is answered at once. Blank lines are left out. Never holds more than one line.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let begun: Line = NOTHING;
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      lines.push(joined(begun, chunk.subarray(start, end)));
      begun = NOTHING;
      start = end + 1;
    }
    begun = joined(begun, chunk.subarray(start));
    yield lines.map(trimmed).filter((line) => line.length > 0);
  }
  yield [trimmed(begun)].filter((line) => line.length > 0);
}

const LF = 0x0a;
const NOTHING = new Uint8Array();

function joined(begun: Line, more: Uint8Array): Line {
  if (begun === 'too_long' || begun.length + more.length > MOST_BYTES) return 'too_long';
  return begun.length === 0 ? more : Buffer.concat([begun, more]);
}

/** Without the spaces and the CR at both ends; what a BOM marks is text anyhow. */
function trimmed(line: Line): Line {
  if (line === 'too_long') return line;
  let [start, end] = [isBom(line) ? 3 : 0, line.length];
  while (start < end && isSpace(line[start])) start++;
  while (end > start && isSpace(line[end - 1])) end--;
  return line.subarray(start, end);
}

function isSpace(byte = 0): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function isBom(line: Uint8Array): boolean {
  return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;
}
