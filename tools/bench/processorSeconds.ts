/** Seconds of the processor, over all threads of this process, since `process.cpuUsage()` was what is given. */
export function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}
