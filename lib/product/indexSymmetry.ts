/** An equation between the entries of a tensor: T_x = sign T_y with y_k = x_order[k], for all values of the indices x. */
export interface IndexPermutation {
  readonly sign: 1 | -1;
  readonly order: readonly number[];
}

/** What a formula says about a tensor: its indices, and the group of all equations that follow. */
export interface IndexSymmetry {
  /** "ijk" */
  readonly indices: string;
  /** Every equation that follows, the trivial one first: a group, and the signs are a character of it. */
  readonly elements: readonly IndexPermutation[];
}

/**
 * The symmetry of a tensor under permutations of its indices, from a formula such as "ijk=-jik": sides that are equal,
 * each made of the same letters in some order, with or without a sign.
 *
 *     "ij=ji"               T_ij = T_ji                    symmetric
 *     "ijk=-jik=-ikj"       antisymmetric in all three
 *     "ijkl=-jikl=klij"     antisymmetric in each pair, symmetric under the exchange of the pairs
 *     "ij"                  no symmetry
 *
 * The set of equations is closed: T_x = s T_(x p) and T_x = t T_(x q) imply T_x = s t T_(x p q).
 *
 * @throws RangeError if a side is not a permutation of the letters of the first, or if only T = 0 obeys all equations
 */
export function indexSymmetry(formula: string): IndexSymmetry {
  const sides = formula.split("=").map((text) => side(formula, text.replace(/\s+/g, "")));
  const { sign: leading, letters: indices } = sides[0]!;
  const generators = sides.slice(1).map(({ sign, letters }): IndexPermutation => {
    if ([...letters].sort().join() !== [...indices].sort().join()) {
      throw new RangeError(
        `expected the indices ${indices} in some order, got "${letters}" in "${formula}": each side has the same letters, each once`,
      );
    }
    return { sign: sign === leading ? 1 : -1, order: [...letters].map((letter) => indices.indexOf(letter)) };
  });
  const identity: IndexPermutation = { sign: 1, order: [...indices].map((_, k) => k) };
  const found = new Map([[identity.order.join(), identity]]);
  // Iterating a Map also visits entries added meanwhile.
  for (const p of found.values()) {
    for (const q of generators) {
      const order = q.order.map((k) => p.order[k]!);
      const sign = p.sign === q.sign ? 1 : -1;
      const known = found.get(order.join());
      if (known === undefined) found.set(order.join(), { sign, order });
      else if (known.sign !== sign) throw contradiction(formula, indices, order);
    }
  }
  return { indices, elements: [...found.values()] };
}

function side(formula: string, text: string): { sign: 1 | -1; letters: string } {
  const [, minus, letters = ""] = /^([+-]?)([A-Za-z]+)$/.exec(text) ?? [];
  if (letters === "") {
    throw new RangeError(
      `expected sides such as "ij" or "-ji" joined by "=", got "${text}" in "${formula}": an index is one letter`,
    );
  }
  if (new Set(letters).size !== letters.length) {
    throw new RangeError(
      `expected every index once on a side, got "${letters}" in "${formula}": give each index a letter of its own`,
    );
  }
  return { sign: minus === "-" ? -1 : 1, letters };
}

function contradiction(formula: string, indices: string, order: readonly number[]): RangeError {
  const other = order.map((k) => indices[k]!).join("");
  return new RangeError(
    `expected a formula that some tensor other than 0 obeys, got "${formula}": from it follow both T_${indices} = T_${other} and T_${indices} = -T_${other}, so that the space is 0: remove one of the equations`,
  );
}
