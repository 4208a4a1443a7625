/** The losses of a training: a point for so many steps, with the mean of their losses. */
export interface Losses {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** Losses that are noted step by step. */
export interface LossRecord {
  add(step: number, loss: number): void;
  /** As they are now. */
  losses(): Losses;
}

/**
 * A record of losses that stays small, however long the training: where there are too many points, two become one.
 *
 * @param most how many points it holds; even
 */
export function lossRecord(most = 512): LossRecord {
  let steps: number[] = [];
  let values: number[] = [];
  let width = 1; // steps to a point
  let [sum, count] = [0, 0];
  return {
    add(step, loss) {
      sum += loss;
      if (++count < width) return;
      steps.push(step);
      values.push(sum / count);
      [sum, count] = [0, 0];
      if (steps.length < most) return;
      values = Array.from({ length: most / 2 }, (_, k) => (values[2 * k]! + values[2 * k + 1]!) / 2);
      steps = Array.from({ length: most / 2 }, (_, k) => steps[2 * k + 1]!);
      width *= 2;
    },
    losses: () => ({ steps: [...steps], values: [...values] }),
  };
}
