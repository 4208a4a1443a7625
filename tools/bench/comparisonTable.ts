import { table } from "../terminal/table.js";
import type { Compared } from "./comparison.js";
import { ours } from "./peers.js";
import { least, median } from "./times.js";
import { inWords } from "./work.js";

/**
 * What was compared, as a table, and then one line for each work at which a peer is faster. Ratios are those of the
 * minima, a peer's time over ours: other load on the machine can only add to a time.
 */
export function comparisonTable(compared: readonly Compared[]): string {
  const behind: string[] = [];
  const rows = compared.map(({ work, peer, ms, failure }, k) => {
    const what = compared[k - 1]?.work === work ? "" : inWords(work);
    const who = [what, peer.name, peer.precision];
    if (failure !== undefined) return [...who, "-", "-", failure];
    const own = compared.find((other) => other.work === work && other.peer === ours)!;
    const ratio = least(ms) / least(own.ms);
    if (ratio < 1) {
      behind.push(
        `Behind ${peer.name} (${peer.precision}) by a factor of ${(1 / ratio).toFixed(2)}: ${inWords(work)}.\n`,
      );
    }
    return [
      ...who,
      median(ms).toFixed(2),
      least(ms).toFixed(2),
      peer === ours ? "" : ratio.toFixed(2),
      String(ms.length),
    ];
  });
  const heading = ["ms", "", "", "median", "min", "peer / ours", "n"];
  return (
    table([heading, ...rows], {
      heading: true,
      align: ["left", "left", "left", "right", "right", "right", "right"],
    }) + behind.join("")
  );
}
