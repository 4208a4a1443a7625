/** Reports cells that take long. */
export interface StillRunning {
  /** The cell with this number begins. */
  begins(cell: number): void;
  /** The last cell has ended. */
  end(): void;
}

/** The number of seconds after which a cell is first reported. */
const quiet = 3;

/**
 * Says every second how long a cell has been running, from its third second on: an endless loop looks like a program
 * that hangs.
 *
 * @param eachSecond calls a function every second, and returns a function that stops it
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
