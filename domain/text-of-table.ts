/** A file as text: UTF-8, or GB 18030 as spreadsheets in Chinese save it. */
export function textOfTable(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
