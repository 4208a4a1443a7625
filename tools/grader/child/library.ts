import { createRequire } from "node:module";
import { libraryEntries, without } from "../../cells/course/withholding.js";
import type { Namespace } from "../../kernel/compiler/namespace.js";
import type { Load } from "./evaluate.js";

/** What `import` and `require` give in a cell. */
export interface Modules {
  readonly load: Load;
  readonly require: (specifier: string) => unknown;
}

/**
 * What a cell's `import` gives while it is graded: the library without the exports that the exercise asks for,
 * helpers of the course that do nothing, every other module as it is (where there is no kernel, a slider keeps the value
 * that it begins with, and what is shown is shown to nobody).
 *
 * This keeps the library from being the answer by convenience, not by force: its source is open, and who copies it from
 * a file copies it from the web as well. What a notebook's text does to reach around it is remarked by the grader
 * (intake/otherWays.ts). For marks, the exercise itself is varied.
 */
export function modules(library: Namespace, withhold: readonly string[]): Modules {
  const noether = without(library, withhold);
  const ours = (specifier: string): Namespace | undefined => {
    if (specifier === "noether") return noether;
    return inert.has(specifier) ? (nothing as Namespace) : undefined;
  };
  const theirs = (specifier: string, found: unknown): unknown =>
    libraryEntries.has(specifier) ? without(found as Namespace, withhold) : found;
  const imported = async (specifier: string): Promise<Namespace> =>
    theirs(specifier, await import(specifier)) as Namespace;
  const loaded = new Map<string, Promise<Namespace>>();
  const real = createRequire(import.meta.url);
  return {
    load(specifier) {
      const module = loaded.get(specifier) ?? Promise.resolve(ours(specifier) ?? imported(specifier));
      loaded.set(specifier, module);
      return module;
    },
    require: (specifier) => ours(specifier) ?? theirs(specifier, real(specifier)),
  };
}

/** What checks something on the learner's own screen, and what shows it in another kernel's way. */
const inert = new Set(["noether/course", "noether/tslab", "tslab"]);

/** Can be called, constructed, taken apart and gone through (it is empty), and gives itself. */
const nothing: unknown = new Proxy(() => undefined, {
  get: (_, key) => {
    if (key === "then") return undefined;
    if (key === Symbol.toPrimitive) return () => "";
    return key === Symbol.iterator ? () => [][Symbol.iterator]() : nothing;
  },
  has: () => true,
  apply: () => nothing,
  construct: () => nothing as object,
});
