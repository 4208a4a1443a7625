import { type Derivation, linesOf, malformed, type Proof, unfinished } from "./derivation.js";
import { fault } from "./fault.js";
import { once } from "./instances.js";
import type { Explanation, Law } from "./law.js";

/** From the left side of the claim to its right side, every step has a reason that justifies it. */
export function justified<Card extends string, Reason extends string, Numbers extends readonly unknown[]>(
  derivation: Derivation<Card, Reason, Numbers>,
): Law<Proof<Card, Reason>, readonly []> {
  return fault(
    "every line has its reason",
    "E_{k} \\overset{r_k}{=} E_{k+1}, \\quad E_0 = \\text{left side}, \\; E_n = \\text{right side}",
    once,
    (proof) =>
      malformed(proof, derivation) ?? unjustified(proof, derivation) ?? unfinished(proof, derivation),
  );
}

/** The first line that does not follow from the one before it by its reason. */
function unjustified<Card extends string, Reason extends string, Numbers extends readonly unknown[]>(
  proof: Proof<Card, Reason>,
  { cards, reasons, against, passages, to }: Derivation<Card, Reason, Numbers>,
): Explanation | undefined {
  const lines = linesOf(proof);
  const between = (k: number): Explanation["sides"] => [
    [`line ${k}`, cards[lines[k - 1]![0]].text],
    [`line ${k + 1}`, cards[lines[k]![0]].text],
  ];
  for (let k = 1; k < lines.length; k++) {
    const [card, reason] = lines[k]!;
    const before = lines[k - 1]![0];
    const said = (should: string, look?: string, more: Explanation["sides"] = []): Explanation => ({
      should,
      given: "",
      sides: [...between(k), ...more],
      ...(look === undefined ? {} : { look }),
    });
    const objection = reason === undefined ? undefined : against?.[reason];
    if (before === to) return said(`The proof is complete at line ${k}: remove what follows.`);
    if (card === before) return said(`Line ${k + 1} repeats line ${k}: remove it.`);
    const passage = passages.find(([a, b]) => a === before && b === card);
    if (passage === undefined) {
      const earlier = lines.findIndex(([each]) => each === card);
      if (earlier < k)
        return said(`Line ${k + 1} goes back to line ${earlier + 1}: continue from there another way.`);
      const turned = passages.some(([a, b]) => a === card && b === before);
      return said(
        `Line ${k + 1} should follow from line ${k} by one of the reasons.`,
        turned
          ? "it is the other way round: exchange the two"
          : (objection ?? "one step at a time: which line comes between?"),
      );
    }
    if (reason === undefined || !passage[2].includes(reason)) {
      return said(
        reason === undefined
          ? `Line ${k + 1} should have a reason.`
          : `Line ${k + 1} is right, but for a different reason.`,
        objection ?? "what exactly changed between the two lines?",
        [["your reason", reason === undefined ? "none" : reasons[reason]]],
      );
    }
  }
  return undefined;
}
