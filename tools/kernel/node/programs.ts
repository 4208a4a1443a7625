import { join } from "node:path";
import { root } from "../../root.js";

/** The programs behind a notebook: each is one file, bundled from the kernel's modules when noether is built. */
export type Program = "jupyter.cjs" | "checker.cjs" | "snapshot.cjs" | "executor.cjs" | "thread.cjs";

/** Where a program is. */
export function programPath(program: Program): string {
  return join(root, "dist", "tools", "kernel", "bundle", program);
}
