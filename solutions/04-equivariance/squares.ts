import { type Matrix, matmul, matvec, relativeError, trace, type Vector } from "noether";
import { type Explanation, fault, type Instances, type Law, show } from "noether/laws";
import type { MapInstance } from "./mapInstances.js";
import type { Setting } from "./settings.js";

/** Both paths round the square for the element g: A rho_V(g) and rho_W(g) A. */
export function bothWays(
  { rhoV, rhoW }: Setting,
  A: Matrix,
  g: number,
): readonly [before: Matrix, after: Matrix] {
  return [matmul(A, rhoV[g]), matmul(rhoW[g], A)];
}

/** Whether A commutes with the element g. */
export function commutes(chosen: Setting, A: Matrix, g: number): boolean {
  return relativeError(...bothWays(chosen, A, g)) < 1e-7;
}

/** The first j for which two matrices differ on the basis vector e_j; if there is none, the last. */
export function firstColumn(a: Matrix, b: Matrix): number {
  const columns = a[0].map((_, j) => j);
  return columns.find((j) => relativeError(column(a, j), column(b, j)) > 1e-7) ?? columns.length - 1;
}

/** The column j of a matrix, which is where it takes the basis vector e_j. */
export function column(a: Matrix, j: number): Vector {
  return matvec(
    a,
    a[0].map((_, i) => (i === j ? 1 : 0)),
  );
}

/** A law about a map A of a setting, which reports first if a product in the answer failed because of its sizes. */
export function mapLaw<Subject>(
  name: string,
  statement: string,
  instances: Instances<MapInstance>,
  find: (subject: Subject, setting: Setting, A: Matrix) => Fault | undefined,
): Law<Subject, MapInstance> {
  return fault(name, statement, instances, (subject: Subject, [setting, A]) => {
    const found = unlessSizes(() => find(subject, setting, A), setting, A);
    return found && { given: mapInWords(setting, A), ...found };
  });
}

/** What is wrong with an answer; by default `given` is the map in words. */
export type Fault = Omit<Explanation, "given"> & { readonly given?: string };

export const mapInWords = ({ name }: Setting, A: Matrix): string =>
  `${name}; A ${A.flat().length <= 4 ? `= ${show(A)}` : `has ${A.length} x ${A[0].length} entries`}`;

/** What is found, or what to say if a product failed because its sizes do not fit; any other error is rethrown. */
function unlessSizes(find: () => Fault | undefined, { rhoV, rhoW }: Setting, A: Matrix): Fault | undefined {
  try {
    return find();
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.message.includes("as second factor"))) throw thrown;
  }
  const size = (a: Matrix): string => `${a.length} x ${a[0].length}`;
  return {
    should:
      "Two matrices should have sizes that fit before they are multiplied, but in one of your products they do not.",
    sides: [
      ["A", size(A)],
      ["rhoV[g]", size(rhoV[0])],
      ["rhoW[g]", size(rhoW[0])],
    ],
    look: "which of the two representations fits on the left of A, and which on the right?",
  };
}

/** The number of independent intertwiners, by characters: the mean of chi_W(g) chi_V(g^-1). */
export function intertwinerDimension({ rhoV, rhoW, table }: Setting): number {
  return rhoW.reduce((sum, W, g) => sum + trace(W) * trace(rhoV[table[g].indexOf(0)]), 0) / rhoW.length;
}
