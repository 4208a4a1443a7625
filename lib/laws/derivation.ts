import type { Explanation, Instances } from "./law.js";
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
  /** The objection to a reason that is never right here: "matrices do not commute". */
  readonly against?: Readonly<Partial<Record<Reason, string>>>;
  /** The first and the last line of the claim. */
  readonly from: Card;
  readonly to: Card;
  /** The steps that a single reason justifies: [a line, the next line, the reasons that lead from one to the other]. */
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

/** The return value of a proof as lines; anything else is left out. */
export function linesOf<Card extends string, Reason extends string>(
  proof: Proof<Card, Reason>,
): ReturnType<Proof<Card, Reason>> {
  const lines: unknown = proof();
  return Array.isArray(lines) ? lines.filter((line) => Array.isArray(line) && line.length > 0) : [];
}

/** What is wrong with a proof before its mathematics: its form, its beginning, or an unknown card or reason. */
export function malformed<Card extends string, Reason extends string, Numbers extends readonly unknown[]>(
  proof: Proof<Card, Reason>,
  { cards, reasons, from, passages }: Derivation<Card, Reason, Numbers>,
): Explanation | undefined {
  const given: unknown = proof();
  const example = `["${passages[0]![1]}", "${passages[0]![2][0]}"]`;
  const said = (should: string, sides: Explanation["sides"] = []): Explanation => ({
    should,
    given: "",
    sides,
  });
  if (!Array.isArray(given) || given.length === 0) {
    return said(`A proof should be a list of lines such as ${example}.`, [["got", show(given)]]);
  }
  const strange: unknown = given.find((line) => !Array.isArray(line) || line.length === 0 || line.length > 2);
  if (strange !== undefined) return said(`Each line should look like ${example}.`, [["got", show(strange)]]);
  const lines = linesOf(proof);
  const card = lines.find((line) => !Object.hasOwn(cards, line[0]))?.[0];
  if (card !== undefined)
    return said(`Every line should be a card: ${Object.keys(cards).join(", ")}; got ${show(card)}.`);
  const reason = lines.find((line) => line[1] !== undefined && !Object.hasOwn(reasons, line[1]))?.[1];
  if (reason !== undefined) {
    return said(`Every reason should be one of ${Object.keys(reasons).join(", ")}; got ${show(reason)}.`);
  }
  if (lines[0]![0] === from) return undefined;
  return said("The proof should begin at the left side of the claim.", [
    ["expected", cards[from].text],
    ["got", cards[lines[0]![0]].text],
  ]);
}

/** The explanation for a proof that does not reach the right side of the claim, or leaps to it in one step. */
export function unfinished<Card extends string, Reason extends string, Numbers extends readonly unknown[]>(
  proof: Proof<Card, Reason>,
  { cards, to }: Derivation<Card, Reason, Numbers>,
): Explanation | undefined {
  const lines = linesOf(proof);
  const last = lines.at(-1)?.[0];
  if (last === to && lines.length > 2) return undefined;
  return {
    should:
      last === to
        ? "The proof should lead to the right side of the claim, not leap to it: what comes between?"
        : "The proof should end at the right side of the claim.",
    given: "",
    sides: [
      ["expected", cards[to].text],
      ["got", last === undefined ? "nothing" : `${cards[last].text}, after ${lines.length} lines`],
    ],
  };
}
