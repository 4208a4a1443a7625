import { judge, random } from "noether";
import { inWords } from "noether/laws";
import { assess } from "../cells/course/assess.js";
import { guarded } from "../cells/course/guarded.js";
import { notWritten } from "../cells/course/notWritten.js";
import type { Exercise, LawAbout, Sheet } from "../cells/course/sheet.js";
import { told } from "../cells/course/told.js";
import { Unusable } from "../cells/course/unusable.js";
import { drawnOnce } from "./adversaries/drawnOnce.js";
import { pointsBySeed, questions, type Resisted, resisted } from "./adversaries/resist.js";

/** How one wrong solution was judged. */
export interface AuditedMutant {
  readonly description: string;
  /** The laws that its author says reject it. */
  readonly named: readonly string[];
  /** Every law of the exercise, run alone: whether it rejects the mutant. */
  readonly rejected: Readonly<Record<string, boolean>>;
  /** The message that a learner who hands it in reads first. */
  readonly message: string;
}

/** The result of auditing one exercise. */
export interface AuditedExercise {
  readonly name: string;
  readonly outOf: number;
  /** How many seeds the reference was judged with, and with how many of them it obeyed every law. */
  readonly seeds: number;
  readonly passed: number;
  /** The points of the released stub, which should be 0. */
  readonly stub: number;
  /** The most points of any answer without content: 0, [], null, "", {}, its own first input. */
  readonly vacuous: number;
  readonly mutants: readonly AuditedMutant[];
  /** The points that each adversary got; empty if adversaries were left out. */
  readonly adversaries: readonly Resisted[];
  /** Undeserved points, and points that depend on the seed, in sentences. */
  readonly gifts: readonly string[];
  /** What the author has to correct, in sentences. */
  readonly faults: readonly string[];
}

/** How thoroughly an exercise is audited. */
export interface Auditing {
  readonly seeds: number;
  readonly runs: number;
  readonly draws?: number;
  readonly against?: number;
}

/** Answers without content, which laws alone might accept: the zero map obeys every law of equivariance. */
const EMPTY: readonly unknown[] = [
  () => 0,
  () => 1,
  () => [],
  () => [[]],
  () => null,
  () => "",
  () => ({}),
  () => true,
  (x: unknown) => x ?? null,
];

/** The share of the points that comparison with the reference may have. */
const AGREEMENT_SHARE = 1 / 3;

/**
 * Tests the checks of an exercise: the reference over many seeds, the stub, and every wrong solution by every law
 * alone.
 *
 * @param seeds how many seeds the reference must pass
 * @param runs random instances per law and seed
 * @param draws random instances per law for a stub and wrong solutions (default: 100, as `check` draws)
 * @param against how many seeds the adversaries and the wrong solutions are judged with (default: 0, they are left out)
 */
export function auditExercise(
  name: string,
  exercise: Exercise<unknown>,
  { seeds, runs, draws = 100, against = 0 }: Auditing,
): AuditedExercise {
  const outOf = exercise.laws.reduce((sum, { points }) => sum + points, 0);
  let passed = 0;
  for (let seed = 1; seed <= seeds; seed++) passed += holdsAll(name, exercise, seed, runs) ? 1 : 0;
  const asked = questions(exercise)(1);
  const stub = assess(
    name,
    asked,
    () => {
      throw new Error(notWritten);
    },
    { runs: draws },
  ).points;
  const vacuous = Math.max(...EMPTY.map((subject) => assess(name, asked, subject, { runs: draws }).points));
  const laws = exercise.laws.map(({ law }) => drawnOnce(law));
  const mutants = exercise.mutants.map(({ description, subject, rejectedBy }) => {
    const objections = laws.map(
      (law) => [law.name, objection(name, law, subject, { thrown: exercise.thrown, draws })] as const,
    );
    return {
      description,
      named: rejectedBy.map((law) => law.name),
      rejected: Object.fromEntries(objections.map(([law, words]) => [law, words !== undefined])),
      message: objections.find(([, words]) => words !== undefined)?.[1] ?? "",
    };
  });
  const adversaries = against > 0 ? resisted(name, exercise, { seeds: against }) : [];
  return {
    name,
    outOf,
    seeds,
    passed,
    stub,
    vacuous,
    mutants,
    adversaries,
    gifts: [
      ...adversaries.flatMap((one) => giftsTo(one, outOf)),
      ...(against > 1 ? unsteadyMutants(name, exercise, against) : []),
    ],
    faults: faultsOf(exercise, { outOf, seeds, passed, stub, vacuous, mutants }),
  };
}

