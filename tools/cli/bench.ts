import { parseArgs } from "node:util";
import type { Times } from "../bench/times.js";
import { type Progress, progress } from "../terminal/progress.js";
import { table } from "../terminal/table.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

/** `noether bench`: measures the kernel or the library on this machine. */
export const command: Command = {
  usage: `Usage: noether bench kernel [--starts N] [--peer PYTHON]
       noether bench soak [--cells N] [--seed N]
       noether bench irreps [--runs N] [--peer PYTHON ...] [--limit SECONDS]
       noether bench engine [--runs N] [--peer PYTHON|FOLDER ...] [--work KIND ...] [--results FILE]
                            [--limit SECONDS]
       noether bench learn [STUDY ...] [--seeds N] [--peer PYTHON] [--results FILE]
       noether bench weights [NAME ...]
       noether bench quantum [--runs N] [--peer PYTHON] [--limit SECONDS]
       noether bench types [--runs N]
       noether bench page [--starts N]

kernel: the kernel as a notebook uses it, type checks included; with --peer also the kernels that this
        Python's Jupyter finds, and tslab and Deno if NOETHER_TSLAB and NOETHER_DENO name them.
soak:   one long session of random cells (errors, interrupts, redeclarations, imports, bursts of
        prints), each compared with what it must do. Exit code 1 if one differs, or if memory or
        times grow.
irreps: 3j symbols, Wigner D matrices and spherical harmonics; with --peer also e3nn or e3nn-jax,
        in turn, one thread each.
engine: tensors, from the overhead of one operation to a training step on energies and forces; with
        --peer also torch, e3nn, escnn, e3nn-jax, tfjs or jax-js, in turn, one thread each. Ctrl+C
        ends it and prints what is known so far.
learn:  how well networks learn, in studies of many trainings (docs/LEARNING.md lists them), with
        --peer also beside-escnn; writes data/curves/STUDY.json. Takes an hour and a half; Ctrl+C
        keeps what is known, and the same command goes on from there.
weights: trains the models whose weights come with Noether, and writes data/weights/NAME.safetensors.
quantum: Gaussian integrals, Fock matrices and whole Hartree-Fock calculations of water, ethanol and
        benzene, and a water from the start of a program to its end; with --peer beside PySCF, in turn,
        one thread each.
types:  what type-checked irreps cost, cell by cell.
page:   the page in this machine's Chromium, from an empty profile: the first cell, its result with
        Shift+Enter pressed at once, the bytes before it, and the memory of a server at rest. Exit code
        1 if a result is lost.

  --starts N         fresh starts of each kernel, or of the page (default: 10)
  --cells N          cells of the long session (default: 10000)
  --seed N           chooses the random cells (default: 1)
  --runs N           runs of the library, rounds with its peers, or cells (default: 10)
  --seeds N          trainings of each network of a study, each from other numbers (default: 3)
  --peer PYTHON      a Python that has jupyter_client (kernel), e3nn or e3nn-jax (irreps: may be
                     repeated), torch, e3nn, escnn or e3nn-jax (engine: may be repeated), escnn
                     (learn), pyscf (quantum)
  --peer FOLDER      a folder whose node_modules have @tensorflow/tfjs or @jax-js/jax (engine)
  --work KIND        one kind of the engine's works, such as harmonics or nequip (default: all; may
                     be repeated)
  --results FILE     where the results of engine and learn are kept as they come (default: a
                     temporary file); learn goes on with one that is there
  --limit SECONDS    how long one answer of a peer may take, compiling included (default: 120; with
                     engine 900)`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        starts: { type: "string", default: "10" },
        cells: { type: "string", default: "10000" },
        seed: { type: "string", default: "1" },
        seeds: { type: "string", default: "3" },
        runs: { type: "string", default: "10" },
        peer: { type: "string", multiple: true, default: [] },
        work: { type: "string", multiple: true, default: [] },
        results: { type: "string" },
        limit: { type: "string" },
      },
      allowPositionals: true,
    });
    const [what = "nothing", ...more] = positionals;
    // What follows are studies, or weights.
    const isOne = more.length === 0 || what === "learn" || what === "weights";
    const subject = isOne && Object.hasOwn(subjects, what) ? subjects[what] : undefined;
    if (subject === undefined) {
      throw new UsageError(
        `expected what to time, ${Object.keys(subjects).join(" or ")}, got ${positionals.join(" ") || "nothing"}: noether bench kernel`,
      );
    }
    if (values.peer.length > 0 && !["kernel", "irreps", "engine", "learn", "quantum"].includes(what)) {
      throw new UsageError(
        `expected --peer with kernel, irreps, engine, learn or quantum, got it with ${what}`,
      );
    }
    if (values.work.length > 0 && what !== "engine")
      throw new UsageError(`expected --work with engine, got it with ${what}`);
    if (values.results !== undefined && what !== "engine" && what !== "learn")
      throw new UsageError(`expected --results with engine or learn, got it with ${what}`);
    const whole = (name: "starts" | "cells" | "runs" | "seeds"): number =>
      numberOption(name, values[name], 1, "whole");
    return subject({
      starts: whole("starts"),
      cells: whole("cells"),
      runs: whole("runs"),
      seed: numberOption("seed", values.seed, 0, "whole"),
      seeds: whole("seeds"),
      names: more,
      peers: values.peer,
      limit: 1000 * numberOption("limit", values.limit ?? (what === "engine" ? "900" : "120"), 1),
      kinds: values.work,
      results: values.results,
    });
  },
};

