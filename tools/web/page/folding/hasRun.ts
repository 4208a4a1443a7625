import type { Cell, ICodeCellModel } from "@jupyterlab/cells";

/** Whether a cell has run, here or before the notebook was opened. */
export function hasRun({ model }: Cell): boolean {
  const { executionCount, outputs } = model as ICodeCellModel;
  return executionCount != null || outputs.length > 0;
}
