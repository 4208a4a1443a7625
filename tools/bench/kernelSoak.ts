import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { isDeepStrictEqual } from "node:util";
import { random } from "noether";
import { type NodeSession, nodeSession } from "../kernel/node/session.js";
import type { KernelEvent } from "../kernel/session.js";
import { processMemory } from "./processMemory.js";
import { type SoakCell, type SoakDraw, soakCell, soakKinds, soakModel } from "./soakCells.js";
import { median } from "./times.js";

/** The results of a long session. */
export interface Soaked {
  readonly cells: number;
  /** The cells that did not do what they must, at most ten, in words. */
  readonly divergences: readonly string[];
  /** MiB of the two processes after some cells; undefined if the system does not report it. */
  readonly memory: readonly {
    readonly cell: number;
    readonly checker: number | undefined;
    readonly executor: number | undefined;
  }[];
  /** Milliseconds of the median cell in each tenth of the session. */
  readonly medians: readonly number[];
}

/**
 * Whether memory stays flat: at the end no process holds more than half as much again as after a fifth of the session,
 * plus 100 MiB of garbage that may not have been collected yet. True if the system does not report memory.
 */
export function isFlat({ cells, memory }: Pick<Soaked, "cells" | "memory">): boolean {
  const early = memory.find(({ cell }) => cell >= cells / 5);
  const last = memory.at(-1);
  return (["checker", "executor"] as const).every((which) => {
    const [before, after] = [early?.[which], last?.[which]];
    return before === undefined || after === undefined || after <= 1.5 * before + 100;
  });
}

/** A session in a folder of its own, with a local module in it. */
export async function soakSession(): Promise<{ session: NodeSession; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "noether-soak-"));
  await writeFile(join(folder, "beside.ts"), "export const double = (n: number): number => 2 * n;\n");
  const session = await nodeSession({ folder });
  return {
    session,
    async close() {
      await session.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Runs one session of random cells, and compares each with what it must do.
 *
 * @param seed determines the cells
 */
export async function soak({
  cells,
  seed,
  onStep,
}: {
  readonly cells: number;
  readonly seed: number;
  onStep(done: number, now: string): void;
}): Promise<Soaked> {
  const { integer } = random(seed);
  const model = soakModel();
  const { session, close } = await soakSession();
  const divergences: string[] = [];
  const memory: Soaked["memory"][number][] = [];
  const ms: number[] = [];
  try {
    for (let cell = 1; cell <= cells && divergences.length < 10; cell++) {
      const draw: SoakDraw = {
        kind: integer(soakKinds),
        name: integer(5),
        other: integer(12),
        number: integer(1000),
      };
      const expected = soakCell(model, draw);
      const begun = performance.now();
      const divergence = await diverges(session, expected);
      ms.push(performance.now() - begun);
      if (divergence !== undefined) divergences.push(`cell ${cell}: ${divergence}`);
      if (cell % Math.max(1, Math.floor(cells / 10)) === 0) {
        const { checker, executor } = session.processes;
        memory.push({
          cell,
          checker: await processMemory(checker ?? 0),
          executor: await processMemory(executor ?? 0),
        });
      }
      onStep(cell, divergences.length === 0 ? "no divergence so far" : `${divergences.length} divergences`);
    }
  } finally {
    await close();
  }
  const tenth = Math.max(1, Math.floor(ms.length / 10));
  const medians = Array.from({ length: Math.floor(ms.length / tenth) }, (_, k) =>
    median(ms.slice(k * tenth, (k + 1) * tenth)),
  );
  return { cells: ms.length, divergences, memory, medians };
}

/** Runs a cell; returns in words how it differs from what it must do, if it does. */
export async function diverges(session: NodeSession, cell: SoakCell): Promise<string | undefined> {
  const events: KernelEvent[] = [];
  let isInterrupted = false;
  const ending = await session.execute(cell.source, (event) => {
    events.push(event);
    if (cell.interruptAt === undefined || isInterrupted) return;
    isInterrupted = event.type === "stream" && event.text.includes(cell.interruptAt);
    if (isInterrupted) void session.interrupt();
  });
  const printed = (name: "stdout" | "stderr"): string =>
    events.map((event) => (event.type === "stream" && event.name === name ? event.text : "")).join("");
  const got = {
    ending: ending.status === "ok" ? "ok" : ending.name,
    stdout: printed("stdout"),
    stderr: printed("stderr"),
    results: events.flatMap((event) => (event.type === "result" ? [event.data["text/plain"]] : [])),
    displays: events.flatMap((event) =>
      event.type === "display" || event.type === "update"
        ? [`${event.type === "display" ? "shows" : "updates"} ${event.id}: ${event.data["text/plain"]}`]
        : [],
    ),
  };
  const { ending: end, stdout = "", stderr = "", result, displays = [] } = cell;
  const expected = { ending: end, stdout, stderr, results: result === undefined ? [] : [result], displays };
  if (isDeepStrictEqual(got, expected)) return undefined;
  const differing = (Object.keys(expected) as (keyof typeof expected)[])
    .filter((key) => !isDeepStrictEqual(got[key], expected[key]))
    .map((key) => `${key} ${brief(expected[key])}, got ${brief(got[key])}`);
  const why = ending.status === "error" ? ` (${ending.message})` : "";
  return `expected ${differing.join("; ")}${why} of\n${cell.source}`;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= 200 ? text : `${text.slice(0, 100)} ... ${text.slice(-100)}`;
}

/** The results of a long session in words. */
export function soakReport(soaked: Soaked): string {
  const { cells, divergences, memory, medians } = soaked;
  const mib = (size: number | undefined): string => size?.toFixed(0) ?? "?";
  return [
    `${cells} cells, ${divergences.length === 0 ? "each as it must be" : `${divergences.length} divergences`}.\n`,
    ...divergences.map((each) => `Divergence in ${each}\n`),
    ...memory.map(
      ({ cell, checker, executor }) =>
        `after ${cell} cells: checker ${mib(checker)} MiB, executor ${mib(executor)} MiB\n`,
    ),
    isFlat(soaked)
      ? ""
      : "Memory is not flat: more than half as much again, and 100 MiB, than after a fifth.\n",
    `the median cell of each tenth of the session, ms: ${medians.map((ms) => ms.toFixed(1)).join(", ")}\n`,
  ].join("");
}
