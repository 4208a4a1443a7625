import { relative } from "node:path";
import { parseArgs } from "node:util";
import { keys } from "../watch/keys.js";
import { watchSheet } from "../watch/watchSheet.js";
import { chosenSheet } from "../workspace/chosenSheet.js";
import type { Command } from "./command.js";
import { UsageError } from "./options.js";

/** `noether watch`: a sheet that runs whenever it is saved. */
export const command: Command = {
  name: "watch",
  summary: "run a sheet whenever you save it: verdicts in the terminal, a page that follows",
  usage: `Usage: noether watch [SHEET]

Runs SHEET now and whenever you save it, prints its verdicts, and serves its page, which follows at the
place where you read. SHEET is the number or the name of a chapter (2, matrix-groups), or a path; left out,
it is the sheet that you edited last, else that of the chapter that comes next.

Keys: r runs it again, q ends (as Ctrl-C does). The page stays as a file beside the sheet.`,
  async run(words) {
    const { positionals } = parseArgs({ args: [...words], options: {}, allowPositionals: true });
    if (positionals.length > 1)
      throw new UsageError(
        `expected one sheet, got ${positionals.length}: watch the others in terminals of their own`,
      );
    const path = await chosenSheet(positionals[0], process.cwd());
    const say = (text: string): void => void process.stdout.write(text);
    const watching = await watchSheet(path, say);
    say(`Watching ${relative(process.cwd(), path)}: save it, and its verdicts stand here.\n`);
    say(`Its page: ${watching.address}\n`);
    if (process.stdin.isTTY) say("Keys: r run again, q quit\n");

    await new Promise<void>((ended) => {
      const quiet = keys((key) => {
        if (key === "r") watching.again();
        else if (key === "q" || key === "\u0003") end();
      });
      const end = (): void => {
        quiet();
        for (const signal of signals) process.off(signal, end);
        ended();
      };
      for (const signal of signals) process.on(signal, end);
    });
    await watching.close();
    say("\nEnded. noether progress says how you stand.\n");
    return 0;
  },
};

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
