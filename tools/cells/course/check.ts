import { refusedNames } from "../../globals.js";
import { UserError } from "../../userError.js";
import { assess } from "./assess.js";
import { attempted } from "./attempts.js";
import { findExercise } from "./find.js";
import { type Report, report } from "./report.js";
import { shownAtOnce } from "./shownAtOnce.js";
import { withholding } from "./withholding.js";
import { withinBudget } from "./withinBudget.js";

/**
 * Checks your solution of an exercise by the laws that it has to obey, and says in words what is missing: the simplest
 * input that breaks a law, and both sides of the equation. In a notebook the verdict is shown, wherever the call is in
 * a cell.
 *
 * @param name the exercise's name, which is the name of the function that you write
 * @param subject your function
 * @throws UserError if there is no exercise of this name, or the cell with your function did not compile
 * @example
 * await check("convolve", convolve);
 */
export function check(name: string, subject: unknown): Promise<Report> {
  return shownAtOnce(judged(name, subject));
}

async function judged(name: string, subject: unknown): Promise<Report> {
  const cell = refusedCell(name);
  if (cell !== undefined) {
    throw new UserError(
      `The cell with ${name} did not run (cell ${cell}): correct its error first, run it, then check again.`,
    );
  }
  const { exercise } = await findExercise(name);
  const assessment = withholding(exercise.withhold, () =>
    assess(name, exercise, withinBudget(name, subject), { source: String(subject) }),
  );
  await attempted(assessment, subject, exercise.reference);
  return report(assessment, exercise.hints.length);
}

/** The number of the cell that should have declared this name but did not compile; known only inside a notebook. */
function refusedCell(name: string): number | undefined {
  const scope = globalThis as { readonly [refusedNames]?: ReadonlyMap<string, number> };
  return scope[refusedNames]?.get(name);
}
