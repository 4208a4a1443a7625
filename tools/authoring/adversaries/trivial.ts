import { judge, random } from "noether";
import { guarded } from "../../cells/course/guarded.js";
import type { LawAbout } from "../../cells/course/sheet.js";
import { shapeOf, zeroLike } from "../../cells/course/values.js";
import { written } from "../../cells/course/written.js";
import type { Answering, Material } from "./adversary.js";
import { drawnOnce } from "./drawnOnce.js";
import { frequent } from "./table.js";

/** Answers without mathematics; nearly every law is obeyed by some of them. */
export function trivialAnswers({ reference, calls, exercise }: Material): readonly Answering[] {
  const byShape = frequent(calls.map(({ input, output }) => [shapeOf(input), output]));
  // If the answer is a constant, its right value takes mathematics.
  const outputs =
    exercise.answer === "constant"
      ? []
      : [...new Map(calls.map(({ output }) => [written(output), output])).values()];
  return [
    (...input) => zeroLike(reference(...input)),
    ...(outputs.length > 0
      ? [(...input: readonly unknown[]) => byShape.get(shapeOf(input)) ?? outputs[0]]
      : []),
    (first) => first ?? null,
    (_, second) => second ?? null,
    ...outputs.slice(0, 12).map((value) => () => value),
    ...[0, 1, [], [[]], null, "", true, false].map((value) => () => value),
  ];
}

/** For every law the first answer that obeys it, or simply the first answer if none does. */
export function obeying(
  { name, exercise }: Material,
  answers: readonly Answering[],
  { seed, runs }: { readonly seed: number; readonly runs: number },
): readonly Answering[] {
  return exercise.laws.map(({ law }, index) => {
    const asked = drawnOnce(unshrunk(law));
    return answers.find((answer) => obeys(name, asked, answer, seed * 1009 + index, runs)) ?? answers[0]!;
  });
}

function obeys(name: string, law: LawAbout<unknown>, answer: Answering, seed: number, runs: number): boolean {
  try {
    return judge(law, guarded<unknown>(name, answer), { random: random(seed), runs }).holds;
  } catch {
    return false;
  }
}

/** The law for answers of which points alone are asked: it reports its first failing instance as it is, without words. */
export function unshrunk(law: LawAbout<unknown>): LawAbout<unknown> {
  return {
    ...law,
    instances: { ...law.instances, simpler: () => [] },
    try(subject, instance) {
      const { residual } = law.try(subject, instance);
      return { residual, explain: () => ({ should: "", given: "", sides: [] }) };
    },
  };
}
