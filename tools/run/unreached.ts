import type { Cell, Notebook } from "../notebook/notebook.js";
import { isRunnable, type Run } from "./runNotebook.js";

/** The name of the error shown in a cell that a run did not reach. */
export const NOT_RUN = "NotRun";

/**
 * The notebook of a run for a person to read: cells that the run did not reach say so, and why. Either the process
 * ended before them, or the run stopped at an error.
 */
export function withUnreached({ notebook, failure }: Run): Notebook {
  if (failure === undefined) return notebook;
  const { ending, cell: number } = failure;
  const why = ending.fatal
    ? `cell ${number} ended the process that runs the cells, and their values are gone`
    : `the run stopped at the error in cell ${number}`;
  const text = `This cell did not run: ${why}. Fix cell ${number}, then run again.`;
  return {
    ...notebook,
    cells: notebook.cells.map((cell): Cell => {
      if (!isRunnable(cell) || cell.executionCount != null) return cell;
      return {
        ...cell,
        outputs: [{ output_type: "error", ename: NOT_RUN, evalue: text, traceback: [text] }],
      };
    }),
  };
}
