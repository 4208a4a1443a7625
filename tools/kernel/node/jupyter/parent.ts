/** How often (ms) to check whether the parent is running. */
const interval = 1000;

/**
 * Calls `onGone` once when the process that started this kernel is gone: the one in Jupyter's JPY_PARENT_PID (on
 * Windows that is not a process id, and the direct parent is watched instead). Without that variable Jupyter did not
 * start this kernel, and nothing is watched.
 */
export function watchParent(onGone: () => void, env: NodeJS.ProcessEnv = process.env): void {
  if (env.JPY_PARENT_PID === undefined) return;
  const told = Number(env.JPY_PARENT_PID);
  const first = process.ppid;
  const direct = process.platform === "win32" || !Number.isInteger(told) || told <= 1 || told === first;
  const parent = direct ? first : told;
  const timer = setInterval(() => {
    if (isAlive(parent) && (!direct || process.platform === "win32" || process.ppid === first)) return;
    clearInterval(timer);
    onGone();
  }, interval);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // only asks whether it exists
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
