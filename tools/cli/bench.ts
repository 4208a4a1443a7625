import { parseArgs } from "node:util";
import { timeIrreps } from "../bench/irreps.js";
import { timeKernel } from "../bench/kernel.js";
import type { Times } from "../bench/times.js";
import { progress } from "../terminal/progress.js";
import { table } from "../terminal/table.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

/** `noether bench`: measures on this machine, now. */
export const command: Command = {
  name: "bench",
  summary: "time the kernel or the library on this machine",
  usage: `Usage: noether bench kernel [--starts N]
       noether bench irreps [--runs N]

kernel: the kernel as you meet it, type checks included.
irreps: 3j symbols, Wigner D matrices and spherical harmonics.

  --starts N    fresh starts of the kernel (default 10)
  --runs N      runs of the library (default 10)`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { starts: { type: "string", default: "10" }, runs: { type: "string", default: "10" } },
      allowPositionals: true,
    });
    const [what = "nothing", ...more] = positionals;
    const subject = more.length === 0 ? subjects[what] : undefined;
    if (subject === undefined) {
      throw new UsageError(
        `expected what to time, ${Object.keys(subjects).join(" or ")}, got ${positionals.join(" ") || "nothing"}: noether bench kernel`,
      );
    }
    const times = await subject({
      starts: numberOption("starts", values.starts, 1, "whole"),
      runs: numberOption("runs", values.runs, 1, "whole"),
    });
    const rows = Object.entries(times).map(([name, { median, min, n }]) => [
      name,
      median.toFixed(1),
      min.toFixed(1),
      String(n),
    ]);
    process.stdout.write(
      table([["ms", "median", "min", "n"], ...rows], {
        heading: true,
        align: ["left", "right", "right", "right"],
      }),
    );
    return 0;
  },
};

/** What can be timed, by its name. */
const subjects: Readonly<Record<string, (often: { starts: number; runs: number }) => Promise<Times>>> = {
  async kernel({ starts }) {
    const bar = progress(starts);
    const times = await timeKernel(starts, process.cwd(), (done) => bar.step(done, "starting the kernel"));
    bar.end();
    return times;
  },
  irreps: async ({ runs }) => timeIrreps(runs),
};
