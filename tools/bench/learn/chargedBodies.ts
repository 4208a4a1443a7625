import { batchGraphs } from "noether";
import {
  egnnForecast,
  egnnInSteps,
  type Forecast,
  type Motion,
  messageForecast,
  motions,
  placeError,
  placeLoss,
  straight,
} from "./bodies.js";
import { directTrial, errorTrial } from "./errorTrial.js";
import { fitted } from "./fitted.js";
import { seedsUpTo } from "./networkTrial.js";
import type { Study, Trial } from "./study.js";

const sizes = [100];

/** The networks, of equal numbers of parameters within 6 %. */
export const bodyRivals: Readonly<Record<string, Forecast>> = {
  egnn: egnnForecast(20),
  "egnn, ten steps": egnnInSteps(40),
  messages: messageForecast(26),
};

const plan = { batch: 50, steps: 1500, rate: 3e-3, warm: 100, decay: 0.01 };

/** Charged bodies two units of time later: what a network gains that turns its answer with them. */
export const chargedBodiesStudy: Study = {
  name: "charged-bodies",
  question:
    "five charged bodies two units of time later: EGNN, and messages of equal parameters that know permutations alone",
  async trials({ seeds }) {
    let all: readonly Motion[] | undefined;
    const test = (): readonly Motion[] => (all ??= motions(500, 99));
    return sizes.flatMap((examples): Trial[] => {
      const about = { examples, what: "motions", unit: "length^2" };
      return [
        directTrial({
          ...{ ...about, model: "straight", parameters: 0 },
          error: () => placeError(straight, test()),
        }),
        ...seedsUpTo(seeds).flatMap((seed) =>
          Object.entries(bodyRivals).map(([model, network]) =>
            errorTrial({
              ...{ ...about, model, seed, steps: plan.steps },
              fit: (onStep, halfway) => {
                const val = motions(100, 98);
                return fitted({
                  model: network,
                  examples: motions(examples, 1),
                  ...plan,
                  norm: 1,
                  seed,
                  loss: (predict, batch: readonly Motion[]) => {
                    const motion = batchGraphs(batch);
                    return placeLoss(predict(motion), motion);
                  },
                  error: (predict) => placeError(predict, val),
                  looks: 20,
                  onStep,
                  halfway,
                });
              },
              error: ({ predict }) => placeError(predict, test()),
            }),
          ),
        ),
      ];
    });
  },
};
