import type { CompiledCell } from "../compiler/cell.js";
import type { Diagnostic } from "../compiler/diagnostic.js";
import type { CompiledModule } from "../compiler/module.js";
import type { Questions } from "../session.js";
import type { CheckerState } from "./state.js";

/** The result of checking a cell: its errors, or the code to run. */
export type Checked =
  /** The names are those that the cell would have declared. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly names: readonly string[] }
  | {
      readonly ok: true;
      readonly compiled: CompiledCell;
      /** What is not an error, but most likely not what is meant. */
      readonly hints: readonly Diagnostic[];
    };

/** A value of a notebook, with its type in one line. */
export interface NotebookName {
  readonly name: string;
  readonly type: string;
  /** The cell that declared it. */
  readonly cell: number;
}

/** Checks the cells of one notebook, each against the declarations of those before it, and answers questions about others. */
export interface Checker extends Questions {
  /** Checks and compiles a cell. */
  check(source: string, cell: number): Checked;
  /** The values that cells have declared, with their types. */
  names(): readonly NotebookName[];
  /** What is wrong with the notebook's settings, in sentences; each is returned once. */
  complaints(): readonly string[];
  /** Writes the declarations of the last checked cell, which may happen while the cell runs. */
  declare(): void;
  /** Prepares for the next cell, which may happen while this one runs. */
  prepare(): void;
  /**
   * Called when the last checked cell has ended: its declarations are valid for the cells that follow. `names` are the
   * names that exist; if the cell threw, a variable that was never created does not hide an earlier one of that name.
   */
  settle(names: readonly string[]): void;
  /** Forgets the names of all cells, because their values are gone. */
  reset(): void;
  /** Compiles a file in the notebook's folder. */
  compile(path: string, source: string): CompiledModule;
  /**
   * Sets whether it stops when all of Node's types are needed (default: no, they are loaded).
   *
   * @throws NeedsNode then, from `check`, `complete` and `inspect`
   */
  stopAtNode(stops: boolean): void;
  /** What is known about the notebook, for another checker. */
  state(): CheckerState;
  /** Releases what only this notebook has loaded. */
  close(): void;
}
