import { readFileSync } from "node:fs";
import { availableParallelism, freemem } from "node:os";

/** The memory that grading one exercise takes, in MiB: a thread for the laws and a process with the library. */
const EACH = 384;

/** How many exercises a machine grades at the same time: one per processor, as far as the memory allows. */
export function defaultJobs(): number {
  // Respects a limit on this process's control group; Node 20 has it from 20.13 on.
  const memory = process.availableMemory?.() ?? freemem();
  return Math.max(1, Math.min(availableParallelism(), processorShare(), Math.floor(memory / (EACH << 20))));
}

/** How many processors the control group of this process may use on Linux; infinitely many without a limit. */
function processorShare(): number {
  try {
    const [quota, period] = readFileSync("/sys/fs/cgroup/cpu.max", "latin1").trim().split(" ").map(Number);
    const share = Math.floor(quota! / period!);
    return Number.isFinite(share) ? Math.max(1, share) : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
