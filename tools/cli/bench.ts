import { parseArgs } from "node:util";
import { timeKernel } from "../bench/kernel.js";
import { progress } from "../terminal/progress.js";
import { table } from "../terminal/table.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

/** `noether bench`: measures on this machine, now. */
export const command: Command = {
  name: "bench",
  summary: "time the kernel on this machine",
  usage: `Usage: noether bench kernel [--starts N]

Times the kernel as you meet it, type checks included.

  --starts N    fresh starts (default 10)`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { starts: { type: "string", default: "10" } },
      allowPositionals: true,
    });
    const [what = "nothing", ...more] = positionals;
    if (what !== "kernel" || more.length > 0) {
      throw new UsageError(
        `expected what to time, kernel, got ${positionals.join(" ") || "nothing"}: noether bench kernel`,
      );
    }
    const starts = numberOption("starts", values.starts, 1, "whole");
    const bar = progress(starts);
    const times = await timeKernel(starts, process.cwd(), (done) => bar.step(done, "starting the kernel"));
    bar.end();
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
