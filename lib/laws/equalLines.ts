import { type Derivation, linesOf, malformed, type Proof, unfinished } from "./derivation.js";
import type { Law } from "./law.js";
import { showApart } from "./show.js";

/** The largest relative difference that counts as equal: lines may contain quadratures. */
const EQUAL = 1e-6;

/**
 * From the left side of the claim to its right side, every line equals the line before it, for all numbers.
 * The failure names the first false line and numbers that break it.
 */
export function equalLines<Card extends string, Reason extends string, Numbers extends readonly unknown[]>(
  derivation: Derivation<Card, Reason, Numbers>,
): Law<Proof<Card, Reason>, Numbers> {
  const values = (proof: Proof<Card, Reason>, numbers: Numbers): readonly number[] =>
    linesOf(proof).map(([card]) => derivation.cards[card].value(...numbers));
  const firstFalse = (all: readonly number[]): number =>
    all.findIndex((value, k) => k > 0 && !(gap(value, all[k - 1]!) <= EQUAL));
  return {
    name: "every line equals the one before",
    statement: "E_0 = E_1 = \\dots = E_n",
    instances: derivation.numbers,
    tolerance: EQUAL,
    residual(proof, ...numbers) {
      if (malformed(proof, derivation) !== undefined) return Number.POSITIVE_INFINITY;
      const all = values(proof, numbers);
      const worst = all.reduce(
        (most, value, k) => (k === 0 ? 0 : Math.max(most, gap(value, all[k - 1]!))),
        0,
      );
      return worst <= EQUAL && unfinished(proof, derivation) !== undefined ? Number.POSITIVE_INFINITY : worst;
    },
    explain(proof, ...numbers) {
      const fault = malformed(proof, derivation);
      if (fault !== undefined) return fault;
      const lines = linesOf(proof);
      const all = values(proof, numbers);
      const k = firstFalse(all);
      if (k < 0)
        return unfinished(proof, derivation) ?? { should: "Nothing is wrong.", given: "", sides: [] };
      const [before, after] = showApart(all[k - 1]!, all[k]!);
      return {
        should: `Line ${k + 1} should equal line ${k}, but there are numbers for which it does not.`,
        given: derivation.inWords(...numbers),
        sides: [
          [`line ${k}, ${derivation.cards[lines[k - 1]![0]].text}`, before],
          [`line ${k + 1}, ${derivation.cards[lines[k]![0]].text}`, after],
        ],
        look: `this is the first false step: what did line ${k} turn into?`,
      };
    },
  };
}

function gap(a: number, b: number): number {
  const error = Math.abs(a - b) / Math.max(1e-3, Math.abs(a), Math.abs(b));
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
