/** Bytes as people read them: pairs, sixteen a line, each line with the offset of its first byte. */
export function hexLines(hex: string): string {
  const lines: string[] = [];
  for (let at = 0; at < hex.length; at += 32) {
    const pairs = hex.slice(at, at + 32).match(/../g) ?? [];
    lines.push(`${(at / 2).toString(16).padStart(4, '0')}  ${pairs.join(' ')}`);
  }
  return lines.join('\n');
}
