import type { Place } from './element-group.ts';

/** A body in ASCII, cut at its spaces. */
export interface Text extends Place {
  readonly words: readonly Word[];
}

export interface Word {
  readonly text: string;
  /** Offset of its first byte in the frame. */
  readonly at: number;
}

/** A time step's identifier. */
export const STEP = /^DR[DHN]\d\d$/;

/** Whether a word guides what follows it. */
export function isGuide(word: string): boolean {
  return /^(ST|TT|RGZS|PIC)$/.test(word) || STEP.test(word);
}

/** The words between spaces in the bytes from `at` to `end`, each byte a character. */
export function wordsOf(bytes: Uint8Array, at: number, end: number): Word[] {
  const words: Word[] = [];
  for (let start = at, i = at; i <= end; i++) {
    if (i < end && bytes[i] !== SPACE) continue;
    if (i > start) words.push({ text: latin1.decode(bytes.subarray(start, i)), at: start });
    start = i + 1;
  }
  return words;
}

const SPACE = 0x20;
const latin1 = new TextDecoder('latin1');
