/** How often (ms) to look whether the parent lives. */
const interval = 1000;

/**
 * Calls `onGone` once when the process that started this kernel is gone: Jupyter, by JPY_PARENT_PID, where it has said
 * so (on Windows that is no process id), else whoever started us, if Jupyter has started us at all.
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
    process.kill(pid, 0); // asks only whether it is there
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
