import { performance } from "node:perf_hooks";
import { nodeSession } from "../kernel/nodeSession.js";
import { summary, type Times } from "./times.js";

/**
 * Times the kernel as a user meets it, type checks included: from the start of both processes to the first result, an
 * expression, a declaration, the first import of noether, and 100,000 printed lines.
 *
 * @param starts how many fresh pairs of processes
 * @param folder where the notebook is said to lie
 */
export async function timeKernel(
  starts: number,
  folder: string,
  onStart: (done: number) => void,
): Promise<Times> {
  const times: Record<string, number[]> = {};
  const note = (what: string, ms: number): void => {
    times[what] = [...(times[what] ?? []), ms];
  };
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
    await session.close();
    onStart(k + 1);
  }
  return summary(times);
}

const FIRST = "start to first checked result";
