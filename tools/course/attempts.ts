import type { Assessment } from "./assess.js";

// What a learner has tried and asked in this session: it decides which hint comes next, and nothing else.
const tried = new Set<string>();
const asked = new Map<string, number>();

/** Remembers that an exercise was tried, unless its stub was still there. */
export function attempted({ exercise, laws }: Assessment): void {
  if (!laws.every(({ outcome }) => outcome === "unwritten")) tried.add(exercise);
}

/** Whether an exercise was tried in this session. */
export function wasTried(exercise: string): boolean {
  return tried.has(exercise);
}

/** The number of the next hint, from 0 on; stays at the last one. */
export function nextHint(exercise: string, hints: number): number {
  const next = Math.min(asked.get(exercise) ?? 0, hints - 1);
  asked.set(exercise, next + 1);
  return next;
}
