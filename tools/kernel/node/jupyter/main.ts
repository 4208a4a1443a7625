import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { UserError } from "../../../userError.js";
import { beginning } from "./beginning.js";
import { connectionOf } from "./connection.js";
import { type Limits, limits } from "./limits.js";
import type { Service } from "./serve.js";

/**
 * The kernel as Jupyter starts it: node jupyter.cjs [--memory MIB] [--prints MIB] CONNECTION_FILE
 */
const warn = (sentence: string): void => void process.stderr.write(`noether: ${sentence}\n`);

function settings(): Pick<Service, "file" | "connection"> & Limits {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { memory: { type: "string" }, prints: { type: "string" } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UserError(
      `expected one connection file, got ${positionals.join(" and ") || "none"}: Jupyter starts this program, see noether kernel --help`,
    );
  }
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new UserError(`expected a connection file of Jupyter's, got ${file}: it cannot be read`);
  }
  return { file, connection: connectionOf(text, file), ...limits(values, process.env) };
}

async function main(): Promise<void> {
  const { file, connection, ...given } = settings();
  const begun = beginning(given);
  const { serve } = await import("./serve.js");
  await serve({ file, connection, beginning: begun, warn });
}

main().catch((error: unknown) => {
  warn(error instanceof UserError ? error.message : ((error as Error).stack ?? String(error)));
  process.exit(1);
});
