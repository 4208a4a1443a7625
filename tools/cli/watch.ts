import { relative } from "node:path";
import { parseArgs } from "node:util";
import { keys } from "../watch/keys.js";
import { watchSheet } from "../watch/watchSheet.js";
import { chosenSheet } from "../workspace/chosenSheet.js";
import type { Command } from "./command.js";
import { UsageError } from "./options.js";

/** `noether watch`: runs a sheet whenever it is saved. */
export const command: Command = {
  usage: `Usage: noether watch [SHEET]

Runs SHEET now and whenever you save it, prints its verdicts, and serves its page, which updates without
losing your place. SHEET is the number or the name of a chapter (2, matrix-groups), or a path; without it,
the sheet that you edited last, else that of the chapter that comes next.

Keys: r runs it again, q quits (as does Ctrl-C). The page stays as a file next to the sheet.`,
  async run(words) {
    const { positionals } = parseArgs({ args: [...words], options: {}, allowPositionals: true });
    if (positionals.length > 1)
      throw new UsageError(
        `expected one sheet, got ${positionals.length}: watch each of the others in its own terminal`,
      );
    const path = await chosenSheet(positionals[0], process.cwd());
    const say = (text: string): void => void process.stdout.write(text);
    const watching = await watchSheet(path, say);
    say(`Watching ${relative(process.cwd(), path)}: save it, and its verdicts appear here.\n`);
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
    say("\nEnded. noether progress shows what you have solved.\n");
    return 0;
  },
};

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
