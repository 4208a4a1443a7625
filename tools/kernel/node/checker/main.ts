import { createRequire } from "node:module";
import { dirname } from "node:path";
import { startupSnapshot } from "node:v8";
import { nodeRuntime } from "./runtime.js";
import { type CheckerPlaces, startChecker, warmChecker } from "./start.js";

/**
 * The checker: a process with TypeScript that checks and compiles the cells of one notebook, and runs none of them.
 *
 * Under `node --snapshot-blob FILE --build-snapshot` it warms up in an empty folder and ends: every process that starts
 * from FILE starts with that state of memory.
 */
if (startupSnapshot.isBuildingSnapshot()) {
  const { libraries, members, ...places } = JSON.parse(process.env.NOETHER_SNAPSHOT!) as CheckerPlaces & {
    /** Whether it should contain all of Node's types. */
    readonly hasNode: boolean;
    /** The folder of TypeScript's libraries. */
    readonly libraries: string;
    /** The newer parts of the language that this Node has; some are missing while a snapshot is being made. */
    readonly members: readonly string[];
  };
  warmChecker(libraries, places, { ...nodeRuntime, hasMember: (path) => members.includes(path) });
  startupSnapshot.setDeserializeMainFunction(() => startChecker(libraries));
} else startChecker(dirname(createRequire(import.meta.url).resolve("typescript")));
