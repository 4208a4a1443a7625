import { judge, random } from "noether";
import { inWords, show } from "noether/laws";
import type { Assessment, LawResult } from "./assessment.js";
import { guarded } from "./guarded.js";
import type { Exercise, Worth } from "./sheet.js";
import { told } from "./told.js";
import { replay, type Transcript, transcript } from "./transcript.js";
import { type Traps, traps } from "./traps.js";
import { Unusable } from "./unusable.js";

/** Options for judging a subject. */
export interface Judging<Subject> {
  /** Equal seeds give equal instances (default: 1). */
  readonly seed?: number;
  /** Random instances per law, after its simple ones (default: 100). */
  readonly runs?: number;
  /** The text of the subject, if it is known, which is searched for traps. */
  readonly source?: string;
  /**
   * The subject in a fresh process, in which all its calls are repeated; without it some of them are repeated with the
   * same subject.
   */
  readonly fresh?: () => Subject;
}

/** How many calls are repeated if there is no fresh process. */
const REPLAYED = 100;

/**
 * Judges a subject by every law of an exercise, each with its own random numbers, then repeats the laws' calls in
 * random order: if an answer differs, the exercise has 0 points.
 *
 * A law without points is a condition: if it fails, the exercise has 0 points.
 *
 * @param name the exercise's name, for messages
 */
export function assess<Subject>(
  name: string,
  exercise: Exercise<Subject>,
  subject: Subject,
  { seed = 1, runs = 100, source, fresh }: Judging<Subject> = {},
): Assessment {
  const record = transcript(name);
  const watched = traps(subject, source);
  const laws = exercise.laws.map((entry, index) =>
    result(name, entry, exercise, watched, record, seed * 1009 + index, runs),
  );
  const outOf = exercise.laws.reduce((sum, { points }) => sum + points, 0);
  const conditionsHold = laws.every(({ outcome, outOf }) => outOf > 0 || outcome === "holds");
  const points = conditionsHold ? laws.reduce((sum, { points }) => sum + points, 0) : 0;
  const fault =
    record.conflict() ??
    (points === 0 || typeof subject !== "function"
      ? undefined
      : unlike(() =>
          replay(record, guarded(name, fresh?.() ?? subject, record) as () => unknown, {
            random: random(seed * 1009 + laws.length),
            most: fresh === undefined ? REPLAYED : Number.POSITIVE_INFINITY,
          }),
        ));
  if (fault === undefined) return { exercise: name, points, outOf, laws };
  const { outcome, message } = fault;
  return {
    exercise: name,
    points: 0,
    outOf,
    laws: laws.map(({ name, statement, outOf }) => ({ name, statement, points: 0, outOf, outcome, message })),
  };
}

/** Why repeated calls do not give what they gave before; undefined if they do. */
function unlike(replayed: () => void): Unusable | undefined {
  try {
    replayed();
    return undefined;
  } catch (error) {
    if (error instanceof Unusable) return error;
    throw error;
  }
}

function result<Subject>(
  name: string,
  { law, points: outOf }: Worth<Subject>,
  { reference, thrown }: Exercise<Subject>,
  { subject, found }: Traps<Subject>,
  record: Transcript,
  seed: number,
  runs: number,
): LawResult {
  const { name: lawName, statement } = law;
  const base = { name: lawName, statement, outOf };
  try {
    if (typeof reference === "function" && typeof subject !== "function") {
      const words = `expected the function ${name} itself, got ${show(subject)}`;
      throw new Unusable(
        "unusable",
        `${words}: write check("${name}", ${name}), without brackets behind the name.`,
      );
    }
    const verdict = judge(law, guarded(name, subject, record), { random: random(seed), runs });
    if (verdict.holds) return { ...base, points: outOf, outcome: "holds", message: "" };
    const trap = found();
    const explanation = { ...verdict.explanation, ...(trap !== undefined && { look: trap }) };
    return { ...base, points: 0, outcome: "fails", message: inWords(explanation), explanation };
  } catch (error) {
    if (error instanceof Unusable) {
      const trap = error.outcome === "unusable" ? found() : undefined;
      const said = told(error, thrown);
      const message = trap === undefined ? said : `${said}\n  In your function: ${trap}.`;
      return { ...base, points: 0, outcome: error.outcome, message };
    }
    const message = `The law "${lawName}" could not use what ${name} gave: ${String(error)}. Check the shape of the result.`;
    return { ...base, points: 0, outcome: "unusable", message };
  }
}
