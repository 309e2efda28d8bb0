/** Who a simulated RTU says to be. */
export interface RtuName {
  /** As its frames carry it: ten digits in SL 651 and SZY206, the MN in HJ 212. */
  readonly station: string;
  /** As its frames carry it: four hex digits in SL 651, PW in HJ 212. */
  readonly password: string;
}

/** Numbers by the language's own names of elements. */
export type RtuValues = Readonly<Record<string, number>>;

/** One report. */
export interface RtuReport extends RtuName {
  /** 1 to 65,535; a report sent again keeps it. */
  readonly serial: number;
  /** When it was made, and what moment it is of, epoch ms. */
  readonly sent: number;
  readonly time: number;
  readonly values: RtuValues;
}

/** The gear as the centre's commands meet it. */
export interface RtuGear extends RtuName {
  /** By its own clock, epoch ms. */
  now(): number;
  setClock(time: number): void;
  nextSerial(): number;
  values(): RtuValues;
  /** By the names of SL 651's annex D. */
  readonly settings: Map<string, string>;
}

/** What a frame of the centre means to the gear. */
export interface Heard {
  /** The key of the report that has arrived. */
  readonly acknowledges?: string;
  /** What is to be sent in answer. */
  readonly answer?: Uint8Array;
}

/** How an RTU of one language speaks and listens over raw TCP. Pure. */
export interface RtuLanguage {
  readonly name: string;
  /** How many reports may be under way: one, where an acknowledgement does not say of what. */
  readonly window: number;
  /** A station of that language, for who gives none. */
  readonly usual: RtuName;
  /** What its sensors give at a time: a slow wave, the same for the same time. */
  sense(time: number): RtuValues;
  /** The frame, and the key by which its acknowledgement is known. */
  report(report: RtuReport): { readonly bytes: Uint8Array; readonly key: string };
  /** The message that keeps the link alive; undefined where the language has none. */
  keepAlive(gear: RtuGear): Uint8Array | undefined;
  /** How long the frame of the centre is that begins with these bytes, as far as they tell; undefined where none does. */
  frameSize(bytes: Uint8Array): number | undefined;
  hear(frame: Uint8Array, gear: RtuGear): Heard;
}

/** A wave of that height about a level, over half a day. */
export function wave(time: number, level: number, height: number): number {
  return level + height * Math.sin((2 * Math.PI * time) / HALF_DAY_MS);
}

const HALF_DAY_MS = 12 * 3_600_000;
