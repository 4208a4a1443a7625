/**
 * Frames on the executor's pipe: one byte for the kind, four for the length of the payload (little-endian), the
 * payload. A print is written as it is, a long one in several frames; everything else is JSON. A long message comes as
 * a `first` piece, `further` pieces and the `last` one; an unfinished message is dropped when the next begins. An
 * `owner` gives, in four bytes (little-endian), the number of the cell that the following frames belong to; 0 is none.
 */
export const frame = {
  stdout: 1,
  stderr: 2,
  message: 3,
  first: 4,
  further: 5,
  last: 6,
  owner: 7,
  headerLength: 5,
  /** The longest payload (bytes). */
  longest: 65_536,
} as const;

/** How many bytes (in the pipe and in the session's memory) may wait for their reader before a print has to wait. */
export const window: number = 1 << 20;
