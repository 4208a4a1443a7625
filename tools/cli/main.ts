#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { commands } from "./commands.js";
import { dispatch } from "./dispatch.js";
import { oldNode } from "./oldNode.js";

// A reader of our output may stop reading (noether run ... | head): that is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const refusal = oldNode();
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(1);
}
process.exitCode = await dispatch(process.argv.slice(2), {
  commands,
  version,
  trace: Boolean(process.env.NOETHER_TRACE) && process.env.NOETHER_TRACE !== "0",
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
