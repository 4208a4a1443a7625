/** How the executor ended. */
export interface Death {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly outOfMemory: boolean;
}

/** Why the executor ended, in terms of the cell that was running, if any. */
export function causeOf(
  { code, signal, outOfMemory }: Death,
  cell: number | undefined,
  heapLimit: number,
): string {
  const what = cell === undefined ? "what earlier cells had left running" : `cell ${cell}`;
  if (outOfMemory) {
    return `${what} needed more than ${heapLimit} MiB of memory: keep less at a time, or raise the limit (noether run --memory)`;
  }
  if (signal !== null) {
    return `${what} was ended from outside (${signal}), often for lack of memory: keep less at a time and run again`;
  }
  if (code === null)
    return `the process that runs cells could not be started: check that ${process.execPath} exists`;
  return `${what} ended its process with exit code ${code}: remove the call that exits`;
}
