import { performance } from "node:perf_hooks";
import { checkerClient } from "../kernel/checker/client.js";
import { checkerProcess } from "../kernel/node/checkerProcess.js";
import { root } from "../root.js";
import { summary, type Times } from "./times.js";

/** A cell that reads irreps by a function, one cell for each k. */
interface Twins {
  readonly what: string;
  /** Whether the checker must accept the cells. */
  readonly isRight: boolean;
  cell(read: "irreps" | "parseIrreps", k: number): string;
}

/** k varies the strings, so that no two cells have the same types. */
const twins: readonly Twins[] = [
  {
    what: "two sums and their product",
    isRight: true,
    cell: (read, k) => `{
  const a = ${read}("${k + 1}x0e + 4x1o");
  const b = ${read}("0e + ${k + 2}x1o + 2e");
  console.log(a.tensorProduct(b).dim, fullTensorProduct(a, b).out.toString());
}`,
  },
  {
    what: "one wrong sum",
    isRight: false,
    cell: (read, k) =>
      `console.log(${read === "irreps" ? `irreps("8x0e + ${k + 1}x1q")` : `parseIrreps(${k})`}.dim);`,
  },
  {
    what: "a sum of 60 terms",
    isRight: true,
    cell: (read, k) =>
      `console.log(${read}("${Array.from({ length: 60 }, (_, i) => `${k + i}x${i % 12}${i % 2 === 0 ? "e" : "o"}`).join(" + ")}").dim);`,
  },
];

/**
 * Times the cost of having the compiler read irreps: cells with `irreps("8x0e + 4x1o")`, each next to the same cell
 * with `parseIrreps`, whose argument may be any string. Both go through the kernel's checker, as cells of one notebook.
 *
 * @param runs how many cells of each kind
 * @param folder the folder that the checker takes for the notebook's
 */
export async function timeTypes(runs: number, folder: string): Promise<Times> {
  const times: Record<string, number[]> = {};
  const note = (what: string, ms: number): void => {
    times[what] = [...(times[what] ?? []), ms];
  };
  const checker = checkerClient((handlers) => checkerProcess({ folder, kernel: root }, handlers));
  let count = 0;
  const check = async (source: string, isRight: boolean): Promise<number> => {
    const before = performance.now();
    const { checked } = await checker.ask("check", source, ++count);
    const ms = performance.now() - before;
    if (checked.ok !== isRight)
      throw new Error(`expected a cell that is ${isRight ? "right" : "wrong"}: ${source}`);
    if (checked.ok) checker.settle(["irreps", "parseIrreps", "fullTensorProduct"]);
    return ms;
  };
  try {
    await check('import { fullTensorProduct, irreps, parseIrreps } from "noether"', true);
    for (let k = -10; k < runs; k++) {
      for (const { what, isRight, cell } of twins) {
        // Each comes first in turn: the next cell has to clean up after a cell.
        const order =
          k % 2 === 0 ? (["parseIrreps", "irreps"] as const) : (["irreps", "parseIrreps"] as const);
        const ms = { parseIrreps: 0, irreps: 0 };
        for (const read of order) ms[read] = await check(cell(read, k + 10), isRight);
        if (k < 0) continue; // the first ten warm the compiler up
        note(`${what}, any string`, ms.parseIrreps);
        note(`${what}, checked string`, ms.irreps);
      }
    }
  } finally {
    await checker.close();
  }
  const all = summary(times);
  return Object.fromEntries(
    twins.flatMap(({ what }) => {
      const [plain, typed] = [all[`${what}, any string`]!, all[`${what}, checked string`]!];
      const more = { median: typed.median - plain.median, min: typed.min - plain.min, n: typed.n };
      return Object.entries({
        [`${what}, any string`]: plain,
        [`${what}, checked string`]: typed,
        [`${what}, difference`]: more,
      });
    }),
  );
}
