import { table } from "../../terminal/table.js";
import { causes } from "./causes.js";
import type { EngineResult } from "./results.js";
import { engineWorkInWords } from "./work.js";

/** The name that this library has among those compared. */
export const own = "noether";

/**
 * What was compared, as a table, and a line each where a peer is ahead, with its cause. Ratios are a peer's least time of
 * the processor over ours: what else the machine does can only add to a time, and threads beside the first count too.
 */
export function engineTable(results: readonly EngineResult[]): string {
  const behind: string[] = [];
  const rows = results.map((result, k) => {
    const { work, peer, wall, processor, first, failure } = result;
    const words = engineWorkInWords(work);
    const what = results[k - 1]?.work === work ? "" : words;
    if (failure !== undefined) return [what, peer, "-", "-", "-", "-", failure];
    if (wall.length === 0) return [what, peer, "-", "-", "-", "-", "not reached"];
    const ours = results.find((other) => other.work === work && other.peer === own && other.wall.length > 0);
    const ratio = ours && peer !== own ? least(processor) / least(ours.processor) : undefined;
    if (ratio !== undefined && ratio < 1)
      behind.push(`Behind ${peer} by a factor of ${(1 / ratio).toFixed(2)}: ${words}. ${causes[work.kind] ?? ""}`);
    return [
      what,
      peer,
      inUnits(least(processor)),
      inUnits(least(wall)),
      first === undefined ? "" : inUnits(first),
      ratio?.toFixed(2) ?? "",
      String(wall.length),
    ];
  });
  const heading = ["least times", "", "processor", "wall", "first call", "peer / ours", "n"];
  return (
    table([heading, ...rows], {
      heading: true,
      align: ["left", "left", "right", "right", "right", "right", "right"],
    }) + behind.map((line) => `${line.trimEnd()}\n`).join("")
  );
}

/** A time in the unit in which it reads best, to three digits. */
function inUnits(ms: number): string {
  const [value, unit] = ms < 1 ? [1000 * ms, "µs"] : ms < 1000 ? [ms, "ms"] : [ms / 1000, "s "];
  return `${value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.max(1, value)))))} ${unit}`;
}

const least = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
