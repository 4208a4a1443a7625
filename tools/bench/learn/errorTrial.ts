import { processorSeconds } from "../processorSeconds.js";
import type { Fitted } from "./fitted.js";
import type { Halfway, Trial } from "./study.js";

/** What is said of a trial's error. */
interface About {
  /** The model's name in the curve. */
  readonly model: string;
  readonly examples: number;
  /** What the examples are: "frames". */
  readonly what: string;
  readonly unit: string;
}

/** What a fit is known by; without the error for validation where that is no error of the same kind. */
type Known = Pick<Fitted<never, unknown, unknown>, "count" | "seconds"> & { readonly validation?: number };

/** One training of a network, as a trial whose point is an error on test examples. */
export function errorTrial<Found extends Known>({
  model,
  examples,
  what,
  unit,
  seed,
  steps,
  also = "",
  fit,
  error,
}: About & {
  readonly seed: number;
  readonly steps: number;
  /** What is appended to the trial's name where model, examples and seed do not tell it from others. */
  readonly also?: string;
  fit(onStep: (steps: number) => void, halfway: Halfway): Promise<Found>;
  error(found: Found): number;
}): Trial {
  return {
    name: `${model}, ${examples} ${what}${also}, seed ${seed}`,
    steps,
    async run(onStep, halfway) {
      const found = await fit(onStep, halfway);
      return [
        {
          model,
          examples,
          seed,
          steps,
          error: rounded(error(found)),
          unit,
          ...(found.validation !== undefined && { validation: rounded(found.validation) }),
          parameters: found.count,
          seconds: found.seconds,
        },
      ];
    },
  };
}

/** What is computed at once, as a trial of one seed, since it draws nothing. */
export function directTrial({
  model,
  examples,
  what,
  unit,
  parameters,
  error,
}: About & { readonly parameters: number; error(): number }): Trial {
  return {
    name: `${model}, ${examples} ${what}`,
    steps: 0,
    async run() {
      const before = process.cpuUsage();
      const found = rounded(error());
      const seconds = Number(processorSeconds(before).toFixed(3));
      return [{ model, examples, seed: 1, steps: 0, error: found, unit, parameters, seconds }];
    },
  };
}

/** A number with four digits. */
function rounded(x: number): number {
  return Number(x.toPrecision(4));
}
