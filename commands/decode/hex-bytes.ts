/**
 * The bytes written in hexadecimal characters, spaces allowed between them; or, as a number, the offset of the first
 * character that is none or of the missing last one.
 */
export function hexBytes(line: Uint8Array): Uint8Array | number {
  const bytes = new Uint8Array(line.length >> 1);
  let digits = 0;
  for (const [at, character] of line.entries()) {
    if (character === 0x20 || character === 0x09) continue;
    const digit = Number.parseInt(String.fromCharCode(character), 16);
    if (Number.isNaN(digit)) return at;
    bytes[digits >> 1] = ((bytes[digits >> 1] ?? 0) << 4) | digit;
    digits++;
  }
  return digits % 2 === 0 ? bytes.subarray(0, digits >> 1) : line.length;
}
