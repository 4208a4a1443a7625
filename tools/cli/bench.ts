import { parseArgs } from "node:util";
import { compare } from "../bench/comparison.js";
import { comparisonTable } from "../bench/comparisonTable.js";
import { timeIrreps } from "../bench/irreps.js";
import { timeKernel } from "../bench/kernel.js";
import { peersOf } from "../bench/peers.js";
import type { Times } from "../bench/times.js";
import { timeTypes } from "../bench/types.js";
import { type Progress, progress } from "../terminal/progress.js";
import { table } from "../terminal/table.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

/** `noether bench`: measures on this machine, now. */
export const command: Command = {
  name: "bench",
  summary: "time the kernel or the library on this machine",
  usage: `Usage: noether bench kernel [--starts N]
       noether bench irreps [--runs N] [--peer PYTHON ...] [--limit SECONDS]
       noether bench types [--runs N]

kernel: the kernel as you meet it, type checks included.
irreps: 3j symbols, Wigner D matrices and spherical harmonics; with --peer beside e3nn or
        e3nn-jax, in turn, one thread each.
types:  what it costs that the compiler reads irreps, cell by cell.

  --starts N         fresh starts of the kernel (default 10)
  --runs N           runs of the library, rounds with its peers, or cells (default 10)
  --peer PYTHON      a Python that has e3nn or e3nn-jax; may be given more than once
  --limit SECONDS    how long one answer of a peer may take, compiling included (default 120)`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        starts: { type: "string", default: "10" },
        runs: { type: "string", default: "10" },
        peer: { type: "string", multiple: true, default: [] },
        limit: { type: "string", default: "120" },
      },
      allowPositionals: true,
    });
    const [what = "nothing", ...more] = positionals;
    const subject = more.length === 0 ? subjects[what] : undefined;
    if (subject === undefined) {
      throw new UsageError(
        `expected what to time, ${Object.keys(subjects).join(" or ")}, got ${positionals.join(" ") || "nothing"}: noether bench kernel`,
      );
    }
    const runs = numberOption("runs", values.runs, 1, "whole");
    if (values.peer.length > 0) {
      if (what !== "irreps") throw new UsageError(`expected --peer with irreps alone, got it with ${what}`);
      await beside(values.peer, runs, 1000 * numberOption("limit", values.limit, 1));
      return 0;
    }
    const times = await subject({ starts: numberOption("starts", values.starts, 1, "whole"), runs });
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

/** Compares the library with its peers. */
async function beside(pythons: readonly string[], rounds: number, limit: number): Promise<void> {
  const peers = peersOf(pythons);
  let bar: Progress | undefined;
  const { compared, versions } = await compare(peers, { rounds, limit }, (done, total, now) => {
    bar ??= progress(total);
    bar.step(done, now);
  }).finally(() => bar?.end());
  process.stdout.write(`${versions.join(", ")}; one thread each\n\n${comparisonTable(compared)}`);
}

/** What can be timed, by its name. */
const subjects: Readonly<Record<string, (often: { starts: number; runs: number }) => Promise<Times>>> = {
  async kernel({ starts }) {
    const bar = progress(starts);
    const times = await timeKernel(starts, process.cwd(), (done) => bar.step(done, "starting the kernel"));
    bar.end();
    return times;
  },
  irreps: async ({ runs }) => timeIrreps(runs),
  types: ({ runs }) => timeTypes(runs, process.cwd()),
};
