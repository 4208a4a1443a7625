import { type Displayable, shown } from "../display/displayable.js";
import type { Random } from "../numbers/random.js";
import { inWords } from "./inWords.js";
import type { Explanation, Law, Outcome } from "./law.js";
import { show } from "./show.js";

/** How a law is tried. */
export interface Trial {
  readonly random: Random;
  /** Random instances after the examples of the law (default 100). */
  readonly runs?: number;
}

/** The largest residual that counts as equality in float64, unless a law sets its own tolerance. */
const TOLERANCE = 1e-9;

/** The outcome: the law held on every instance tried, or the simplest instance found that breaks it. */
export type Verdict<Instance extends readonly unknown[]> = Displayable &
  (
    | { readonly holds: true; readonly tried: number; readonly largest: number }
    | {
        readonly holds: false;
        readonly tried: number;
        readonly witness: Instance;
        readonly residual: number;
        readonly explanation: Explanation;
      }
  );

/**
 * Tries a law on a subject: all of its examples, then random instances; after the first failure it moves to simpler
 * instances as long as they fail clearly.
 *
 * "Clearly" is the shrink guard: the residual stays above a tenth of the first failure's (or of 1, whichever is
 * smaller), so that the witness does not drift to the edge of the tolerance.
 *
 * @throws whatever the subject throws
 */
export function judge<Subject, Instance extends readonly unknown[]>(
  law: Law<Subject, Instance>,
  subject: Subject,
  { random, runs: wanted = 100 }: Trial,
): Verdict<Instance> {
  const runs = Math.min(wanted, law.runs ?? wanted);
  const { examples } = law.instances;
  const tolerance = law.tolerance ?? TOLERANCE;
  let largest = 0;
  for (let tried = 1; tried <= examples.length + runs; tried++) {
    const instance = tried <= examples.length ? examples[tried - 1]! : law.instances.draw(random);
    const outcome = law.try(subject, instance);
    if (!(outcome.residual <= tolerance)) {
      const guard = Math.max(tolerance, 0.1 * Math.min(outcome.residual, 1));
      const [witness, simplified] = simplest(law, subject, [instance, outcome], guard);
      const explanation = simplified.explain();
      const words = `${law.name}: no.\n${inWords(explanation)}`;
      const { residual } = simplified;
      return shown({ holds: false as const, tried, witness, residual, explanation }, () => words);
    }
    largest = Math.max(largest, outcome.residual);
  }
  const tried = examples.length + runs;
  const words = `${law.name}: holds on all ${tried} instances tried, the largest residual is ${show(largest)}.`;
  return shown({ holds: true as const, tried, largest }, () => words);
}

/** The largest number of times that a failing instance is simplified. */
const STEPS = 1000;

/** An instance that breaks the law, with its outcome. */
type Failure<Instance> = readonly [instance: Instance, outcome: Outcome];

function simplest<Subject, Instance extends readonly unknown[]>(
  law: Law<Subject, Instance>,
  subject: Subject,
  failing: Failure<Instance>,
  guard: number,
): Failure<Instance> {
  let found = failing;
  for (let step = 0; step < STEPS; step++) {
    const simpler = firstFailing(law, subject, found[0], guard);
    if (simpler === undefined) break;
    found = simpler;
  }
  return found;
}

/** The first of the simpler instances that still fails clearly. */
function firstFailing<Subject, Instance extends readonly unknown[]>(
  law: Law<Subject, Instance>,
  subject: Subject,
  failing: Instance,
  guard: number,
): Failure<Instance> | undefined {
  for (const candidate of law.instances.simpler(failing)) {
    const outcome = law.try(subject, candidate);
    if (!(outcome.residual <= guard)) return [candidate, outcome];
  }
  return undefined;
}
