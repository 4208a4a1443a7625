import type { MimeBundle } from "noether";

/** An output of a code cell, as nbformat 4.5 stores it. */
export type Output =
  | { readonly output_type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | {
      readonly output_type: "display_data";
      readonly data: MimeBundle;
      readonly metadata: Readonly<Record<string, unknown>>;
    }
  | {
      readonly output_type: "execute_result";
      readonly execution_count: number;
      readonly data: MimeBundle;
      readonly metadata: Readonly<Record<string, unknown>>;
    }
  | {
      readonly output_type: "error";
      readonly ename: string;
      readonly evalue: string;
      readonly traceback: readonly string[];
    };

/** A cell; its source is one string (joined, if the file stores lines). */
export interface Cell {
  readonly id: string;
  readonly type: "code" | "markdown" | "raw";
  readonly source: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Files pasted into a markdown or raw cell, by name: the text refers to one as `attachment:NAME`. */
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
  /** Code cells only. */
  readonly outputs?: readonly Output[];
  readonly executionCount?: number | null;
}

/** A notebook in memory: the content that both file formats, the percent `.ts` and the `.ipynb`, share. */
export interface Notebook {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly cells: readonly Cell[];
}
