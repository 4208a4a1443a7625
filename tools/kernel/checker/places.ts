import type { Runtime } from "./fileSystem.js";
import type { OwnSettings } from "./settings.js";

/** Where a notebook's checker finds what it needs. */
export interface Places {
  /** The notebook's folder. */
  readonly folder: string;
  /** The root of the kernel's package, from which what the folder lacks is looked for. */
  readonly kernel: string;
  /** The folder of TypeScript's own `lib.*.d.ts`. */
  readonly libraries: string;
  readonly runtime: Runtime;
  /** The notebook's settings in its metadata (default: none). */
  readonly settings?: OwnSettings;
}
