import type { Import, Namespace } from "../../compiler/namespace.js";

/** How long (ms) a module may take to load if its first loading was interrupted. */
const longestLoad = 3000;

/** Node's own imports. An interrupt that stops one midway can leave Node waiting for it for ever. */
export interface NativeLoads {
  /** An importer that throws if a module is stuck. */
  guarded(load: Import): Import;
  /** Notes that what is being loaded now may be stuck. */
  abandon(): void;
  isStuck(specifier: string): boolean;
}

/** @param whileLoading runs an import so that an interrupt does not stop what it has begun */
export function nativeLoads(whileLoading: <T>(load: () => Promise<T>) => Promise<T>): NativeLoads {
  const loading = new Map<string, number>();
  const stuck = new Set<string>();
  return {
    guarded: (load) => async (given, options) => {
      const specifier = String(given);
      loading.set(specifier, (loading.get(specifier) ?? 0) + 1);
      const loaded = whileLoading(() => load(given, options)).finally(() => {
        loading.set(specifier, (loading.get(specifier) ?? 1) - 1);
        stuck.delete(specifier);
      });
      return stuck.has(specifier) ? await inTime(loaded, specifier) : await loaded;
    },
    abandon() {
      for (const [specifier, count] of loading) if (count > 0) stuck.add(specifier);
      loading.clear();
    },
    isStuck: (specifier) => stuck.has(specifier),
  };
}

async function inTime(loaded: Promise<Namespace>, specifier: string): Promise<Namespace> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new Error(`loading "${specifier}" was interrupted midway and cannot continue: restart the notebook`),
      );
    }, longestLoad);
  });
  return await Promise.race([loaded, late]).finally(() => clearTimeout(timer));
}
