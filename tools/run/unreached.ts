import type { Cell, Notebook } from "../notebook/notebook.js";
import { isRunnable, type Run } from "./runNotebook.js";

/** The name of the error that a cell shows that a run did not reach. */
export const NOT_RUN = "NotRun";

/**
 * The notebook of a run as a person reads it: cells that the run did not reach say so, and why. Either the process ended
 * before them, or the run stopped at an error.
 */
export function withUnreached({ notebook, failure }: Run): Notebook {
  if (failure === undefined) return notebook;
  const { ending, cell: number } = failure;
  const why = ending.fatal
    ? `cell ${number} ended the process that runs the cells, and what they had made is gone`
    : `the run stopped at the error in cell ${number}`;
  const text = `This cell did not run: ${why}. Mend cell ${number}, then run again.`;
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
