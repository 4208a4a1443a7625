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
  return {
    name: "every line equals the one before",
    statement: "E_0 = E_1 = \\dots = E_n",
    instances: derivation.numbers,
    tolerance: EQUAL,
    try(proof, numbers) {
      const broken = malformed(proof, derivation);
      if (broken !== undefined) return { residual: Number.POSITIVE_INFINITY, explain: () => broken };
      const lines = linesOf(proof);
      const all = lines.map(([card]) => derivation.cards[card].value(...numbers));
      const gaps = all.slice(1).map((value, k) => gap(value, all[k]!));
      const residual = Math.max(0, ...gaps);
      const short = residual <= EQUAL ? unfinished(proof, derivation) : undefined;
      if (short !== undefined) return { residual: Number.POSITIVE_INFINITY, explain: () => short };
      return {
        residual,
        explain() {
          // The first false step, or the one with the largest rounding error.
          const step = gaps.findIndex((each) => !(each <= EQUAL));
          const k = 1 + (step >= 0 ? step : gaps.indexOf(residual));
          const [before, after] = showApart(all[k - 1]!, all[k]!);
          return {
            should: `Line ${k + 1} should equal line ${k}, but there are numbers for which it does not.`,
            given: derivation.inWords(...numbers),
            sides: [
              [derivation.cards[lines[k - 1]![0]].text, before],
              [derivation.cards[lines[k]![0]].text, after],
            ],
            look: `this is the first false step: what did line ${k} turn into?`,
          };
        },
      };
    },
  };
}

function gap(a: number, b: number): number {
  const error = Math.abs(a - b) / Math.max(1e-3, Math.abs(a), Math.abs(b));
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
