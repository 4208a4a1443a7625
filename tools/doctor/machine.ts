import { accessSync, constants, existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { availableParallelism, cpus, freemem, tmpdir, totalmem } from "node:os";
import { dirname } from "node:path";
import { historyPath } from "../kernel/node/jupyter/historyFile.js";
import { cacheFolder } from "../kernel/node/snapshot/cacheFolder.js";
import { broken, type Finding, ok, type Probe } from "./probe.js";

const gibibyte = 2 ** 30;
const inGib = (bytes: number): string => `${(bytes / gibibyte).toFixed(1)} GiB`;

/** Memory, processors, disk space, and the folders that Noether writes to. */
export const machine: readonly Probe[] = [
  {
    name: "memory",
    purpose: "machine",
    async look() {
      const limit = process.constrainedMemory();
      const total = limit > 0 && limit < totalmem() ? limit : totalmem();
      const found = `${inGib(total)}, ${inGib(Math.min(total, freemem()))} free`;
      if (total >= 2 * gibibyte) return ok(found);
      return broken(`${found}: little`, "a notebook needs about half a GiB: open one at a time");
    },
  },
  {
    name: "processors",
    purpose: "machine",
    look: async () => ok(`${availableParallelism()}${cpus()[0] ? ` (${cpus()[0]!.model.trim()})` : ""}`),
  },
  {
    name: "temporary folder",
    purpose: "essentials",
    async look() {
      const folder = tmpdir();
      const remedy = "create it, or set TMPDIR (Windows: TEMP) to another folder";
      if (!existsSync(folder)) return broken(`${folder} does not exist`, remedy);
      const { bavail, bsize } = await statfs(folder);
      const found = `${folder}, ${inGib(bavail * bsize)} free`;
      if (bavail * bsize < gibibyte / 4)
        return broken(found, "free some space there, or set TMPDIR (Windows: TEMP) to another folder");
      return writable(folder, found, "TMPDIR (Windows: TEMP)");
    },
  },
  {
    name: "data folder",
    purpose: "machine",
    async look() {
      const path = historyPath();
      if (path === "") return ok("none wanted (NOETHER_HISTORY is empty)");
      return writable(dirname(path), dirname(path), "NOETHER_HISTORY, a file in it");
    },
  },
  {
    name: "cache folder",
    purpose: "machine",
    look: async () => writable(cacheFolder(), cacheFolder(), "NOETHER_CACHE"),
  },
];

/** Whether a folder, or its nearest parent that exists, is writable. */
function writable(folder: string, found: string, variable: string): Finding {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK);
    return ok(found);
  } catch {
    return broken(
      `${found}: ${nearest} is not writable`,
      `change its permissions, or name another folder in ${variable}`,
    );
  }
}
