import { elementSymbol } from "../graph/elements.js";

/** A contracted shell of an element, as basis sets list them: sum_i c_i times normalised Gaussians of exponent alpha_i. */
export interface Contraction {
  /** The degree. */
  readonly l: number;
  /** alpha_i, in bohr^-2. */
  readonly exponents: readonly number[];
  /** c_i. */
  readonly coefficients: readonly number[];
}

/** The shells of each element, by atomic number; within an element by degree, as the set lists them. */
export interface BasisSet {
  readonly name: string;
  readonly elements: ReadonlyMap<number, readonly Contraction[]>;
}

/** The degrees by their letters. */
export const LETTERS = "SPDFGHI";

/** The highest degree whose integrals can be computed. */
export const HIGHEST_DEGREE = 4;

/**
 * A basis set, its shells checked and put in the order of their degrees.
 *
 * @throws RangeError if a shell has no primitive, an exponent is not positive, or its degree is above 4
 */
export function basisSet(
  name: string,
  elements: Iterable<readonly [number, readonly Contraction[]]>,
): BasisSet {
  const sorted = new Map<number, readonly Contraction[]>();
  for (const [Z, shells] of elements) {
    const who = `${name}, ${elementSymbol(Z)}`;
    for (const shell of shells) checkContraction(who, shell);
    sorted.set(
      Z,
      [...shells].sort((a, b) => a.l - b.l),
    );
  }
  return { name, elements: sorted };
}

/**
 * The shells of an element.
 *
 * @throws RangeError if the set lacks the element
 */
export function shellsOf({ name, elements }: BasisSet, Z: number): readonly Contraction[] {
  const shells = elements.get(Z);
  if (shells !== undefined) return shells;
  const known = [...elements.keys()].sort((a, b) => a - b).map(elementSymbol);
  throw new RangeError(
    `expected an element of ${name}, ${known.join(", ")}, got ${elementSymbol(Z)}: read a basis set that has it by basisSetExchange or gaussian94`,
  );
}

/** The same set with every primitive a shell of its own, as density fitting wants it. */
export function uncontracted({ name, elements }: BasisSet): BasisSet {
  return basisSet(
    `${name}, uncontracted`,
    [...elements].map(([Z, shells]) => [
      Z,
      shells.flatMap(({ l, exponents }) =>
        exponents.map((alpha) => ({ l, exponents: [alpha], coefficients: [1] })),
      ),
    ]),
  );
}

function checkContraction(who: string, { l, exponents, coefficients }: Contraction): void {
  if (!(Number.isInteger(l) && l >= 0 && l <= HIGHEST_DEGREE))
    throw new RangeError(
      `${who}: expected shells of s to g, degrees 0 to ${HIGHEST_DEGREE}, got one of degree ${l}${LETTERS[l] ? `, ${LETTERS[l].toLowerCase()}` : ""}: leave it out or take a smaller set`,
    );
  if (exponents.length === 0 || exponents.length !== coefficients.length)
    throw new RangeError(
      `${who}: expected a coefficient for each exponent, one at least, got ${exponents.length} exponents and ${coefficients.length} coefficients`,
    );
  const wrong = exponents.find((alpha) => !(alpha > 0 && Number.isFinite(alpha)));
  if (wrong !== undefined) throw new RangeError(`${who}: expected positive exponents, got ${wrong}`);
  if (!coefficients.every(Number.isFinite) || coefficients.every((c) => c === 0))
    throw new RangeError(
      `${who}: expected coefficients that are finite and not all 0, got ${coefficients.join(", ")}`,
    );
}
