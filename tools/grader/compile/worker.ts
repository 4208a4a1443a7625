import { parentPort } from "node:worker_threads";
import type { SubmittedCell } from "../intake/submission.js";
import { compiledNotebook } from "./compiledNotebook.js";

// The thread that compiles the cells of notebooks, one notebook after another.

parentPort!.on("message", (cells: readonly SubmittedCell[]) => {
  parentPort!.postMessage(compiledNotebook(cells));
});
