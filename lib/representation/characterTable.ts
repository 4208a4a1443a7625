import type { Complex } from "../engine/complex.js";
import { inspectable } from "../engine/inspectable.js";
import { identityMatrix, type Matrix, matmul, trace, transpose } from "../engine/matrix.js";
import { type Displayable, display, pictured } from "../figure/display.js";
import type { Figure } from "../figure/figure.js";
import { conjugacyClasses } from "../group/conjugacyClasses.js";
import type { FiniteGroup } from "../group/finiteGroup.js";
import { type Character, classFunction, classNumbers } from "./character.js";
import { characterTableFigure } from "./characterTableFigure.js";
import type { Irreducible } from "./decompose.js";
import type { FieldType } from "./frobeniusSchur.js";
import { irreducibles } from "./irreducibles.js";
import { meanOfProducts } from "./sparseProduct.js";

/** A complex irreducible character and the type of its representation. */
export interface IrreducibleCharacter<G> extends Character<G, Complex> {
  readonly degree: number;
  readonly type: FieldType;
}

/** The irreducible complex characters of a finite group, which show themselves as a table. */
export interface CharacterTable<G> extends Displayable {
  readonly group: FiniteGroup<G>;
  /** The columns, {e} first. */
  readonly classes: readonly (readonly G[])[];
  /** The rows, the trivial character first; as many as there are classes. */
  readonly characters: readonly IrreducibleCharacter<G>[];
}

/**
 * The character table of a finite group: its irreducible characters over the complex numbers, on its conjugacy classes.
 *
 * They come from the real irreducible representations. With chi the character of such a U,
 *
 *     real type           psi = chi
 *     complex type        psi = (chi + i tr(J rho)) / 2 and its conjugate, J J = -1 from the commutant of U
 *     quaternionic type   psi = chi / 2
 *
 * Each value is made exact by what it is, a sum of n-th roots of unity for an element of order n.
 *
 * @example
 * characterTable(symmetric(3)).characters.map(({ degree }) => degree); // [1, 1, 2]
 * @see Serre, Linear Representations of Finite Groups, 13.2
 */
export function characterTable<G>(group: FiniteGroup<G>): CharacterTable<G> {
  const classes = conjugacyClasses(group);
  const numbers = classNumbers({ group, classes });
  const rows = irreducibles(group).flatMap((U) =>
    complexParts(
      U,
      classes.map(([g]) => g!),
    ).map((values) => ({ type: U.type, values: sharpened(group, classes, numbers, values) })),
  );
  const characters = rows.map(({ type, values }, k): IrreducibleCharacter<G> => {
    const chi = classFunction({ name: `χ${subscript(k + 1)} of ${group.name}`, group, classes, values });
    return inspectable({ ...chi, degree: values[0]!.re, type }, () => String(chi));
  });
  const table = { group, classes, characters };
  const picture = (): Figure => characterTableFigure(table);
  return pictured({ ...table, [display]: () => picture()[display]() }, () => picture().alt);
}

/** The complex irreducible characters that a real irreducible representation is made of, on some elements. */
function complexParts<G>(U: Irreducible<G>, elements: readonly G[]): Complex[][] {
  const chi = elements.map((g) => trace(U.matrix(g)));
  if (U.type === "real") return [chi.map((re) => ({ re, im: 0 }))];
  if (U.type === "quaternionic") return [chi.map((re) => ({ re: re / 2, im: 0 }))];
  const J = complexStructure(U);
  const turned = elements.map((g) => trace(matmul(J, U.matrix(g))));
  // Of the two conjugates the one comes first whose first value off the real line lies above it.
  const side = Math.sign(turned.find((value) => Math.abs(value) > 1e-6) ?? 1);
  return [side, -side].map((sign) => chi.map((re, k) => ({ re: re / 2, im: (sign * turned[k]!) / 2 })));
}

/** An antisymmetric J with J J = -1 that commutes with a representation of complex type: it stands for i. */
function complexStructure<G>(U: Irreducible<G>): Matrix {
  const rho = U.group.elements.map((g) => U.matrix(g));
  const back = rho.map(transpose);
  const one = identityMatrix(U.dimension);
  let [best, longest]: [Matrix, number] = [one, 0];
  for (let j = 1; j < U.dimension; j++) {
    // The average of E_0j - E_j0 is a multiple of J.
    const single = one.map((row, i) =>
      row.map((_, k) => (i === 0 && k === j ? 1 : i === j && k === 0 ? -1 : 0)),
    );
    const mean = meanOfProducts(rho, single, back);
    const length = Math.sqrt(mean.flat().reduce((sum, entry) => sum + entry * entry, 0) / U.dimension);
    if (length > longest) [best, longest] = [mean.map((row) => row.map((entry) => entry / length)), length];
  }
  return best;
}

/**
 * The values of a character without rounding errors: rho(g) with g^n = e has n-th roots of unity as eigenvalues, whose
 * multiplicities are the whole numbers m_k = 1/n sum_j chi(g^j) exp(-2 pi i j k / n), and chi(g) is their sum.
 */
function sharpened<G>(
  group: FiniteGroup<G>,
  classes: readonly (readonly G[])[],
  numbers: readonly number[],
  values: readonly Complex[],
): Complex[] {
  return classes.map(([g]) => {
    const powers: Complex[] = [];
    for (
      let h = group.identity;
      powers.length === 0 || !group.equals(h, group.identity);
      h = group.multiply(h, g!)
    ) {
      powers.push(values[numbers[group.indexOf(h)]!]!);
    }
    const n = powers.length;
    const multiplicities = powers.map((_, k) =>
      Math.round(
        powers.reduce((sum, chi, j) => sum + chi.re * root(j * k, n).re + chi.im * root(j * k, n).im, 0) / n,
      ),
    );
    const sum = (part: (z: Complex) => number): number =>
      multiplicities.reduce((total, m, k) => total + m * part(root(k, n)), 0);
    return { re: clean(sum(({ re }) => re)), im: clean(sum(({ im }) => im)) };
  });
}

/** exp(2 pi i k / n) */
function root(k: number, n: number): Complex {
  const angle = (2 * Math.PI * (k % n)) / n;
  return { re: Math.cos(angle), im: Math.sin(angle) };
}

/** A whole or half number that rounding errors have blurred, or the number as it is. */
function clean(x: number): number {
  return Math.abs(2 * x - Math.round(2 * x)) < 1e-12 ? Math.round(2 * x) / 2 + 0 : x;
}

function subscript(k: number): string {
  return [...String(k)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]!).join("");
}
