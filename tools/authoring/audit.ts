import { judge, random } from "noether";
import { inWords } from "noether/laws";
import { assess } from "../cells/course/assess.js";
import { guarded } from "../cells/course/guarded.js";
import { notWritten } from "../cells/course/notWritten.js";
import type { Exercise, LawAbout, Sheet } from "../cells/course/sheet.js";
import { told } from "../cells/course/told.js";
import { Unusable } from "../cells/course/unusable.js";
import { pointsBySeed, type Resisted, resisted } from "./adversaries/resist.js";

/** What one wrong solution met. */
export interface AuditedMutant {
  readonly description: string;
  /** The laws named for it. */
  readonly named: readonly string[];
  /** Every law of the exercise, run alone: whether it rejects the mutant. */
  readonly rejected: Readonly<Record<string, boolean>>;
  /** What a learner who hands it in reads first. */
  readonly message: string;
}

/** What an audit of one exercise found. */
export interface AuditedExercise {
  readonly name: string;
  readonly outOf: number;
  /** How many seeds the reference was judged with, and how many of them gave it all points. */
  readonly seeds: number;
  readonly passed: number;
  /** The points of the released stub: 0, or the exercise is a gift. */
  readonly stub: number;
  /** The most points that an answer without content has: 0, [], null, "", {}, its own first input. */
  readonly vacuous: number;
  readonly mutants: readonly AuditedMutant[];
  /** What each adversary kept; empty where the audit was told to leave them out. */
  readonly adversaries: readonly Resisted[];
  /** Points that were not earned, and points that depend on the seed, in sentences. */
  readonly gifts: readonly string[];
  /** What an author has to mend, in sentences. */
  readonly faults: readonly string[];
}

/** How thoroughly an exercise is audited. */
export interface Auditing {
  readonly seeds: number;
  readonly runs: number;
  readonly against?: number;
}

/** Answers without content, which laws alone might praise: the zero map obeys every law of equivariance. */
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

/** The share of the points that comparison with the reference may carry. */
const AGREEMENT_SHARE = 1 / 3;

/**
 * Judges the judges: the reference over many seeds, the stub, and every wrong solution by every law alone.
 *
 * @param seeds how many seeds the reference must pass
 * @param runs random instances a law and seed
 * @param against how many seeds the adversaries and the wrong solutions are judged with (default 0: they are left out)
 */
export function auditExercise(
  name: string,
  exercise: Exercise<unknown>,
  { seeds, runs, against = 0 }: Auditing,
): AuditedExercise {
  const outOf = exercise.laws.reduce((sum, { points }) => sum + points, 0);
  let passed = 0;
  for (let seed = 1; seed <= seeds; seed++) passed += holdsAll(name, exercise, seed, runs) ? 1 : 0;
  const stub = assess(name, exercise, () => {
    throw new Error(notWritten);
  }).points;
  const vacuous = Math.max(...EMPTY.map((subject) => assess(name, exercise, subject).points));
  const mutants = exercise.mutants.map(({ description, subject, rejectedBy }) => {
    const objections = exercise.laws.map(
      ({ law }) => [law.name, objection(name, law, subject, exercise.thrown)] as const,
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
  return exercise.mutants.flatMap(({ description, subject }) =>
    new Set(pointsBySeed(name, exercise, () => subject, seeds)).size > 1
      ? [`the points of the mutant "${description}" depend on the seed`]
      : [],
  );
}

/** Whether the reference obeys every law; the simple instances are the same for every seed: the first alone tries them. */
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

/** What a law, run alone, says against a subject; undefined where it accepts it. */
function objection(
  name: string,
  law: LawAbout<unknown>,
  subject: unknown,
  thrown: Exercise<unknown>["thrown"],
): string | undefined {
  try {
    const verdict = judge(law, guarded(name, subject), { random: random(1) });
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
