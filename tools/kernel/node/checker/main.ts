import { createRequire } from "node:module";
import { dirname } from "node:path";
import { startupSnapshot } from "node:v8";
import { nodeRuntime } from "./runtime.js";
import { type CheckerPlaces, startChecker, warmChecker } from "./start.js";

/**
 * The checker: a process that holds TypeScript, checks and compiles the cells of one notebook, and runs nothing.
 *
 * Under `node --snapshot-blob FILE --build-snapshot` it warms up in an empty folder and ends: what is in memory then is
 * in memory at the start of every process that begins from FILE.
 */
if (startupSnapshot.isBuildingSnapshot()) {
  const { libraries, members, ...places } = JSON.parse(process.env.NOETHER_SNAPSHOT!) as CheckerPlaces & {
    /** Whether all of Node's types are to be in it. */
    readonly hasNode: boolean;
    /** The folder of TypeScript's libraries. */
    readonly libraries: string;
    /** What this Node has of the newer parts of the language: while a snapshot is made, some are missing. */
    readonly members: readonly string[];
  };
  warmChecker(libraries, places, { ...nodeRuntime, hasMember: (path) => members.includes(path) });
  startupSnapshot.setDeserializeMainFunction(() => startChecker(libraries));
} else startChecker(dirname(createRequire(import.meta.url).resolve("typescript")));
