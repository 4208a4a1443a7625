const TICK = 250;

/** A timeout whose clock runs only while this process runs. */
export interface AwakeTimeout {
  clear(): void;
}

/**
 * Calls `expired` after `seconds` in which this process ran. The clock stops while the machine sleeps or the process is
 * suspended: otherwise everything would be late afterwards.
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

/** Calls `tick` four times a second with the (estimated) seconds that this process ran since the last call. */
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
