import { open, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { UserError } from "../../userError.js";

/** Reserves a file for one process, until it is released or the process is gone. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock at `path`: a file with the process id and the name of the machine. A lock whose process is gone is
 * taken over.
 *
 * @throws UserError if another process holds it, or the file cannot be written
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

/** Whether the process of a lock may be running. On another machine that cannot be told. */
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
