import { counterexample, type Hypothesis, interpretationInWords } from "./equation.js";
import { fault } from "./fault.js";
import { once } from "./instances.js";
import type { Explanation, Law } from "./law.js";
import { show } from "./show.js";
import { evaluate, type Term, term, written } from "./term.js";

/** A claim from = to, what is given for it, and tempting assumptions that are not given, each with the reason why not. */
export interface EquationalClaim<Reason extends string> {
  readonly from: string;
  readonly to: string;
  readonly hypotheses: Readonly<Record<Reason, Hypothesis>>;
  /** Reasons that a proof may not use, each with a sentence that says why. */
  readonly forbidden: Readonly<Partial<Record<Reason, string>>>;
}

/** A learner's proof: terms, each with the reason why it equals the one before it (none for the first). */
export type EquationalProof<Reason extends string> = () => readonly (
  | readonly [term: string]
  | readonly [term: string, reason: Reason]
)[];

interface Line<Reason> {
  readonly term: Term;
  readonly reason: Reason | undefined;
}

/**
 * Every step of an equational proof follows from its reason: if the reason holds, both lines are equal. A false step is
 * refuted by the smallest table of products that shows it, among all those of order 2 and 3.
 */
export function stepsFollow<Reason extends string>(
  claim: EquationalClaim<Reason>,
): Law<EquationalProof<Reason>, readonly []> {
  return proofLaw("every step follows from its reason", "r_k \\implies t_k = t_{k+1}", claim, (lines) => {
    for (const [k, { term: right, reason }] of lines.entries()) {
      if (k === 0) continue;
      const left = lines[k - 1]!.term;
      const hypothesis = reason === undefined ? nothing : claim.hypotheses[reason];
      const found = counterexample(left, right, hypothesis);
      if (found === undefined) continue;
      return {
        should:
          reason === undefined
            ? `Line ${k + 1} should have a reason why it equals line ${k}.`
            : `Line ${k + 1} should follow from line ${k} because ${hypothesis.says}. There is a table where that holds and the two lines differ.`,
        given: interpretationInWords(found),
        sides: [
          [written(left), show(evaluate(left, found))],
          [written(right), show(evaluate(right, found))],
        ],
        look: `what does "${hypothesis.says}" let you change in ${written(left)}?`,
      };
    }
    return undefined;
  });
}

/** The proof begins at the left side of the claim, ends at its right side, and uses only what is given. */
export function leadsFromGiven<Reason extends string>(
  claim: EquationalClaim<Reason>,
): Law<EquationalProof<Reason>, readonly []> {
  return proofLaw(
    "from the left side to the right, by what is given",
    `${claim.from} = \\dots = ${claim.to}`,
    claim,
    (lines) => {
      const ends = [
        ["begin", claim.from, lines[0]],
        ["end", claim.to, lines.at(-1)],
      ] as const;
      for (const [verb, side, line] of ends) {
        const got = line === undefined ? "nothing" : written(line.term);
        if (got === side) continue;
        return {
          should: `The proof that ${claim.from} = ${claim.to} should ${verb} with ${side}.`,
          given: "",
          sides: [["got", got]],
        };
      }
      for (const [k, { reason }] of lines.entries()) {
        const why = reason === undefined ? undefined : claim.forbidden[reason];
        if (why === undefined) continue;
        return {
          should: `Line ${k + 1} should use what is given.`,
          given: `its reason: ${claim.hypotheses[reason as Reason].says}`,
          sides: [],
          look: why,
        };
      }
      return undefined;
    },
  );
}

const nothing: Hypothesis = { says: "nothing", equations: [] };

function proofLaw<Reason extends string>(
  name: string,
  statement: string,
  claim: EquationalClaim<Reason>,
  find: (lines: readonly Line<Reason>[]) => Explanation | undefined,
): Law<EquationalProof<Reason>, readonly []> {
  return fault(name, statement, once, (proof) => {
    const lines = read(proof, claim);
    return "should" in lines ? lines : find(lines);
  });
}

/** The lines of a proof, or why they cannot be read. */
function read<Reason extends string>(
  proof: EquationalProof<Reason>,
  { hypotheses, from, to }: EquationalClaim<Reason>,
): readonly Line<Reason>[] | Explanation {
  const given: unknown = proof();
  const letters = new Set([from, to, ...equationsOf(hypotheses)].join("").replace(/[^a-w]/g, ""));
  const lines: Line<Reason>[] = [];
  for (const [k, line] of (Array.isArray(given) ? given : []).entries()) {
    const [text, reason] = (Array.isArray(line) ? line : [line]) as readonly unknown[];
    const said = (should: string, look: string): Explanation => ({
      should: `Line ${k + 1} should ${should}`,
      given: "",
      sides: [],
      look,
    });
    if (reason !== undefined && !Object.hasOwn(hypotheses, String(reason)))
      return said(
        "have one of the reasons.",
        `got ${show(reason)}: the reasons are ${Object.keys(hypotheses).join(", ")}`,
      );
    let parsed: Term;
    try {
      parsed = term(String(text));
    } catch (error) {
      return said("be one product with all its brackets.", (error as Error).message);
    }
    const stranger = [...written(parsed)].find((sign) => /[a-z]/.test(sign) && !letters.has(sign));
    if (stranger !== undefined)
      return said(`be made of the letters ${[...letters].join(", ")}.`, `what is ${stranger}?`);
    lines.push({ term: parsed, reason: reason as Reason | undefined });
  }
  return lines;
}

function equationsOf(hypotheses: Readonly<Record<string, Hypothesis>>): readonly string[] {
  return Object.values(hypotheses).flatMap(({ equations }) => equations.flat());
}
