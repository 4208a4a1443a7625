import { arena } from "./arena.js";
import type { Backend } from "./backend.js";
import { plainKernels } from "./plain/backend.js";

let known: Backend | undefined;

/** What runs a step where nobody says otherwise. Made at the first step. */
export function defaultBackend(): Backend {
  known ??= { name: "plain", memory: arena(), kernels: plainKernels };
  return known;
}
