import { recording } from "./recording.js";
import { abandonAll } from "./scope.js";

/** On `globalThis`: what is to be done when the code that ran was thrown away without its `finally`; see tools/globals.ts. */
const abandoned = Symbol.for("noether.abandoned");

/**
 * An interrupt throws the whole stack away, `finally` included: then a step and its levels would stay open for ever. Steps
 * do not wait for anything, so that on a new stack none is open; whoever throws stacks away calls this on the next one.
 */
function closeAll(): void {
  recording.scope = undefined;
  recording.levels = 0;
  recording.read = 0;
  recording.depth = 0;
  abandonAll();
}

const shared = globalThis as { [abandoned]?: Set<() => void> };
shared[abandoned] ??= new Set();
shared[abandoned].add(closeAll);
