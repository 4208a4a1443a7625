import { performance } from "node:perf_hooks";
import { nodeSession } from "../kernel/node/session.js";
import { makeSnapshot } from "../kernel/node/snapshot/snapshot.js";
import { firstOfSpare } from "./kernelPeers.js";
import { processMemory } from "./processMemory.js";
import { median, summary, type Times } from "./times.js";

/** The kernel on its own: times in milliseconds, memory and growth. */
export interface KernelFigures {
  readonly times: Times;
  /** MiB of the checker and the executor after the timed cells; undefined if the system does not report it. */
  readonly memory: { readonly checker: number | undefined; readonly executor: number | undefined };
  /** In a session of 500 cells, the median time of the last 50 over that of the first 50 after the tenth. */
  readonly growth: number;
}

/**
 * Times the kernel as a user meets it, type checks included: from the start of both processes to the first result, an
 * expression, a declaration, the first import of noether, 100,000 printed lines, and a long session.
 *
 * @param starts how many fresh pairs of processes
 * @param folder the folder that the kernel takes for the notebook's
 */
export async function timeKernel(
  starts: number,
  folder: string,
  onStart: (done: number) => void,
): Promise<KernelFigures> {
  await makeSnapshot();
  const times: Record<string, number[]> = {};
  const note = (what: string, ms: number): void => {
    times[what] = [...(times[what] ?? []), ms];
  };
  let memory: KernelFigures["memory"] = { checker: undefined, executor: undefined };
  for (let k = 0; k < starts; k++) {
    const begun = performance.now();
    const session = await nodeSession({ folder });
    const run = async (what: string, source: string): Promise<void> => {
      const before = performance.now();
      const ending = await session.execute(source, () => {});
      if (ending.status === "error") throw new Error(`${source}: ${ending.message}`);
      note(what, performance.now() - (what === FIRST ? begun : before));
    };
    await run(FIRST, "1 + 1");
    for (let i = 0; i < 5; i++) await run("1 + 1", "1 + 1");
    for (let i = 0; i < 5; i++) await run("a declaration", `const v${i}: number = ${i}`);
    await run("first import of noether", 'import { convolve } from "noether"');
    await run("100,000 printed lines", "for (let i = 0; i < 100_000; i++) console.log(i)");
    const { checker, executor } = session.processes;
    memory = { checker: await processMemory(checker!), executor: await processMemory(executor!) };
    await session.close();
    note("first checked result, started ahead", await firstOfSpare(folder));
    onStart(k + 1);
  }
  return { times: summary(times), memory, growth: await growth(folder) };
}

const FIRST = "start to first checked result";

/** How much slower the last 50 of 500 cells are than the first 50; every other cell declares something. */
async function growth(folder: string): Promise<number> {
  const session = await nodeSession({ folder });
  const ms: number[] = [];
  for (let k = -10; k < 500; k++) {
    const before = performance.now();
    await session.execute(k % 2 === 0 ? `const v${k + 10}: number = ${k}` : `v${k + 9} + 1`, () => {});
    if (k >= 0) ms.push(performance.now() - before);
  }
  await session.close();
  return median(ms.slice(-50)) / median(ms.slice(0, 50));
}
