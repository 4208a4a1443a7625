import { writeFileSync } from "node:fs";
import { UserError } from "../../../userError.js";
import { shortHistory } from "../../jupyter/history.js";
import { toJson } from "../../jupyter/json.js";
import { jupyterKernel } from "../../jupyter/kernel.js";
import type { Beginning } from "./beginning.js";
import type { Connection } from "./connection.js";
import { historyFile, historyPath } from "./historyFile.js";
import { missingZeromq } from "./missingZeromq.js";
import { watchParent } from "./parent.js";
import { versions } from "./versions.js";

/** A kernel for a connection file. */
export interface Service {
  readonly file: string;
  readonly connection: Connection;
  readonly beginning: Beginning;
  warn(sentence: string): void;
}

/** How long (ms) the processes and sockets may take to end. */
const longestEnd = 2000;

/**
 * Serves the front ends of a connection until one of them, a signal or the end of Jupyter ends the kernel.
 *
 * The checker, which takes longest to start, has been started already; meanwhile the sockets are opened, and the
 * process that runs cells is started when a front end can connect.
 *
 * @throws UserError if zeromq is missing, or an address is taken
 */
export async function serve({ file, connection, beginning, warn }: Service): Promise<void> {
  const { session, open } = beginning;
  session.catch((error: Error) => warn(error.message));
  await import("zeromq").catch(() => {
    throw new UserError(missingZeromq);
  });
  const { zeromqTransport } = await import("./zeromq.js");
  const transport = await zeromqTransport(connection, warn);
  if (toJson(transport.connection) !== toJson(connection)) {
    writeFileSync(file, `${JSON.stringify(transport.connection, null, 2)}\n`, { mode: 0o600 });
  }
  const path = historyPath();
  const kernel = jupyterKernel({
    transport,
    session: () => session,
    versions: versions(),
    history: path === "" ? shortHistory() : historyFile(path),
    onShutdown: () => void end(),
  });
  setImmediate(open);

  let ending = false;
  async function end(): Promise<void> {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), longestEnd).unref();
    await kernel.close();
    process.exit(0);
  }
  process.on("SIGINT", () => void kernel.interrupt().catch(() => {}));
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
  watchParent(() => void end());
}
