import { createRequire } from "node:module";
import { libraryEntries, without } from "../../cells/course/withholding.js";
import type { Namespace } from "../../kernel/compiler/namespace.js";
import type { Load } from "./evaluate.js";

/** The `import` and `require` of a cell. */
export interface Modules {
  readonly load: Load;
  readonly require: (specifier: string) => unknown;
}

/**
 * What a cell's `import` gives while it is graded: the library without the exports that the exercise withholds, helpers
 * of the course that do nothing, every other module as it is (without a kernel a slider keeps its initial value, and
 * nothing is displayed).
 *
 * This makes it inconvenient, not impossible, to use the library as the answer: its source is open, and whoever would
 * copy it from a file can copy it from the web as well. The grader remarks on attempts in a notebook's text to get
 * around this (intake/otherWays.ts). If marks matter, the exercise itself should be varied.
 */
export function modules(library: Namespace, withhold: readonly string[]): Modules {
  const noether = without(library, withhold);
  const ours = (specifier: string): Namespace | undefined => {
    if (specifier === "noether") return noether;
    if (specifier === "noether/course") return course;
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

/** Modules that check or show something only on the learner's own screen. */
const inert = new Set(["noether/tslab", "tslab"]);

/**
 * A value that can be called, constructed, destructured and iterated over (it is empty); each of its properties and
 * results is itself.
 */
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

/** The course's helpers, which do nothing; trainings may be short, because nobody looks at their curves. */
const course = new Proxy(nothing as Namespace, {
  get: (inner, key) => (key === "isQuick" ? () => true : Reflect.get(inner, key)),
});