function giftsTo({ adversary, worst, leaks, unsteady }: Resisted, outOf: number): readonly string[] {
  return [
    ...(leaks && worst
      ? [`the adversary "${adversary}" keeps ${worst.points} of ${outOf} points${named(worst.variant)}`]
      : []),
    ...unsteady.map(
      (variant) => `the points of the adversary "${adversary}"${named(variant)} depend on the seed`,
    ),
  ];
}

function named(variant: string): string {
  return variant === "" ? "" : ` (${variant})`;
}

function unsteadyMutants(name: string, exercise: Exercise<unknown>, seeds: number): readonly string[] {
  const asked = questions(exercise);
  return exercise.mutants.flatMap(({ description, subject }) =>
    new Set(pointsBySeed(name, asked, () => subject, { seeds, draws: 100 })).size > 1
      ? [`the points of the mutant "${description}" depend on the seed`]
      : [],
  );
}

/**
 * Whether the reference obeys every law; simple instances are the same for every seed, so only the first seed tries
 * them.
 */
function holdsAll(name: string, exercise: Exercise<unknown>, seed: number, runs: number): boolean {
  return exercise.laws.every(
    ({ law }, index) =>
      judge(seed === 1 ? law : withoutExamples(law), guarded(name, exercise.reference), {
        random: random(seed * 1009 + index),
        runs,
      }).holds,
  );
}

function withoutExamples(law: LawAbout<unknown>): LawAbout<unknown> {
  return { ...law, instances: { ...law.instances, examples: [] } };
}

/** Audits every exercise of a sheet. */
export function auditSheet(sheet: Sheet, trial: Auditing): readonly AuditedExercise[] {
  return Object.entries(sheet.exercises).map(([name, exercise]) => auditExercise(name, exercise, trial));
}

/** The objection of a law, run alone, to a subject; undefined if it accepts the subject. */
function objection(
  name: string,
  law: LawAbout<unknown>,
  subject: unknown,
  { thrown, draws }: { readonly thrown: Exercise<unknown>["thrown"]; readonly draws: number },
): string | undefined {
  try {
    const verdict = judge(law, guarded(name, subject), { random: random(1), runs: draws });
    return verdict.holds ? undefined : inWords(verdict.explanation);
  } catch (error) {
    if (error instanceof Unusable) return told(error, thrown);
    throw error;
  }
}

function faultsOf(
  exercise: Exercise<unknown>,
  found: Omit<AuditedExercise, "name" | "faults" | "adversaries" | "gifts">,
): readonly string[] {
  const { outOf, seeds, passed, stub, vacuous, mutants } = found;
  const agreement = exercise.laws
    .filter(({ law }) => law.name === "agreement")
    .reduce((sum, { points }) => sum + points, 0);
  const byMathematics = mutants.filter(({ rejected }) =>
    Object.entries(rejected).some(([law, no]) => no && law !== "agreement"),
  );
  const accepted = mutants.flatMap(({ description, named, rejected }) =>
    named
      .filter((law) => rejected[law] !== true)
      .map((law) => `the law "${law}" alone accepts the mutant "${description}"`),
  );
  return [
    ...(passed < seeds ? [`the reference fails ${seeds - passed} of ${seeds} seeds`] : []),
    ...(vacuous > 0 ? [`an answer without content has ${vacuous} of ${outOf} points: add a condition`] : []),
    ...(stub > 0 ? [`the stub has ${stub} points`] : []),
    ...(agreement > outOf * AGREEMENT_SHARE
      ? [`agreement carries ${agreement} of ${outOf} points, more than a third`]
      : []),
    ...(byMathematics.length < 2 ? ["fewer than two mutants fall to a law of the mathematics"] : []),
    ...accepted,
  ];
}
