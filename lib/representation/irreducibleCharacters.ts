import { zeroMatrix } from "../algebra/matrixSum.js";
import type { FiniteGroup } from "../group/group.js";
import type { Complex } from "../numbers/complex.js";
import { greatestCommonDivisor } from "../numbers/greatestCommonDivisor.js";
import { random } from "../numbers/random.js";
import { NO_GROUP, primeAbove, primeField } from "./primeField.js";

/** The most conjugacy classes a group may have: the time grows with the third power of their number. */
const MOST_CLASSES = 250;

/**
 * The irreducible complex characters of a finite group, in no particular order, on its conjugacy classes C_1, ..., C_r
 * (Burnside, Dixon). For a character chi the numbers w_j = |C_j| chi(g_j) / chi(1) obey
 *
 *     w_i w_j = sum_k a_ijk w_k        a_ijk = #{ (x, y) in C_i x C_j : x y = g_k }
 *
 * so that w is a common eigenvector of the matrices A_i = (a_ijk)_jk. These are found without rounding, as the eigenvectors
 * of a random combination of all A_i over the numbers modulo a prime p = 1 mod n, n the exponent of the group: such numbers
 * have n-th roots of unity. Then
 *
 *     chi(1)^2 = |G| / sum_j w_j w_j' / |C_j|        C_j' the class of the inverses
 *
 * and chi(g) is the sum of its eigenvalues, roots of unity whose multiplicities are integers from 0 to p - 1:
 *
 *     m_k = 1/n sum_j chi(g^j) z^(-jk)        g^n = e, z an n-th root of unity
 *
 * @param classes {e} first
 * @param numbers for each element, in the order of `elements`, the number of its class
 * @returns r x r values
 * @throws RangeError if there are more than 250 classes
 * @see J. D. Dixon, High speed computation of group characters, Numer. Math. 10 (1967)
 */
export function irreducibleCharacters<G>(
  group: FiniteGroup<G>,
  classes: readonly (readonly G[])[],
  numbers: readonly number[],
): Complex[][] {
  if (classes.length > MOST_CLASSES) {
    throw new RangeError(
      `expected a group of at most ${MOST_CLASSES} conjugacy classes to list its characters, got ${group.name} with ${classes.length}: use a smaller one, or the character of the representation that you need`,
    );
  }
  const numberOf = (g: G): number => numbers[group.indexOf(g)]!;
  const inverses = classes.map(([g]) => numberOf(group.inverse(g!)));
  /** For each class the numbers of the classes of g, g^2, ..., g^n = e. */
  const powers = classes.map(([g]) => {
    const found: number[] = [];
    let h = g as G;
    do {
      found.push(numberOf(h));
      h = group.multiply(h, g as G);
      if (found.length > group.order) throw new RangeError(NO_GROUP);
    } while (found.at(-1) !== 0);
    return found;
  });
  const exponent = powers.reduce(
    (least, { length }) => (least / greatestCommonDivisor(least, length)) * length,
    1,
  );
  // Above 2 sqrt |G|, so that multiplicities are known from their values modulo p, and well above r^2, so that eigenvalues differ.
  const p = primeAbove(Math.max(2 * Math.sqrt(group.order), 8 * classes.length ** 2), exponent);
  const field = primeField(p);
  const { multiply, invert } = field;
  const root = field.rootOfUnity(exponent);
  const sizes = classes.map(({ length }) => length);

  // Elements of high order first: they settle the values at their powers as well.
  const order = classes.map((_, k) => k).sort((k, l) => powers[l]!.length - powers[k]!.length);
  /** The values of a character from those modulo p. */
  const lifted = (chi: readonly number[]): Complex[] => {
    const values: Complex[] = [];
    for (const cycle of order.map((k) => powers[k]!)) {
      const n = cycle.length;
      if (values[cycle[0]!] !== undefined) continue;
      const z = invert(field.power(root, exponent / n));
      const zs = [1];
      for (let k = 1; k < n; k++) zs.push(multiply(zs[k - 1]!, z));
      const multiplicities = zs.map((_, k) => {
        let sum = 0;
        for (let j = 1; j <= n; j++) sum = (sum + chi[cycle[j - 1]!]! * zs[(j * k) % n]!) % p;
        return multiply(sum, invert(n));
      });
      for (const [j, place] of cycle.entries()) values[place] ??= sumOfRoots(multiplicities, j + 1);
    }
    return values;
  };

  const degrees = Array.from({ length: Math.floor(Math.sqrt(group.order)) }, (_, k) => k + 1);
  const vectors = field.eigenvectors(
    (weights) => combination(group, classes, numbers, weights, p),
    classes.length,
    random(1),
  );
  return vectors.map((w) => {
    const scale = invert(w[0]!);
    const omega = w.map((entry) => multiply(entry, scale));
    const norm = omega.reduce(
      (sum, entry, j) => (sum + multiply(multiply(entry, omega[inverses[j]!]!), invert(sizes[j]!))) % p,
      0,
    );
    const square = multiply(group.order % p, invert(norm));
    const degree = degrees.find((d) => (d * d) % p === square);
    if (degree === undefined) throw new RangeError(NO_GROUP);
    const chi = omega.map((entry, j) => multiply(multiply(entry, degree), invert(sizes[j]!)));
    return lifted(chi);
  });
}

/** sum_i c_i A_i, modulo p. */
function combination<G>(
  { multiply, inverse, indexOf }: FiniteGroup<G>,
  classes: readonly (readonly G[])[],
  numbers: readonly number[],
  weights: readonly number[],
  p: number,
): number[][] {
  const A = zeroMatrix(classes.length, classes.length);
  for (const [i, members] of classes.entries()) {
    for (const x of members) {
      const back = inverse(x);
      for (const [k, [z]] of classes.entries()) {
        const row = A[numbers[indexOf(multiply(back, z!))]!]!;
        row[k] = (row[k]! + weights[i]!) % p;
      }
    }
  }
  return A;
}

/** sum_k m_k exp(2 pi i j k / n) */
function sumOfRoots(multiplicities: readonly number[], j: number): Complex {
  const n = multiplicities.length;
  let [re, im] = [0, 0];
  for (const [k, m] of multiplicities.entries()) {
    if (m === 0) continue;
    const angle = (2 * Math.PI * ((j * k) % n)) / n;
    re += m * Math.cos(angle);
    im += m * Math.sin(angle);
  }
  return { re: clean(re), im: clean(im) };
}

/** x rounded to a multiple of 1/2 if it is one up to rounding errors, otherwise unchanged. */
function clean(x: number): number {
  return Math.abs(2 * x - Math.round(2 * x)) < 1e-12 ? Math.round(2 * x) / 2 + 0 : x;
}
