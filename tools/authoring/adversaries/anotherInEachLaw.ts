import { judge, random } from "noether";
import { guarded } from "../../cells/course/guarded.js";
import { A_FIFTH, type Adversary, type Answering, type Material } from "./adversary.js";
import { obeying, trivialAnswers, unshrunk } from "./trivial.js";

/** The order of the laws and their numbers of calls are no secret: `check` runs them with this seed. */
const PUBLIC = 1;

/** Counts its calls, and so knows which law is asking. */
export const anotherInEachLaw: Adversary = {
  name: "counts its calls",
  does: "is in each law another answer without mathematics that obeys it, and knows by counting which law asks",
  spares: [],
  mayKeep: A_FIFTH,
  answers(material) {
    const inLaw = obeying(material, trivialAnswers(material), { seed: PUBLIC, runs: material.draws });
    const last = lastCalls(material, inLaw);
    return [
      {
        variant: "",
        make: () => {
          let calls = 0;
          return (...input) => {
            calls++;
            const law = last.findIndex((end) => calls <= end);
            return inLaw[law < 0 ? 0 : law]!(...input);
          };
        },
      },
    ];
  },
};

/** The number of the last call that each law makes. */
function lastCalls({ name, exercise, draws }: Material, inLaw: readonly Answering[]): readonly number[] {
  let calls = 0;
  return exercise.laws.map(({ law }, index) => {
    const counted: Answering = (...input) => {
      calls++;
      return inLaw[index]!(...input);
    };
    try {
      judge(unshrunk(law), guarded<unknown>(name, counted), {
        random: random(PUBLIC * 1009 + index),
        runs: draws,
      });
    } catch {
      // The law cannot use this answer: the calls it made before still count.
    }
    return calls;
  });
}
