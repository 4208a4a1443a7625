const TICK = 250;

/** A time-out that counts only while this process runs. */
export interface AwakeTimeout {
  clear(): void;
}

/**
 * Calls `expired` after `seconds` in which this process ran. A machine that sleeps, or a process that is stopped for a
 * while, stops the clock: a clock that goes on would find everybody late.
 */
export function awakeTimeout(seconds: number, expired: () => void): AwakeTimeout {
  let awake = 0;
  const ticking = awakeTicks((passed) => {
    awake += passed;
    if (awake < seconds) return;
    ticking.clear();
    expired();
  });
  return ticking;
}

/** Calls `tick` four times a second with the seconds that this process ran since the last time, as far as is known. */
export function awakeTicks(tick: (seconds: number) => void): AwakeTimeout {
  let last = performance.now();
  const ticking = setInterval(() => {
    const now = performance.now();
    const passed = Math.min(now - last, 2 * TICK);
    last = now;
    tick(passed / 1000);
  }, TICK);
  return { clear: () => clearInterval(ticking) };
}
