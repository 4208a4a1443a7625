/** What is said of a cell that takes its time. */
export interface StillRunning {
  /** The cell with this number begins. */
  begins(cell: number): void;
  /** The last cell has ended. */
  end(): void;
}

/** After how many seconds it is first said. */
const quiet = 3;

/**
 * Says every second of a cell that runs for three seconds and more how long it has been: a loop without an end looks like
 * a program that hangs.
 *
 * @param eachSecond calls a function every second, and returns what ends that
 */
export function stillRunning(
  say: (sentence: string, seconds: number) => void,
  eachSecond: (tick: () => void) => () => void = secondly,
): StillRunning {
  let [running, seconds] = [0, 0];
  const stop = eachSecond(() => {
    if (++seconds >= quiet && running > 0) say(`cell ${running} is still running ... ${seconds} s`, seconds);
  });
  return {
    begins(cell) {
      [running, seconds] = [cell, 0];
    },
    end: stop,
  };
}

function secondly(tick: () => void): () => void {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
