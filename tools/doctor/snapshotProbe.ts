import { statSync } from "node:fs";
import { snapshot, snapshotPath } from "../kernel/node/snapshot/snapshot.js";
import { ok, type Probe } from "./probe.js";

/** The checker's start-up snapshot: without it notebooks start too, three times slower. */
export const snapshotProbe: Probe = {
  name: "start-up snapshot",
  purpose: "Jupyter",
  async look() {
    const path = snapshot();
    if (path !== undefined) return ok(`${path} (${Math.round(statSync(path).size / 1e6)} MB)`);
    return { state: "missing", found: `not made yet: the first notebook makes it, at ${snapshotPath()}` };
  },
};
