import { nextHint } from "./attempts.js";
import { findExercise } from "./find.js";
import { type Help, help } from "./help.js";
import { shownAtOnce } from "./shownAtOnce.js";

/**
 * The next hint for an exercise: the first one nudges, the last one says everything but the answer.
 *
 * @example
 * await hint("convolve");
 */
export function hint(name: string): Promise<Help> {
  return shownAtOnce(nextOf(name));
}

async function nextOf(name: string): Promise<Help> {
  const { exercise } = await findExercise(name);
  const number = await nextHint(name, exercise.hints.length);
  const last = number === exercise.hints.length - 1;
  const text = [
    `Hint ${number + 1} of ${exercise.hints.length}: ${exercise.hints[number]}`,
    ...(last
      ? [`That was the last one. After an attempt, await solution("${name}") shows how we wrote it.`]
      : ["Ask again for the next one."]),
  ].join("\n");
  return help(name, text, text.replaceAll("\n", "\n\n"));
}
