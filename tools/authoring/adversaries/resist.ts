import { assess } from "../../cells/course/assess.js";
import type { Exercise } from "../../cells/course/sheet.js";
import type { Adversary, Answering, WrongAnswer } from "./adversary.js";
import { drawnOnce } from "./drawnOnce.js";
import { adversaries } from "./index.js";
import { materialOf } from "./material.js";
import { unshrunk } from "./trivial.js";

/** How an exercise fared against one adversary. */
export interface Resisted {
  readonly adversary: string;
  /** The adversary's answer that got most points with any of the seeds; undefined if it had nothing to try. */
  readonly worst: Kept | undefined;
  /** Whether it got more than it may. */
  readonly leaks: boolean;
  /** Its answers whose points depend on the seed. */
  readonly unsteady: readonly string[];
}

/** The points that a wrong answer got. */
export interface Kept {
  readonly variant: string;
  readonly points: number;
}

/**
 * Tries every adversary on an exercise, with each of the seeds 1, 2, ..., `seeds`.
 *
 * @param draws random instances of each law (default: 100, as `check` draws). With fewer an exercise resists less: what a
 * law refuses after 40 it refuses after 100, whose first 40 they are.
 */
export function resisted(
  name: string,
  exercise: Exercise<unknown>,
  { seeds, draws = 100 }: { readonly seeds: number; readonly draws?: number },
): readonly Resisted[] {
  if (typeof exercise.reference !== "function") return [];
  const material = materialOf(name, exercise, { seeds: 2, runs: 60, draws });
  const outOf = exercise.laws.reduce((sum, { points }) => sum + points, 0);
  const asked = questions(exercise);
  return adversaries.map((adversary) => {
    const tried = answersOf(adversary).map(({ variant, make }) => ({
      variant,
      points: pointsBySeed(name, asked, make, { seeds, draws }),
    }));
    const worst = tried
      .map(({ variant, points }): Kept => ({ variant, points: Math.max(...points) }))
      .reduce<Kept | undefined>(
        (most, one) => (most === undefined || one.points > most.points ? one : most),
        undefined,
      );
    return {
      adversary: adversary.name,
      worst,
      leaks: worst !== undefined && worst.points > outOf * adversary.mayKeep,
      unsteady: tried.filter(({ points }) => new Set(points).size > 1).map(({ variant }) => variant),
    };
  });

  function answersOf({ spares, answers }: Adversary): readonly WrongAnswer[] {
    return exercise.answer !== undefined && spares.includes(exercise.answer) ? [] : answers(material);
  }
}

/** The points of an answer with the seeds 1, 2, ..., `seeds`; it is remade for each seed, and for repeated calls. */
export function pointsBySeed(
  name: string,
  asked: (seed: number) => Exercise<unknown>,
  make: () => Answering | unknown,
  { seeds, draws }: { readonly seeds: number; readonly draws: number },
): readonly number[] {
  return Array.from(
    { length: seeds },
    (_, k) => assess(name, asked(k + 1), make(), { seed: k + 1, runs: draws, fresh: make }).points,
  );
}

/**
 * An exercise whose laws report the first failing instance as it is, and draw their instances for a seed once, however
 * many answers are judged with that seed: drawing takes as long as judging.
 */
export function questions(exercise: Exercise<unknown>): (seed: number) => Exercise<unknown> {
  const bySeed = new Map<number, Exercise<unknown>>();
  return (seed) => {
    const known = bySeed.get(seed) ?? {
      ...exercise,
      laws: exercise.laws.map(({ points, law }) => ({ points, law: drawnOnce(unshrunk(law)) })),
    };
    bySeed.set(seed, known);
    return known;
  };
}
