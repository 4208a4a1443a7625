/** What a training asks of the world: how late it is, and to wait for the others. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Lets whoever waits come in: what is shown, and an interrupt. */
  pause(): Promise<void>;
}

/** The few names of pages and Node that it takes, declared by hand: the library knows neither's types. */
const world = globalThis as unknown as {
  readonly performance: { now(): number };
  setTimeout(then: () => void, milliseconds: number): unknown;
};

/** The machine's own. */
export const machineClock: Clock = {
  now: () => world.performance.now(),
  pause: () => new Promise((resolve) => void world.setTimeout(resolve, 0)),
};
