import { readFileSync } from "node:fs";
import { availableParallelism, freemem } from "node:os";

/** Memory that one exercise at work takes, in MiB: the thread of its laws and a process with the library. */
const EACH = 384;

/** How many exercises a machine grades at the same time: one a processor, as far as the memory goes. */
export function defaultJobs(): number {
  // Knows of a limit on this process's group; Node 20 has it from 20.13 on.
  const memory = process.availableMemory?.() ?? freemem();
  return Math.max(1, Math.min(availableParallelism(), processorShare(), Math.floor(memory / (EACH << 20))));
}

/** How many processors the group of this process may use, where Linux limits it; without a limit, infinitely many. */
function processorShare(): number {
  try {
    const [quota, period] = readFileSync("/sys/fs/cgroup/cpu.max", "latin1").trim().split(" ").map(Number);
    const share = Math.floor(quota! / period!);
    return Number.isFinite(share) ? Math.max(1, share) : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
