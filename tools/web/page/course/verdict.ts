import type { ICellModel, ICodeCellModel } from "@jupyterlab/cells";
import type { IOutput } from "@jupyterlab/nbformat";
import { HELP } from "../../../cells/course/asked.js";
import { ASSESSMENT, type Assessment } from "../../../cells/course/assessment.js";

/** An error that ended a cell. */
export interface CellError {
  readonly name: string;
  readonly message: string;
}

/** The outputs of a cell; none of a cell that is not code. */
export function outputsOf(model: ICellModel): readonly IOutput[] {
  return model.type === "code" ? (model as ICodeCellModel).outputs.toJSON() : [];
}

/** The verdicts among the outputs of a cell. */
export function verdictsOf(model: ICellModel): readonly Assessment[] {
  return outputsOf(model).flatMap((output) => {
    const verdict = dataOf(output)[ASSESSMENT];
    return verdict === undefined ? [] : [verdict as unknown as Assessment];
  });
}

/** The error that a cell ended with, if it did. */
export function errorOf(model: ICellModel): CellError | undefined {
  const found = outputsOf(model).find(({ output_type }) => output_type === "error");
  return found === undefined ? undefined : { name: String(found.ename), message: String(found.evalue) };
}

/** Whether the outputs of a cell change what is known of the learner's progress. */
export function tellsProgress(model: ICellModel): boolean {
  return outputsOf(model).some((output) => {
    const data = dataOf(output);
    return ASSESSMENT in data || HELP in data;
  });
}

function dataOf({ data }: IOutput): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
}
