import { performance } from "node:perf_hooks";
import { answerLines } from "../answerLines.js";
import { processorSeconds } from "../processorSeconds.js";
import { checked, type EngineAnswer } from "./answer.js";
import type { EngineWork } from "./work.js";

/** A work, ready to be timed. */
export interface Ready {
  run(): unknown;
  /** What is compared with the other libraries' results; null where none has the same. */
  readonly read: ((result: never) => readonly ArrayLike<number>[]) | null;
}

/** A work, and how its result is read. */
export function ready<T>(run: () => T, read: ((result: T) => readonly ArrayLike<number>[]) | null): Ready {
  return { run, read };
}

/** Milliseconds of one measurement: short calls are measured many at once. */
const LEAST = 5;

/** A process that is timed: says its version, then answers line by line, as peers/engine_answer.py does. */
export async function answerAll(version: string, make: (work: EngineWork) => Ready): Promise<void> {
  let last: { readonly asked: string; readonly work: Ready; readonly calls: number } | undefined;
  await answerLines(version, (asked): EngineAnswer => {
    if (last?.asked === asked) return timed(last.work, last.calls);
    last = undefined;
    const work = make(JSON.parse(asked) as EngineWork);
    const before = performance.now();
    const result = work.run();
    const first = performance.now() - before;
    const check = work.read && checked(work.read(result as never));
    const calls = warm(work);
    last = { asked, work, calls };
    return { first, check, ...timed(work, calls) };
  });
}

/** Calls for half a second of the processor, 3 times or more. Returns how many calls make one measurement. */
function warm(work: Ready): number {
  const before = process.cpuUsage();
  let [count, used] = [0, 0];
  for (; count < 3 || used < 500; count++, used = 1000 * processorSeconds(before)) work.run();
  return Math.max(1, Math.round((LEAST * count) / used));
}

/** Measurements for a tenth of a second of the processor, 3 or more. */
function timed(work: Ready, calls: number): EngineAnswer {
  const wall: number[] = [];
  const processor: number[] = [];
  for (let sum = 0; wall.length < 3 || sum < 100; sum += processor.at(-1)! * calls) {
    const [begun, before] = [performance.now(), process.cpuUsage()];
    for (let k = 0; k < calls; k++) work.run();
    wall.push((performance.now() - begun) / calls);
    processor.push((1000 * processorSeconds(before)) / calls);
  }
  return { wall, processor };
}
