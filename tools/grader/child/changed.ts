// Captured before any code of a learner runs.
const { getOwnPropertyNames, is } = Object;

/** Whether an argument has changed, compared entry by entry; functions count as unchanged. */
export function isChanged(now: unknown, before: unknown): boolean {
  if (typeof now !== "object" || now === null || typeof before !== "object" || before === null)
    return typeof before !== "function" && !is(now, before);
  const names = getOwnPropertyNames(before);
  if (getOwnPropertyNames(now).length !== names.length) return true;
  for (let k = 0; k < names.length; k++) {
    const name = names[k]!;
    if (isChanged((now as Entries)[name], (before as Entries)[name])) return true;
  }
  return false;
}

type Entries = Readonly<Record<string, unknown>>;
