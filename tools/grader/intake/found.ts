/** A file that was handed in: its path below the folder, with slashes, and where its bytes are. */
export interface Found {
  readonly file: string;
  /** Its path on this machine; a name need not be UTF-8. */
  readonly path?: Buffer;
  /** Its content, if it comes from an archive. */
  readonly bytes?: Uint8Array;
  /** Whose it is, as far as its path tells. */
  readonly owner?: string;
  /** Why it is not read, in one sentence; absent if it is. */
  readonly refused?: string;
}

/** A file that is not to be graded, and why. */
export interface PassedOver {
  readonly file: string;
  readonly why: string;
}

/** Everything found in a place. */
export interface Handed {
  readonly found: readonly Found[];
  readonly passedOver: readonly PassedOver[];
}
