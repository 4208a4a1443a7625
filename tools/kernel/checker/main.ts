import { createRequire } from "node:module";
import { dirname } from "node:path";
import { startChecker } from "./start.js";

/** The checker: a process that holds TypeScript, checks and compiles the cells of one notebook, and runs nothing. */
startChecker(dirname(createRequire(import.meta.url).resolve("typescript")));
