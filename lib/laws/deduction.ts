import { fault } from "./fault.js";
import { once } from "./instances.js";
import type { Explanation, Instances, Law } from "./law.js";
import { show } from "./show.js";

/** A statement of a proof. */
export interface Statement<Card extends string, Reason extends string, Setting extends readonly unknown[]> {
  readonly text: string;
  /** Whether it is true in a setting in which everything given is true. */
  holds(...setting: Setting): boolean;
  /** How to deduce it: the statements it needs, and the reason. Empty for a statement that is false or leads nowhere. */
  readonly from: readonly (readonly [needs: readonly Card[], by: Reason])[];
  /** Why it is false in some setting: "J commutes with every rho(g) and has no real eigenvalue". */
  readonly against?: string;
}

/**
 * A proof by deduction, as a set of cards: statements, false ones among them, and the reasons by which a statement
 * follows from earlier ones or from what is given.
 */
export interface Deduction<Card extends string, Reason extends string, Setting extends readonly unknown[]> {
  readonly statements: Readonly<Record<Card, Statement<Card, Reason, Setting>>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly claim: Card;
  /** Settings in which everything given is true: a theorem is true in all of them. */
  readonly settings: Instances<Setting>;
  inWords(...setting: Setting): string;
}

/** A learner's proof: statements in an order in which each follows from those before it, with its reason. */
export type DeductiveProof<Card extends string, Reason extends string> = () => readonly (readonly [
  card: Card,
  reason: Reason,
])[];

type Lines = readonly (readonly unknown[])[];

/** The return value of a proof as lines; anything but a list counts as no lines. */
function linesOf(proof: () => unknown): Lines {
  const lines = proof();
  return Array.isArray(lines) ? lines.map((line) => (Array.isArray(line) ? line : [line])) : [];
}

/** The explanation for a line that is not a card of the deduction. */
function stranger(lines: Lines, cards: object): Explanation | undefined {
  const k = lines.findIndex(([card]) => !Object.hasOwn(cards, String(card)));
  if (lines.length > 0 && k < 0) return undefined;
  return {
    should: `Every line should be a card with its reason; the cards are ${Object.keys(cards).join(", ")}.`,
    given: "",
    sides: lines.length === 0 ? [["got", "no line"]] : [[`got in line ${k + 1}`, show(lines[k]![0])]],
  };
}

/** Every statement of the proof is true in every setting. The failure names the first false one, and a setting. */
export function statementsHold<
  Card extends string,
  Reason extends string,
  Setting extends readonly unknown[],
>({
  statements,
  settings,
  inWords,
}: Deduction<Card, Reason, Setting>): Law<DeductiveProof<Card, Reason>, Setting> {
  const firstFalse = (lines: Lines, setting: Setting): number =>
    lines.findIndex(([card]) => !statements[card as Card].holds(...setting));
  return fault(
    "every statement is true",
    "\\text{given} \\implies S_k \\text{ for all } k",
    settings,
    (proof, setting) => {
      const lines = linesOf(proof);
      const odd = stranger(lines, statements);
      if (odd !== undefined) return odd;
      const k = firstFalse(lines, setting);
      if (k < 0) return undefined;
      const { text, against } = statements[lines[k]![0] as Card];
      return {
        should: `Line ${k + 1} should be true wherever everything given is true, and here it is not.`,
        given: inWords(...setting),
        sides: [[`line ${k + 1}`, text], ...(against === undefined ? [] : ([["but", against]] as const))],
        look: "leave this card out: what did you need it for?",
      };
    },
  );
}

/** Every statement of the proof follows from earlier ones by its reason, and the last one is the claim. */
export function deduced<Card extends string, Reason extends string, Setting extends readonly unknown[]>({
  statements,
  reasons,
  claim: last,
}: Deduction<Card, Reason, Setting>): Law<DeductiveProof<Card, Reason>, readonly []> {
  const gap = (lines: Lines): Explanation | undefined => {
    const odd = stranger(lines, statements);
    if (odd !== undefined) return odd;
    for (const [k, [card, reason]] of (lines as readonly (readonly [Card, Reason?])[]).entries()) {
      const { text, from } = statements[card];
      const line = [`line ${k + 1}`, text] as const;
      const earlier = lines.slice(0, k).map(([before]) => before as Card);
      const ready = from.filter(([needs]) => needs.every((need) => earlier.includes(need)));
      if (ready.some(([, by]) => by === reason)) continue;
      const [meant] = from.filter(([, by]) => by === reason);
      const said = reason === undefined ? "none" : (reasons[reason] ?? show(reason));
      if (meant !== undefined && ready.length === 0) {
        return {
          should: `Line ${k + 1} should follow from the lines before it, but something that it needs is not among them.`,
          given: "",
          sides: [line, ["your reason", said]],
          look: "that reason is a good one: to which earlier statement do you apply it?",
        };
      }
      return {
        should:
          ready.length > 0
            ? reason === undefined
              ? `Line ${k + 1} should have a reason.`
              : `Line ${k + 1} is right, but for a different reason.`
            : `Line ${k + 1} should follow from the lines before it by its reason.`,
        given: "",
        sides: [line, ["your reason", said]],
        look:
          ready.length > 0
            ? "which of the things given, or which of the lines before, makes it true?"
            : "one step at a time: which statement comes in between?",
      };
    }
    const end = lines.at(-1)![0] as Card;
    return end === last
      ? undefined
      : {
          should: "The proof should end with the claim.",
          given: "",
          sides: [
            ["expected", statements[last].text],
            ["your last line", statements[end].text],
          ],
        };
  };
  return fault(
    "every statement follows",
    "S_1, \\dots, S_{k - 1} \\implies S_k, \\quad S_n = \\text{claim}",
    once,
    (proof) => gap(linesOf(proof)),
  );
}
