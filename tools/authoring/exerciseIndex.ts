import { parsePercent } from "../notebook/percent.js";
import { UserError } from "../userError.js";

/**
 * The sheet of every exercise, as JSON, from the masters of the sheets: `{"convolve": "05-convolution"}`.
 *
 * @param masters the percent text of each master, by the name of its sheet
 * @throws UserError if two sheets have an exercise of the same name
 */
export function exerciseIndex(masters: Readonly<Record<string, string>>): string {
  const index: Record<string, string> = {};
  for (const [sheet, master] of Object.entries(masters)) {
    for (const { metadata } of parsePercent(master).cells) {
      const { exercise } = metadata;
      if (typeof exercise !== "string") continue;
      if (Object.hasOwn(index, exercise)) {
        throw new UserError(
          `expected every exercise to have a name of its own, got ${exercise} in ${index[exercise]} and in ${sheet}: rename one`,
        );
      }
      index[exercise] = sheet;
    }
  }
  return `${JSON.stringify(index, null, 2)}\n`;
}
