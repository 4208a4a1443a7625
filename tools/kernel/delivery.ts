/** Something to deliver; while its promise is pending, what follows waits. */
type Job = () => void | Promise<void>;

/** Delivers things one after another, at the pace of the receiver. */
export interface Delivery {
  put(job: Job): void;
  /** Resolves when nothing is waiting. */
  emptied(): Promise<void>;
}

/** Called when things begin to wait, and when nothing waits any more. */
export interface DeliveryHandlers {
  full(): void;
  empty(): void;
}

export function delivery({ full, empty }: DeliveryHandlers): Delivery {
  let jobs: Job[] = [];
  let isRunning = false;
  let isWaiting = false;
  const waiters: (() => void)[] = [];

  function run(): void {
    isRunning = true;
    while (jobs.length > 0) {
      const batch = jobs;
      jobs = [];
      for (let i = 0; i < batch.length; i++) {
        const pending = batch[i]!();
        if (!pending) continue;
        jobs = [...batch.slice(i + 1), ...jobs];
        if (!isWaiting) full();
        isWaiting = true;
        pending.then(run, run);
        return;
      }
    }
    isRunning = false;
    if (isWaiting) empty();
    isWaiting = false;
    for (const waiter of waiters.splice(0)) waiter();
  }
  return {
    put(job) {
      jobs.push(job);
      if (!isRunning) run();
    },
    emptied: () => (isRunning ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve()),
  };
}
