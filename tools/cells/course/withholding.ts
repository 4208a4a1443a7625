const WITHHELD = Symbol.for("noether.withheld");

/**
 * Runs `work` while the named exports of `noether` throw when a notebook's cells call them.
 * Laws and reference import the library themselves and are not concerned.
 */
export function withholding<Result>(names: readonly string[], work: () => Result): Result {
  const scope = globalThis as { [WITHHELD]?: ReadonlySet<string> | undefined };
  const before = scope[WITHHELD];
  scope[WITHHELD] = new Set(names);
  try {
    return work();
  } finally {
    scope[WITHHELD] = before;
  }
}
