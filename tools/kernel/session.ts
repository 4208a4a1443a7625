import type { MimeBundle } from "../notebook/notebook.js";

/** What a running cell tells, in order; the promise of `execute` settles after the last of them. */
export type KernelEvent =
  | { readonly type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly type: "display"; readonly data: MimeBundle; readonly id?: string }
  | { readonly type: "update"; readonly data: MimeBundle; readonly id: string }
  | { readonly type: "result"; readonly data: MimeBundle };

/** How a cell ended. */
export type Ending =
  | { readonly status: "ok" }
  | {
      readonly status: "error";
      readonly name: string;
      readonly message: string;
      /** Lines to print, without colour codes: message, cell and line, source line. */
      readonly traceback: readonly string[];
      /** The executor is gone (exit, out of memory, time limit): nothing more can run in this session. */
      readonly fatal: boolean;
    };

/** A notebook's conversation with a checker and an executor. */
export interface Session {
  /** Checks a cell and, where it has no type error, runs it. Cells are numbered from 1 in the order of the calls. */
  execute(source: string, onEvent: (event: KernelEvent) => void): Promise<Ending>;
  /** Ends both processes. */
  close(): Promise<void>;
}
