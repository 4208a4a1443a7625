import { open, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { UserError } from "../../userError.js";

/** Holds a place for one process, until it is released or the process is gone. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock at `path`: a file with the number of the process and the name of its machine. One whose process is
 * gone is taken over.
 *
 * @throws UserError where another process holds it
 */
export async function takeLock(path: string): Promise<Lock> {
  for (let attempt = 1; ; attempt++) {
    const file = await open(path, "wx").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return undefined;
      throw new UserError(`cannot write ${path} (${error.message}): name another --report.`);
    });
    if (file !== undefined) {
      await file.writeFile(`${process.pid} ${hostname()}\n`);
      await file.close();
      return { release: () => rm(path, { force: true }) };
    }
    const [pid = "", host = ""] = (await readFile(path, "utf8").catch(() => "")).trim().split(" ");
    if (attempt === 3 || isHeld(pid, host)) {
      const holder = host === hostname() || host === "" ? `process ${pid}` : `process ${pid} on ${host}`;
      throw new UserError(
        `another noether grade (${holder}) is writing this report: wait for it, or name another --report. If it is gone, delete ${path}.`,
      );
    }
    await rm(path, { force: true });
  }
}

/** Whether the process of a lock may be alive. On another machine nobody can tell. */
function isHeld(pid: string, host: string): boolean {
  if (host !== hostname()) return host !== "";
  if (pid === String(process.pid)) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
