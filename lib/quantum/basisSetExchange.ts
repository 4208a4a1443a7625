import { type BasisSet, basisSet, type Contraction } from "./basisSet.js";

/** What is read of a file. */
interface Shell {
  readonly angular_momentum: readonly number[];
  readonly exponents: readonly (string | number)[];
  readonly coefficients: readonly (readonly (string | number)[])[];
}

/**
 * A basis set from the JSON of the Basis Set Exchange. Shells of several degrees have coefficients for each of them, in
 * one order; a shell of one degree with several rows of coefficients is as many shells.
 *
 * @param json the text, or what JSON.parse gives for it
 * @throws RangeError if it is something else, has effective core potentials, or a shell cannot be used
 */
export function basisSetExchange(json: unknown): BasisSet {
  const set = typeof json === "string" ? parsed(json) : json;
  const { name = "the basis set", elements } = (set ?? {}) as { name?: string; elements?: object };
  if (elements === undefined || elements === null || typeof elements !== "object")
    throw new RangeError(
      'expected the JSON of the Basis Set Exchange, with "elements" in it, got none: choose the format JSON there',
    );
  return basisSet(
    name,
    Object.entries(elements).map(([Z, element]) => {
      const { electron_shells: shells = [], ecp_potentials: core } = element as {
        electron_shells?: readonly Shell[];
        ecp_potentials?: unknown;
      };
      if (core !== undefined)
        throw new RangeError(
          `${name}: expected a set for all electrons, got a core potential for the element ${Z}: take another set for it`,
        );
      return [Number(Z), shells.flatMap(contractions)];
    }),
  );
}

function contractions({ angular_momentum: degrees, exponents, coefficients }: Shell): Contraction[] {
  const alphas = exponents.map(Number);
  return coefficients.map((row, k) => ({
    l: degrees.length === 1 ? degrees[0]! : degrees[k]!,
    exponents: alphas,
    coefficients: row.map(Number),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError(
      "expected the JSON of the Basis Set Exchange, got a text that is none: read Gaussian's format by gaussian94",
    );
  }
}
