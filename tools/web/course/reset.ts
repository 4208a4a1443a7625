/** What a server answers before a lesson or a sheet, or a cell of it, is reset. */
export interface ResetAnswer {
  /** The notebook as it was released: the JSON of an `.ipynb`. */
  readonly released: unknown;
  /** Where the learner's version is kept, a path of the workspace; absent if it does not differ or there was none. */
  readonly kept?: string;
}
