import type { Runtime } from "./fileSystem.js";
import type { OwnSettings } from "./settings.js";

/** Where a notebook's checker finds what it needs. */
export interface Places {
  /** The notebook's folder. */
  readonly folder: string;
  /** The root of the package that the kernel belongs to: what the folder lacks is looked for from there. */
  readonly kernel: string;
  /** The folder of TypeScript's own `lib.*.d.ts`. */
  readonly libraries: string;
  readonly runtime: Runtime;
  /** What the notebook says in its metadata (default: nothing). */
  readonly settings?: OwnSettings;
}
