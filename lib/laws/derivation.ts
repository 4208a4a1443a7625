import { claim } from "./claim.js";
import type { Explanation, Instances, Law } from "./law.js";
import { show } from "./show.js";

/** One line of a derivation: an expression, as a person reads it and as a number. */
export interface Expression<Numbers extends readonly unknown[]> {
  readonly text: string;
  value(...numbers: Numbers): number;
}

/**
 * A proof by a chain of equalities, as a set of cards to put in order: true lines, false ones among them, and the
 * reasons that lead from one line to the next.
 */
export interface Derivation<Card extends string, Reason extends string, Numbers extends readonly unknown[]> {
  readonly cards: Readonly<Record<Card, Expression<Numbers>>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  /** The first and the last line of the claim. */
  readonly from: Card;
  readonly to: Card;
  /** The passages that one reason justifies: [a line, the next line, the reasons that lead from one to the other]. */
  readonly passages: readonly (readonly [Card, Card, readonly Reason[]])[];
  /** Numbers on which lines are compared. */
  readonly numbers: Instances<Numbers>;
  /** The numbers in words: "s = 1, t = 0". */
  inWords(...numbers: Numbers): string;
}

/** A learner's proof: lines in order, each with the reason why it equals the line before it (none for the first). */
export type Proof<Card extends string, Reason extends string> = () => readonly (
  | readonly [Card]
  | readonly [Card, Reason]
)[];

const plain = (should: string, sides: Explanation["sides"] = [], look?: string): Explanation =>
  look === undefined ? { should, given: "", sides } : { should, given: "", sides, look };

/** What a proof returned, as lines: anything else is no line at all. */
function linesOf<Card extends string, Reason extends string>(
  proof: Proof<Card, Reason>,
): ReturnType<Proof<Card, Reason>> {
  const lines: unknown = proof();
  return Array.isArray(lines) ? lines.filter((line) => Array.isArray(line) && line.length > 0) : [];
}

/** Every line equals the line before it, for all numbers. The failure names the first false line and numbers that break it. */
export function equalLines<Card extends string, Reason extends string, Numbers extends readonly unknown[]>(
  derivation: Derivation<Card, Reason, Numbers>,
): Law<Proof<Card, Reason>, Numbers> {
  const values = (proof: Proof<Card, Reason>, numbers: Numbers): readonly number[] =>
    linesOf(proof).map(([card]) => derivation.cards[card]?.value(...numbers) ?? Number.NaN);
  const gap = (a: number, b: number): number => {
    const error = Math.abs(a - b) / Math.max(1e-3, Math.abs(a), Math.abs(b));
    return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
  };
  const firstFalse = (all: readonly number[]): number =>
    all.findIndex((value, k) => k > 0 && gap(value, all[k - 1]!) > 1e-6);
  return {
    name: "every line equals the one before",
    statement: "E_0 = E_1 = \\dots = E_n",
    instances: derivation.numbers,
    tolerance: 1e-6,
    residual(proof, ...numbers) {
      const all = values(proof, numbers);
      if (all.some(Number.isNaN)) return Number.POSITIVE_INFINITY;
      return all.reduce((worst, value, k) => (k === 0 ? 0 : Math.max(worst, gap(value, all[k - 1]!))), 0);
    },
    explain(proof, ...numbers) {
      const lines = linesOf(proof);
      const all = values(proof, numbers);
      const unknown = lines.find(([card]) => !Object.hasOwn(derivation.cards, card));
      if (unknown !== undefined) {
        return plain(
          `Every line should be a card: ${Object.keys(derivation.cards).join(", ")}; got ${show(unknown[0])}.`,
        );
      }
      const k = firstFalse(all);
      return {
        should: `Line ${k + 1} should equal line ${k}, but there are numbers for which it does not.`,
        given: derivation.inWords(...numbers),
        sides: [
          [`line ${k}, ${derivation.cards[lines[k - 1]![0]].text}`, show(all[k - 1])],
          [`line ${k + 1}, ${derivation.cards[lines[k]![0]].text}`, show(all[k])],
        ],
        look: `this is the first false step: what did line ${k} turn into?`,
      };
    },
  };
}

/** The proof begins at the left side of the claim, ends at its right side, and every passage has the reason that carries it. */
export function justified<Card extends string, Reason extends string, Numbers extends readonly unknown[]>(
  derivation: Derivation<Card, Reason, Numbers>,
): Law<Proof<Card, Reason>, readonly []> {
  const { from, to, passages, cards, reasons } = derivation;
  const fault = (proof: Proof<Card, Reason>): Explanation | undefined => {
    const lines = linesOf(proof);
    const text = (card: Card | undefined): string =>
      card === undefined ? "nothing" : (cards[card]?.text ?? show(card));
    const [first] = lines[0] ?? [];
    if (first !== from)
      return plain("The proof should begin at the left side of the claim.", [
        ["expected", text(from)],
        ["got", text(first)],
      ]);
    for (let k = 1; k < lines.length; k++) {
      const [card, reason] = lines[k]!;
      const before = lines[k - 1]![0];
      const passage = passages.find(([a, b]) => a === before && b === card);
      if (passage === undefined) {
        return plain(
          `Line ${k + 1} should follow from line ${k} by one of the reasons.`,
          [
            [`line ${k}`, text(before)],
            [`line ${k + 1}`, text(card)],
          ],
          "one step at a time: which line comes between, or is this the wrong way round?",
        );
      }
      if (reason === undefined || !passage[2].includes(reason)) {
        return plain(
          `Line ${k + 1} is right, but its reason is another one.`,
          [
            [`line ${k}`, text(before)],
            [`line ${k + 1}`, text(card)],
            ["your reason", reason === undefined ? "none" : (reasons[reason] ?? show(reason))],
          ],
          "what exactly changed between the two lines?",
        );
      }
    }
    const [last] = lines.at(-1) ?? [];
    return last === to
      ? undefined
      : plain("The proof should end at the right side of the claim.", [
          ["expected", text(to)],
          ["got", text(last)],
        ]);
  };
  return claim(
    "every line has its reason",
    "E_{k} \\overset{r_k}{=} E_{k+1}, \\quad E_0 = \\text{left side}, \\; E_n = \\text{right side}",
    fault,
  );
}
