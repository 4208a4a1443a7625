import { createHash } from "node:crypto";
import { isAsReleased } from "./intake/comparedWithRelease.js";
import type { Submission } from "./intake/submission.js";

/** A submission to a sheet. */
interface Submitted {
  readonly submission: Submission;
  readonly sheet?: string;
}

/**
 * Remarks on each submission about others of its sheet: others by the same person, and others with the same code,
 * unless that is the code of the released sheet.
 */
export async function comparedWithOthers<One extends Submitted>(
  all: readonly One[],
): Promise<ReadonlyMap<One, readonly string[]>> {
  const sameCode = groups(all, ({ submission }) => codeOf(submission));
  const sameOwner = groups(all, ({ submission }) => submission.owner);
  const remarks = new Map<One, readonly string[]>();
  for (const one of all) {
    if (one.sheet === undefined) continue;
    const { owner } = one.submission;
    const copies = others(sameCode, one).filter(
      ({ submission }) => owner === undefined || submission.owner !== owner,
    );
    const own = others(sameOwner, one);
    const isCopied = copies.length > 0 && !(await isAsReleased(one.sheet, one.submission));
    remarks.set(one, [
      ...(own.length > 0
        ? [`${owner} has handed in more for this sheet (${listed(own)}): each is graded, none is chosen.`]
        : []),
      ...(isCopied ? [`The same code was handed in as ${listed(copies)}.`] : []),
    ]);
  }
  return remarks;
}

function groups<One extends Submitted>(
  all: readonly One[],
  keyOf: (one: One) => string | undefined,
): ReadonlyMap<One, readonly One[]> {
  const byKey = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (one.sheet === undefined || key === undefined) continue;
    const name = JSON.stringify([one.sheet, key]);
    byKey.set(name, [...(byKey.get(name) ?? []), one]);
  }
  return new Map([...byKey.values()].flatMap((group) => group.map((one) => [one, group] as const)));
}

function others<One>(group: ReadonlyMap<One, readonly One[]>, one: One): readonly One[] {
  return (group.get(one) ?? []).filter((other) => other !== one);
}

function codeOf({ cells }: Submission): string {
  const hash = createHash("sha256");
  for (const { source } of cells) hash.update(`${source.trim()}\0`);
  return hash.digest("hex");
}

function listed(all: readonly Submitted[]): string {
  const names = all.slice(0, 3).map(({ submission }) => submission.file);
  return `${names.join(", ")}${all.length > 3 ? ` and ${all.length - 3} more` : ""}`;
}
