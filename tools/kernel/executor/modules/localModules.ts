import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import type { Import, Namespace } from "../../compiler/namespace.js";
import type { Code } from "../../protocols/executor.js";
import { tracedPromise } from "../cellRun.js";
import type { Stacks } from "../errors/stack.js";
import { thrown } from "../errors/thrown.js";

/**
 * TypeScript modules in the notebook's folder: loaded once, and again when their text or that of a module they use has
 * changed.
 */
export interface LocalModules {
  /** Loads a module for `importer`: the path of another module, or undefined for a cell. */
  load(path: string, importer: string | undefined): Promise<Namespace>;
  /** Makes the next import of every module check whether its text has changed; called for every cell. */
  refresh(): void;
  /** Forgets the modules that are still being loaded, so that the next import starts over. */
  abandon(): void;
}

interface Loaded {
  readonly source: string;
  readonly exports: Namespace;
  readonly uses: Set<string>;
  /** Modules that this one is waiting for. */
  readonly waitsFor: Set<string>;
  readonly done: Promise<void>;
  readonly looked: { round: number; fresh: boolean };
}

type ModuleFunction = (
  exports: Namespace,
  require: NodeJS.Require,
  load: Import,
  meta: ImportMeta,
  filename: string,
  dirname: string,
  promise: PromiseConstructor,
  thrown: (value: unknown) => unknown,
) => Promise<void>;

/** @param compile compiles a source; @param importFrom makes the importer of a module, and `requireFrom` its `require` */
export function localModules(
  compile: (path: string, source: string) => Promise<Code>,
  importFrom: (path: string) => Import,
  requireFrom: (path: string) => NodeJS.Require,
  stacks: Stacks,
): LocalModules {
  const modules = new Map<string, Loaded>();
  const loading = new Set<Loaded>();
  let round = 0;

  function isFresh(path: string, loaded: Loaded): boolean {
    const { looked } = loaded;
    if (looked.round === round) return looked.fresh;
    looked.round = round; // this also ends a walk around a cycle
    looked.fresh = true;
    looked.fresh =
      loaded.source === readFileSync(path, "utf8") &&
      [...loaded.uses].every((used) => {
        const inner = modules.get(used);
        return inner !== undefined && isFresh(used, inner);
      });
    return looked.fresh;
  }

  /** Whether `from` waits, directly or through others, for `target`; then `target` must not wait for it. */
  function waits(from: string, target: string, seen: Set<string> = new Set<string>()): boolean {
    if (from === target) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(modules.get(from)?.waitsFor ?? [])].some((next) => waits(next, target, seen));
  }

  async function run(path: string, source: string, exports: Namespace): Promise<void> {
    const { code, map } = await compile(path, source);
    stacks.add(path, map);
    const script = new Script(code, { filename: path }).runInThisContext() as ModuleFunction;
    const url = pathToFileURL(path).href;
    const meta = { url, filename: path, dirname: dirname(path) } as ImportMeta;
    const given = [meta, path, dirname(path), tracedPromise, thrown] as const;
    await script(exports, requireFrom(path), importFrom(path), ...given);
  }

  function start(path: string): Loaded {
    const source = readFileSync(path, "utf8");
    const exports = Object.defineProperty({}, Symbol.toStringTag, { value: "Module" });
    const done = run(path, source, exports);
    const loaded = {
      source,
      exports,
      uses: new Set<string>(),
      waitsFor: new Set<string>(),
      done,
      looked: { round, fresh: true },
    };
    modules.set(path, loaded);
    loading.add(loaded);
    done.then(
      () => loading.delete(loaded),
      () => {
        loading.delete(loaded);
        if (modules.get(path) === loaded) modules.delete(path); // the next import tries again
      },
    );
    return loaded;
  }

  return {
    refresh: () => void round++,
    abandon() {
      for (const [path, loaded] of modules) if (loading.delete(loaded)) modules.delete(path);
    },
    async load(path, importer) {
      const user = importer === undefined ? undefined : modules.get(importer);
      user?.uses.add(path);
      const present = modules.get(path);
      const loaded = present && isFresh(path, present) ? present : start(path);
      if (importer !== undefined && waits(path, importer)) return loaded.exports;
      user?.waitsFor.add(path);
      try {
        await loaded.done;
      } finally {
        user?.waitsFor.delete(path);
      }
      return loaded.exports;
    },
  };
}
