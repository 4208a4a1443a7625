/** A product of letters with all its brackets: a letter, or a pair of terms. */
export type Term = string | readonly [left: Term, right: Term];

/** A table of products and the element that each letter stands for: together they give a term its value. */
export interface Interpretation {
  readonly table: readonly (readonly number[])[];
  readonly letters: Readonly<Record<string, number>>;
}

/**
 * Parses a text as a term: letters side by side are multiplied, brackets say in which order.
 *
 *     product = factor | factor factor        factor = letter | ( product )
 *
 * An operation takes two elements, so a product of three needs brackets.
 *
 * @example
 * term("(b a) c"); // [["b", "a"], "c"]
 * @throws SyntaxError if the text is not a product, with what is wrong in words
 */
export function term(text: string): Term {
  const signs = [...text.replace(/[\s*·]/g, "")];
  const strange = signs.find((sign) => !/^[a-z()]$/.test(sign));
  if (strange !== undefined)
    throw new SyntaxError(`"${text}" should be made of letters and brackets, got "${strange}"`);
  let at = 0;
  const factor = (): Term => {
    const sign = signs[at++];
    if (sign === undefined || sign === ")") throw new SyntaxError(`"${text}" lacks a letter`);
    if (sign !== "(") return sign;
    const inside = product();
    if (signs[at++] !== ")") throw new SyntaxError(`"${text}" lacks a closing bracket`);
    return inside;
  };
  const product = (): Term => {
    const factors = [factor()];
    while (at < signs.length && signs[at] !== ")") factors.push(factor());
    const [left, right, third] = factors as [Term, Term?, Term?];
    if (third !== undefined && right !== undefined) {
      const [p, q, r] = [left, right, third].map(written);
      throw new SyntaxError(`"${text}" multiplies three at once: write (${p} ${q}) ${r} or ${p} (${q} ${r})`);
    }
    return right === undefined ? left : [left, right];
  };
  const whole = product();
  if (at < signs.length) throw new SyntaxError(`"${text}" has one closing bracket too many`);
  return whole;
}

/** A term as a person writes it: "(b a) c". */
export function written(t: Term): string {
  if (typeof t === "string") return t;
  return t.map((part) => (typeof part === "string" ? part : `(${written(part)})`)).join(" ");
}

/** The value of a term in a table of products. */
export function evaluate(t: Term, { table, letters }: Interpretation): number {
  if (typeof t === "string") return letters[t]!;
  return table[evaluate(t[0], { table, letters })]![evaluate(t[1], { table, letters })]!;
}

/** The letters of a term, each once. */
export function lettersOf(t: Term): readonly string[] {
  return typeof t === "string" ? [t] : [...new Set(t.flatMap(lettersOf))];
}
