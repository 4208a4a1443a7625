import type { CompiledCell } from "../compiler/cell.js";
import type { Diagnostic } from "../compiler/diagnostic.js";
import type { CompiledModule } from "../compiler/module.js";
import type { Questions } from "../session.js";
import type { CheckerState } from "./state.js";

/** What the checker says about a cell: what is wrong with it, or the code to run. */
export type Checked =
  /** The names are those that the cell would have declared. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly names: readonly string[] }
  | {
      readonly ok: true;
      readonly compiled: CompiledCell;
      /** What is no error, and most likely not what is meant. */
      readonly hints: readonly Diagnostic[];
    };

/** Checks the cells of one notebook, each against the declarations of those before it, and answers questions about others. */
export interface Checker extends Questions {
  /** Checks and compiles a cell. */
  check(source: string, cell: number): Checked;
  /** What is wrong with the notebook's settings, in sentences; each is told once. */
  complaints(): readonly string[];
  /** Writes down the declarations of the last checked cell; that may happen while the cell runs. */
  declare(): void;
  /** Gets ready for the next cell; that may happen while this one runs. */
  prepare(): void;
  /**
   * Says how the last checked cell ended: its declarations hold for the cells that follow. Where it threw, `names`
   * are the names that exist; a variable that never came to be does not hide an earlier one of that name.
   */
  settle(names: readonly string[]): void;
  /** Forgets the names of all cells: what they have made is gone. */
  reset(): void;
  /** Compiles a file beside the notebook. */
  compile(path: string, source: string): CompiledModule;
  /**
   * Whether it stops where all of Node's types are asked for (default: no; they are taken in).
   *
   * @throws NeedsNode then, from `check`, `complete` and `inspect`
   */
  stopAtNode(stops: boolean): void;
  /** What is known of the notebook, for another checker. */
  state(): CheckerState;
  /** Gives back what this notebook alone has loaded. */
  close(): void;
}
