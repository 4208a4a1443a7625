import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { isClone, workspaceFor } from "../files/workspacePlace.js";
import { fileStore } from "../progress/fileStore.js";
import { root } from "../root.js";
import { bringOver } from "../workspace/bringOver.js";
import { handOut } from "../workspace/handOut.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

/** `noether start`: the course in one command. */
export const command: Command = {
  usage: `Usage: noether start [FOLDER] [--port N] [--host ADDRESS] [--no-browser]
       noether start [FOLDER] --headless

Puts every lesson and every exercise sheet into FOLDER (default: the workspace you are in, else a folder
workspace/ here; in a clone of Noether, its workspace/), brings up to date what you have not edited, and
opens the course in your browser. It runs until you end it with Ctrl-C; what is open in a page is saved
first. Run it again whenever you like: it is quick, and nothing is lost.

  --port N        the port of the page's address (default: that of last time, else a free one from 7118)
  --host ADDRESS  the address to listen on (default: 127.0.0.1, this machine alone); whoever can reach it
                  and knows the token can run programs here
  --no-browser    only says the address
  --headless      opens nothing: runs the next lesson and that of chapter 5 with short trainings, makes
                  pages of them, judges one right and three wrong sheets of chapter 5, and ends`,
  async run(words) {
    const { positionals, values } = parseArgs({
      args: [...words],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "no-browser": { type: "boolean", default: false },
        headless: { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length > 1)
      throw new UsageError(
        `expected one folder, got ${positionals.length}: put a name with spaces in quotes`,
      );
    const { headless, host = "127.0.0.1", port: text } = values;
    if (headless && (text !== undefined || values.host !== undefined))
      throw new UsageError("noether start --headless opens no port: leave out --port and --host");
    const port = text === undefined ? undefined : numberOption("port", text, 0, "whole");
    if (port !== undefined && port > 65_535)
      throw new UsageError(`expected a port of at most 65535, got ${port}`);
    const folder = workspaceFor(process.cwd(), positionals[0]);
    await prepare(folder);
    if (headless) {
      const { demonstration } = await import("../start/demonstration.js");
      await demonstration(folder, say, shown);
    } else {
      const { serveCourse } = await import("../start/serveCourse.js");
      await serveCourse({
        folder,
        port,
        host,
        opensBrowser: !values["no-browser"],
        hasTerminal: process.stdin.isTTY === true || process.stdout.isTTY === true,
        say,
      });
    }
    return 0;
  },
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Puts the course into the folder, and says what is new. */
async function prepare(folder: string): Promise<void> {
  const older = join(root, "workspace");
  const brought = isClone(root) ? [] : await bringOver(older, folder);
  const { written, kept } = await handOut(folder);
  const store = fileStore(folder);
  await store.read();
  if (brought.length > 0)
    say(`Copied from ${older}, which the next installation would delete: ${brought.join(", ")}.`);
  const news = written.length > 0 ? `${written.length} files are new or brought up to date` : "nothing new";
  say(`The course is in ${shown(folder)}: ${news}.`);
  if (kept.length > 0) say(`Kept as you edited them: ${kept.join(", ")}.`);
  for (const note of store.notes()) say(note);
}

/** A path as it would be written on a command line here. */
function shown(path: string): string {
  const short = relative(process.cwd(), path) || ".";
  return /\s/.test(short) ? `"${short}"` : short;
}
