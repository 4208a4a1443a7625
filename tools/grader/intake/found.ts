/** A file that was handed in: its path below the folder, with slashes, and where its bytes are. */
export interface Found {
  readonly file: string;
  /** Its path on this machine; a name need not be UTF-8. */
  readonly path?: Buffer;
  /** Its content, where it comes out of an archive. */
  readonly bytes?: Uint8Array;
  /** Whose it is, as far as its place says. */
  readonly owner?: string;
  /** Why it is not read, where it is not: one sentence. */
  readonly refused?: string;
}

/** A file that is none to grade, and why. */
export interface PassedOver {
  readonly file: string;
  readonly why: string;
}

/** All that lies in a place. */
export interface Handed {
  readonly found: readonly Found[];
  readonly passedOver: readonly PassedOver[];
}
