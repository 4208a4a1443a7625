import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../root.js";
import { table } from "../../terminal/table.js";
import { UserError } from "../../userError.js";
import { type Conversation, conversation } from "../conversation.js";
import { pythonModules } from "../pythonModules.js";
import { median } from "../times.js";
import { wholeRun } from "./wholeRun.js";
import { type Answer, inWords, type Work, works } from "./work.js";

/** What is timed. */
export interface QuantumWishes {
  /** A Python that has PySCF; without one, this library alone. */
  readonly python: string | undefined;
  readonly rounds: number;
  /** Milliseconds for one answer. */
  readonly limit: number;
  readonly onStep: (done: number, total: number, now: string) => void;
}

const main = fileURLToPath(new URL("./main.js", import.meta.url));
const script = join(root, "tools", "bench", "peers", "quantum_on_pyscf.py");

/**
 * Times integrals, Fock matrices and whole Hartree-Fock calculations, in turn with PySCF if there is one: first warm, in
 * milliseconds of the processor, then a water from the start of a program to its end.
 *
 * @returns a table
 * @throws UserError if the Python has no PySCF
 * @throws Error if a result differs from ours by more than 1e-6
 */
export async function benchQuantum({ python, rounds, limit, onStep }: QuantumWishes): Promise<string> {
  if (python !== undefined && !pythonModules(python, ["pyscf"])?.includes("pyscf"))
    throw new UserError(
      `expected a Python with PySCF, got ${python}, which has none: "${python}" -m pip install pyscf`,
    );
  const sides: Conversation<Work, Answer>[] = [];
  try {
    sides.push(await conversation<Work, Answer>(process.execPath, [main]));
    if (python !== undefined) sides.push(await conversation<Work, Answer>(python, [script]));
    const total = rounds * (works.length + 1);
    const times = new Map<string, number[][]>();
    let done = 0;
    for (let round = 0; round < rounds; round++) {
      for (const work of works) {
        onStep(done++, total, inWords(work));
        const answers: Answer[] = [];
        for (const side of sides) {
          const answer = await side.ask(work, limit);
          if (typeof answer === "string") throw new UserError(`${side.version}, ${inWords(work)}: ${answer}`);
          answers.push(answer);
        }
        add(times, inWords(work), answers);
      }
      onStep(done++, total, "a water from start to end");
      const runs = [wholeRun(process.execPath, [main, "water"])];
      if (python !== undefined) runs.push(wholeRun(python, [script, "water"]));
      add(
        times,
        "water, sto-3g: from the program's start to its end",
        runs.map(({ ms, value }) => ({ ms: [ms], value })),
      );
    }
    return `${sides.map(({ version }) => version).join(", ")}; one thread each\n\n${quantumTable(times, sides.length)}`;
  } finally {
    for (const side of sides) side.close();
  }
}

/** Keeps the times of one work, ours first. */
function add(times: Map<string, number[][]>, name: string, answers: readonly Answer[]): void {
  const [ours, ...others] = answers;
  for (const { value } of others)
    if (Math.abs(value - ours!.value) > 1e-6)
      throw new Error(`${name}: expected the same result, got ${ours!.value} and ${value}`);
  const all = times.get(name) ?? answers.map(() => []);
  for (const [side, { ms }] of answers.entries()) all[side]!.push(...ms);
  times.set(name, all);
}

/** Medians, and how many times as long the peer took. */
export function quantumTable(
  times: ReadonlyMap<string, readonly (readonly number[])[]>,
  sides: number,
): string {
  const rows = [...times].map(([name, each]) => {
    const medians = each.map(median);
    const ratio = sides > 1 ? [(medians[1]! / medians[0]!).toFixed(1)] : [];
    return [name, ...medians.map((ms) => ms.toPrecision(3)), ...ratio];
  });
  const heading = ["ms, median", "noether", ...(sides > 1 ? ["PySCF", "ratio"] : [])];
  return table([heading, ...rows], {
    heading: true,
    align: heading.map((_, k) => (k === 0 ? "left" : "right")),
  });
}
