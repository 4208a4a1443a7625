import { createHash } from "node:crypto";
import { workspaceAround } from "../../files/workspacePlace.js";
import { fileStore } from "../../progress/fileStore.js";
import { memoryStore, type ProgressStore } from "../../progress/store.js";
import type { Assessment } from "./assessment.js";
import { firstFailing } from "./assessment.js";
import { isHonest } from "./honest.js";

const asked = new Map<string, number>();
const memory = memoryStore();
const stores = new Map<string, ProgressStore>();

/**
 * Where this learner's progress is kept: in the workspace that contains the notebook, else in memory for this session.
 */
function store(): ProgressStore {
  const folder = workspaceAround(process.cwd());
  if (folder === undefined) return memory;
  const known = stores.get(folder) ?? fileStore(folder);
  stores.set(folder, known);
  return known;
}

/** Records a verdict, and whether it was an attempt. */
export async function attempted(assessment: Assessment, subject: unknown, reference: unknown): Promise<void> {
  const { exercise, points, outOf, laws } = assessment;
  const isTried = !laws.every(({ outcome }) => outcome === "unwritten" || outcome === "withheld");
  const objection = firstFailing(laws)?.message;
  await kept({
    event: "check",
    at: new Date().toISOString(),
    exercise,
    points,
    outOf,
    honest: points > 0 || (isTried && isHonest(subject, reference)),
    answer: createHash("sha256").update(String(subject)).digest("hex").slice(0, 16),
    ...(objection === undefined ? {} : { objection }),
  });
}

/** Whether there was an attempt at an exercise, in this session or an earlier one. */
export async function wasTried(exercise: string): Promise<boolean> {
  return ((await store().read()).get(exercise)?.attempts ?? 0) > 0;
}

/** The number of the next hint in this session, from 0; after the last hint it stays the same. */
export async function nextHint(exercise: string, hints: number): Promise<number> {
  const next = Math.min(asked.get(exercise) ?? 0, hints - 1);
  asked.set(exercise, next + 1);
  await kept({ event: "hint", at: new Date().toISOString(), exercise, hint: next + 1, of: hints });
  return next;
}

/** Records that somebody has looked at the solution. */
export function solutionSeen(exercise: string): Promise<void> {
  return kept({ event: "solution", at: new Date().toISOString(), exercise });
}

/** Records an event; if it cannot be stored, a warning says so, it is kept in memory, and nothing else fails. */
async function kept(event: Parameters<ProgressStore["record"]>[0]): Promise<void> {
  try {
    await store().record(event);
  } catch (error) {
    console.warn(error instanceof Error ? error.message : error);
    await memory.record(event);
  }
}
