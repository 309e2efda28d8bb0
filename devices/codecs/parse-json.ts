import type { Undecodable } from '../../domain/reading.ts';

/** The value of a JSON packet, or why there is none, and at which byte. */
export function parseJson(payload: Uint8Array): { ok: true; value: unknown } | Undecodable {
  let text: string;
  try {
    text = utf8.decode(payload);
  } catch {
    return { ok: false, reason: 'not UTF-8' };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return notJson(text, payload.length, String((error as Error).message));
  }
}

/** The own members of an object that is no array; undefined for all else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The engine says where in its message, as a character; people count bytes. */
function notJson(text: string, end: number, message: string): Undecodable {
  const character = /at position (\d+)/.exec(message)?.[1];
  const at =
    character === undefined
      ? end
      : new TextEncoder().encode(text.slice(0, Number(character))).length;
  return { ok: false, reason: `not JSON: ${message}`, at };
}