/** The options, read; times in milliseconds. */
interface Wishes {
  readonly starts: number;
  readonly cells: number;
  readonly runs: number;
  readonly seed: number;
  readonly seeds: number;
  readonly names: readonly string[];
  readonly peers: readonly string[];
  readonly limit: number;
  readonly kinds: readonly string[];
  readonly results: string | undefined;
}

/** What can be timed, by name; each loads its own bench, prints what it finds and returns the exit code. */
const subjects: Readonly<Record<string, (wishes: Wishes) => Promise<number>>> = {
  async kernel({ starts, peers: [python, ...more] }) {
    if (more.length > 0)
      throw new UsageError("expected one --peer with kernel, got several: the kernels of one Jupyter");
    if (python !== undefined) {
      const { compareKernels } = await import("../bench/kernelPeers.js");
      const { kernelPeersTable } = await import("../bench/kernelPeersTable.js");
      const compared = await withBar((step) => compareKernels(python, starts, step));
      return say(kernelPeersTable(compared));
    }
    const { timeKernel } = await import("../bench/kernel.js");
    const { times, memory, growth } = await withBar((step) =>
      timeKernel(starts, process.cwd(), (done) => step(done, starts, "starting the kernel")),
    );
    const inWords = (size: number | undefined): string =>
      size === undefined ? "unknown" : `${size.toFixed(0)} MiB`;
    return say(
      `${timesTable(times)}\nMemory: checker ${inWords(memory.checker)}, executor ${inWords(memory.executor)}.\n` +
        `A session of 500 cells: the last 50 took ${growth.toFixed(2)} of the time of the first 50.\n`,
    );
  },
  async soak({ cells, seed }) {
    const { isFlat, soak, soakReport } = await import("../bench/kernelSoak.js");
    const found = await withBar((step) =>
      soak({ cells, seed, onStep: (done, now) => step(done, cells, now) }),
    );
    say(soakReport(found));
    return found.divergences.length === 0 && isFlat(found) ? 0 : 1;
  },
  async irreps({ runs, peers, limit }) {
    if (peers.length === 0) {
      const { timeIrreps } = await import("../bench/irreps.js");
      return say(timesTable(await timeIrreps(runs)));
    }
    const { compare } = await import("../bench/comparison.js");
    const { comparisonTable } = await import("../bench/comparisonTable.js");
    const { peersOf } = await import("../bench/peers.js");
    const beside = peersOf(peers);
    const { compared, versions } = await withBar((step) => compare(beside, { rounds: runs, limit }, step));
    return say(`${versions.join(", ")}; one thread each\n\n${comparisonTable(compared)}`);
  },
  async engine({ runs, peers, limit, kinds, results }) {
    const { benchEngine } = await import("../bench/engine/run.js");
    return untilStopped((signal, onStep) =>
      benchEngine({ peers, kinds, rounds: runs, limit, file: results, signal, onStep }),
    );
  },
  async learn({ names, seeds, peers: [python, ...more], results: file }) {
    if (more.length > 0) throw new UsageError("expected one --peer with learn, got several");
    const { benchLearn } = await import("../bench/learn/run.js");
    const { studies } = await import("../bench/learn/studies.js");
    return untilStopped((signal, onStep) =>
      benchLearn({ studies, names, seeds, python, file, signal, onStep }),
    );
  },
  async weights({ names }) {
    const { benchWeights } = await import("../bench/learn/weights.js");
    return untilStopped((signal, onStep) => benchWeights(names, { signal, onStep }));
  },
  async quantum({ runs, peers: [python, ...more], limit }) {
    if (more.length > 0) throw new UsageError("expected one --peer with quantum, got several");
    const { benchQuantum } = await import("../bench/quantum/run.js");
    return say(await withBar((onStep) => benchQuantum({ python, rounds: runs, limit, onStep })));
  },
  async page({ starts }) {
    const { timePage } = await import("../bench/page.js");
    const { idleServer } = await import("../bench/idleServer.js");
    const idle = await idleServer();
    const { times, bytes, requests, results } = await withBar((step) =>
      timePage(starts, (done) => step(done, starts, "opening the page")),
    );
    say(
      `${timesTable(times)}\nBefore the first cell: ${(bytes / 1e6).toFixed(2)} MB compressed, ${requests} requests.\n` +
        `First results: ${results} of ${starts}.\n` +
        (idle === undefined ? "" : `The server without kernels: ${idle.toFixed(0)} MiB.\n`),
    );
    return results === starts ? 0 : 1;
  },
  async types({ runs }) {
    const { timeTypes } = await import("../bench/types.js");
    return say(timesTable(await timeTypes(runs, process.cwd())));
  },
};

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

type OnStep = (done: number, total: number, now: string) => void;

/** Says what something found, all of it or, after Ctrl+C, what was known by then. */
async function untilStopped(act: (signal: AbortSignal, onStep: OnStep) => Promise<string>): Promise<number> {
  const cut = new AbortController();
  const stop = (): void => cut.abort();
  process.once("SIGINT", stop);
  try {
    say(await withBar((onStep) => act(cut.signal, onStep)));
    return cut.signal.aborted ? 1 : 0;
  } finally {
    process.removeListener("SIGINT", stop);
  }
}

/** Does something and shows its progress in a line. */
async function withBar<T>(act: (step: OnStep) => Promise<T>): Promise<T> {
  let bar: Progress | undefined;
  return act((done, total, now) => {
    bar ??= progress(total);
    bar.step(done, now);
  }).finally(() => bar?.end());
}

function timesTable(times: Times): string {
  const rows = Object.entries(times).map(([name, { median, min, n }]) => [
    name,
    median.toFixed(1),
    min.toFixed(1),
    String(n),
  ]);
  return table([["ms", "median", "min", "n"], ...rows], {
    heading: true,
    align: ["left", "right", "right", "right"],
  });
}
