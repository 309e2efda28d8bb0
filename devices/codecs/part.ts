/** Which message a packet is a part of, and which part it is. */
export interface Part {
  /** Equal for all parts of a message, and for those of the next like it. */
  readonly message: string;
  readonly total: number;
  /** From 1. */
  readonly number: number;
}
