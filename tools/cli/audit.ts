import { readdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type AuditedExercise, auditSheet } from "../authoring/audit.js";
import { exercisesPage } from "../authoring/exercisesPage.js";
import { findSheet } from "../cells/course/find.js";
import { writeWhole } from "../files/writeWhole.js";
import type { Command } from "./command.js";
import { numberOption } from "./options.js";

const usage = `Usage: noether audit [SHEET...] [--seeds N] [--messages] [--page PATH]

Tests the checks of the exercises in each SHEET (default: all): the reference with many seeds, the stub, every wrong
solution against each law run alone, and adversaries: answers made from the reference that deserve no points (right
on simple cases only, a table, another answer in each law, wrong by a factor ...). Exit code 1 if an exercise has a
fault or gives points away.

  --seeds N     seeds that a reference must pass (default: 100); adversaries and wrong solutions are judged with the
                first 30 of them, and must have the same points with each
  --messages    print what a learner who hands in each wrong solution reads, instead of the table
  --page PATH   write the page of all exercises instead; nothing is judged`;

/** `noether audit`: the mutation table of the course. */
export const command: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        seeds: { type: "string", default: "100" },
        messages: { type: "boolean", default: false },
        page: { type: "string" },
      },
    });
    const names = positionals.length > 0 ? positionals : await sheets();
    if (values.page !== undefined) {
      await writeWhole(values.page, exercisesPage(await Promise.all(names.map(findSheet))));
      process.stdout.write(`${values.page}\n`);
      return 0;
    }
    let faults = 0;
    for (const name of names) {
      for (const audited of auditSheet(await findSheet(name), {
        seeds: numberOption("seeds", values.seeds, 1, "whole"),
        runs: 20,
        against: Math.min(30, numberOption("seeds", values.seeds, 1, "whole")),
      })) {
        process.stdout.write(`${values.messages ? messages(audited) : table(name, audited)}\n`);
        faults += audited.faults.length + audited.gifts.length;
      }
    }
    process.stdout.write(faults === 0 ? "No faults.\n" : `${faults} ${faults === 1 ? "fault" : "faults"}.\n`);
    return faults === 0 ? 0 : 1;
  },
};

/** The chapters that have a built sheet. */
async function sheets(): Promise<readonly string[]> {
  const files = await readdir(new URL("../../solutions/", import.meta.url));
  return files
    .flatMap((file) => (file.endsWith(".check.js") ? [file.slice(0, -".check.js".length)] : []))
    .sort();
}

function table(
  sheet: string,
  { name, outOf, seeds, passed, stub, mutants, adversaries, gifts, faults }: AuditedExercise,
): string {
  const laws = Object.keys(mutants[0]?.rejected ?? {});
  const rows = mutants.map(({ description, named, rejected }) => {
    const marks = laws.map((law) => (rejected[law] ? (named.includes(law) ? "X" : "x") : ".")).join(" ");
    return `  ${marks}  ${description}`;
  });
  return [
    `${sheet} ${name}: reference ${passed} of ${seeds} seeds, stub ${stub} of ${outOf} points`,
    ...laws.map((law, k) => `  ${"  ".repeat(k)}| ${law}`),
    ...rows,
    "  (X: rejected by a law named for it, x: by another law, each run alone)",
    ...adversaries.map(
      ({ adversary, worst }) =>
        `  ${worst === undefined ? "-".padEnd(6) : `${worst.points}/${outOf}`.padEnd(6)}${adversary}${worst?.variant ? `: ${worst.variant}` : ""}`,
    ),
    "  (the most points that each adversary gets; -: nothing to try)",
    ...[...faults, ...gifts].map((fault) => `  fault: ${fault}`),
    "",
  ].join("\n");
}

/** What a learner reads for every wrong solution of an exercise. */
export function messages({ name, mutants }: AuditedExercise): string {
  return mutants.map(({ description, message }) => `### ${name}: ${description}\n\n${message}\n`).join("\n");
}
