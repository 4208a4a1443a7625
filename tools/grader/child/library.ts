/** A module as a cell sees it. */
export type Namespace = Readonly<Record<string, unknown>>;

/**
 * What a cell's `import` gives while it is graded: the library without the exports that the exercise asks for,
 * helpers of the course and pictures that do nothing, every other module as it is.
 *
 * This keeps the library from being the answer by convenience, not by force: its source is open, and who copies it from
 * a file copies it from the web as well. For marks, the exercise itself is varied.
 */
export function importer(
  library: Namespace,
  withhold: readonly string[],
): (specifier: string) => Promise<Namespace> {
  const withheld = Object.fromEntries(withhold.map((name) => [name, withholding(name)]));
  const noether: Namespace = Object.freeze({ ...library, ...withheld });
  return async (specifier) => {
    if (specifier === "noether") return noether;
    if (inert.has(specifier)) return nothing as unknown as Namespace;
    return (await import(specifier)) as Namespace;
  };
}

/** What shows or checks something on the learner's own screen. */
const inert = new Set(["noether/course", "noether/display", "tslab"]);

/** Can be called, constructed and taken apart, and gives itself. */
const nothing: unknown = new Proxy(() => undefined, {
  get: (_, key) => (key === "then" ? undefined : key === Symbol.toPrimitive ? () => "" : nothing),
  apply: () => nothing,
  construct: () => nothing as object,
});

/** Stands in for an export that is the exercise's own answer. */
function withholding(exportName: string): () => never {
  return function withheld() {
    throw Object.assign(new Error(`${exportName} is what you are building here`), {
      name: "Withheld",
      exportName,
    });
  };
}
