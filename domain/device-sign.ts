import type { DeviceWord } from './device-word.ts';

/** What a frame says of the gear that sent it, as of a time. */
export interface DeviceSign {
  /** Epoch ms. */
  readonly time: number;
  readonly word: DeviceWord;
  readonly holds: boolean;
  /** The station this is of, where it is not the frame's own. */
  readonly station?: string;
}
