import { judge, random } from "noether";
import { guarded } from "../../cells/course/guarded.js";
import type { Exercise, LawAbout } from "../../cells/course/sheet.js";
import { type Call, transcript } from "../../cells/course/transcript.js";
import { written } from "../../cells/course/written.js";
import type { Answering, LawCalls, Material } from "./adversary.js";

/** The first seed of the recordings, far from all seeds used for judging. */
const FIRST_SEED = 900_001;

/**
 * The calls that the laws of an exercise make to its reference, recorded over several seeds.
 *
 * @param seeds the number of seeds
 * @param draws how many random instances of each law will be asked of an answer
 */
export function materialOf(
  name: string,
  exercise: Exercise<unknown>,
  { seeds, runs, draws }: { readonly seeds: number; readonly runs: number; readonly draws: number },
): Material {
  const laws = exercise.laws.map(({ law }): LawCalls => {
    const simple = asked(name, exercise.reference, law, 1, 0);
    const drawn = Array.from({ length: seeds }, (_, k) =>
      asked(
        name,
        exercise.reference,
        { ...law, instances: { ...law.instances, examples: [] } },
        FIRST_SEED + k,
        runs,
      ),
    ).flat();
    return { simple, drawn };
  });
  const calls = new Map<string, Call>();
  for (const call of [...laws.flatMap(({ simple }) => simple), ...laws.flatMap(({ drawn }) => drawn)])
    calls.set(written(call.input), call);
  return {
    name,
    exercise,
    reference: exercise.reference as Answering,
    draws,
    laws,
    calls: [...calls.values()],
  };
}

function asked(
  name: string,
  reference: unknown,
  law: LawAbout<unknown>,
  seed: number,
  runs: number,
): readonly Call[] {
  const record = transcript(name);
  judge(law, guarded(name, reference, record), { random: random(seed), runs });
  return record.calls();
}
