import { type Displayable, display } from "../../display/displayable.js";
import { inspectable } from "../../display/inspectable.js";
import type { RandomState } from "../../numbers/random.js";
import type { Losses } from "./lossRecord.js";
import { sparkline } from "./sparkline.js";

/** Where a training is: all that it takes to use the model, to store it, and to go on. */
export interface Progress<Parameters, State> extends Displayable {
  /** How many steps were made. */
  readonly step: number;
  /** The loss of the last batch, before its step; NaN before the first. */
  readonly loss: number;
  /** Those of all steps, thinned out. */
  readonly losses: Losses;
  readonly parameters: Parameters;
  /** The running mean of the parameters, where one was asked for; else the parameters. */
  readonly average: Parameters;
  /** The optimiser's. */
  readonly state: State;
  /** Where the stream of random numbers is. */
  readonly random: RandomState;
  /** Time since the first step began, in seconds, */
  readonly seconds: number;
  /** and about what is left; undefined where nobody knows how many steps there are. */
  readonly secondsLeft: number | undefined;
}

/** A place of a training, which shows itself in a notebook as words and a curve. */
export function progress<P, S>(
  parts: Omit<Progress<P, S>, typeof display>,
  steps: number | undefined,
): Progress<P, S> {
  const words = (): string => {
    const of = steps === undefined ? "" : ` of ${steps}`;
    const left = parts.secondsLeft === undefined ? "" : `, ${duration(parts.secondsLeft)} left`;
    return `step ${parts.step}${of}, ${lossText(parts.loss)}${left}`;
  };
  return inspectable(
    {
      ...parts,
      [display]: () => ({
        "text/html": `<div>${words()}</div>${sparkline(parts.losses)}`,
        "text/plain": words(),
      }),
    },
    words,
  );
}

/** A loss to four digits; NaN, which a training refuses, is none yet. */
function lossText(loss: number): string {
  return Number.isNaN(loss) ? "no loss yet" : `loss ${Number(loss.toPrecision(4))}`;
}

/** A time in words: 8 s, 3 min 20 s, 2 h 5 min. */
function duration(seconds: number): string {
  const s = Math.ceil(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}
