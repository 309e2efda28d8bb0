/** One of the two ways in which a frame writes its numbers (SL 651-2014 6.4, 6.5). */
export interface Coding {
  /** The bytes that a frame begins with. */
  readonly start: readonly number[];
  /** How many bytes write one byte: itself, or two hexadecimal characters. */
  readonly unit: 1 | 2;
  /** The unsigned number in so many units at `at`, high first; NaN where it is not written so. */
  number(bytes: Uint8Array, at: number, units: number): number;
  /** The number in decimal digits, two a unit, at `at`; undefined where one is no digit. */
  digits(bytes: Uint8Array, at: number, units: number): number | undefined;
}

export const HEX_BCD: Coding = {
  start: [0x7e, 0x7e],
  unit: 1,

  number(bytes, at, units) {
    let value = 0;
    for (let i = at; i < at + units; i++) value = value * 256 + (bytes[i] ?? Number.NaN);
    return value;
  },

  digits(bytes, at, units) {
    let value = 0;
    for (let i = at; i < at + units; i++) {
      const byte = bytes[i] ?? 0xff;
      if (byte >>> 4 > 9 || (byte & 15) > 9) return undefined;
      value = value * 100 + (byte >>> 4) * 10 + (byte & 15);
    }
    return value;
  },
};

export const ASCII: Coding = {
  start: [0x01],
  unit: 2,

  number(bytes, at, units) {
    let value = 0;
    for (let i = at; i < at + 2 * units; i++) value = value * 16 + hexDigit(bytes[i]);
    return value;
  },

  digits(bytes, at, units) {
    let value = 0;
    for (let i = at; i < at + 2 * units; i++) {
      const digit = hexDigit(bytes[i]);
      if (!(digit <= 9)) return undefined;
      value = value * 10 + digit;
    }
    return value;
  },
};

/** 0 to 15, or NaN. */
function hexDigit(character = 0): number {
  if (character >= 0x30 && character <= 0x39) return character - 0x30;
  const letter = character | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
