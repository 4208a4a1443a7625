import { table } from "../../terminal/table.js";
import { least } from "../times.js";
import { causes } from "./causes.js";
import type { EngineResult } from "./results.js";
import { type EngineWork, engineWorkInWords } from "./work.js";

/** The name that this library has among those compared. */
export const own = "noether";

/**
 * What was compared, work by work as a table, then a line for each work in which a peer is ahead, with its cause. Ratios
 * are a peer's least time of the processor over ours: what else the machine does can only add to a time, and threads
 * beside the first count too.
 */
export function engineTable(results: readonly EngineResult[]): string {
  const works = [...new Set(results.map(({ work }) => work))];
  const of = (work: EngineWork): EngineResult[] => results.filter((result) => result.work === work);
  const heading = ["  least times", "processor", "wall", "first call", "peer / ours", "n"];
  const lines = table(
    [heading, ...works.flatMap((work) => of(work).map((result) => row(result, of(work))))],
    {
      heading: true,
      align: ["left", "right", "right", "right", "right", "right"],
    },
  ).split("\n");
  const [head, body] = [lines.slice(0, 2), lines.slice(2)];
  const blocks = works.flatMap((work) => [engineWorkInWords(work), ...body.splice(0, of(work).length)]);
  return [...head, ...blocks, ...works.flatMap((work) => behind(work, of(work))), ""].join("\n");
}

function row(result: EngineResult, all: readonly EngineResult[]): string[] {
  const { peer, wall, processor, first, failure } = result;
  const name = `  ${peer}`;
  if (failure !== undefined) return [name, "-", "-", "-", failure];
  if (wall.length === 0) return [name, "-", "-", "-", "not reached"];
  return [
    name,
    inUnits(least(processor)),
    inUnits(least(wall)),
    first === undefined ? "" : inUnits(first),
    ratio(result, all)?.toFixed(2) ?? "",
    String(wall.length),
  ];
}

/** A peer's least time over ours, where there are both. */
function ratio({ peer, processor, failure }: EngineResult, all: readonly EngineResult[]): number | undefined {
  const ours = all.find((other) => other.peer === own);
  if (peer === own || failure !== undefined || processor.length === 0) return undefined;
  if (ours === undefined || ours.failure !== undefined || ours.processor.length === 0) return undefined;
  return least(processor) / least(ours.processor);
}

function behind(work: EngineWork, all: readonly EngineResult[]): string[] {
  const ahead = all.flatMap((result) => {
    const r = ratio(result, all);
    return r !== undefined && r < 1 ? [`${result.peer} by a factor of ${(1 / r).toFixed(2)}`] : [];
  });
  if (ahead.length === 0) return [];
  return [`Behind ${ahead.join(", ")}: ${engineWorkInWords(work)}. ${causes[work.kind] ?? ""}`.trimEnd()];
}

/** A time in the unit in which it reads best, to three digits. */
function inUnits(ms: number): string {
  const [value, unit] = ms < 1 ? [1000 * ms, "µs"] : ms < 1000 ? [ms, "ms"] : [ms / 1000, "s "];
  return `${value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.max(1, value)))))} ${unit}`;
}
