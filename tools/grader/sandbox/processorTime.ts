import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
/** The unit of the times in /proc. */
const TICKS_PER_SECOND = 100;
const DEEPEST = 4;

/**
 * The processor time, in seconds, that a process and its descendants have used; undefined if the system does not tell.
 */
export async function processorTime(pid: number): Promise<number | undefined> {
  try {
    if (process.platform === "linux") return onLinux(pid, DEEPEST);
    if (process.platform === "win32") return await onWindows(pid);
    return clockTime((await run("ps", ["-o", "time=", "-p", String(pid)])).stdout);
  } catch {
    return undefined;
  }
}

function onLinux(pid: number, deepest: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  // The second field is the program's name in brackets, which may contain anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const own = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  return childrenOf(pid).reduce((sum, child) => sum + (deepest > 0 ? onLinux(child, deepest - 1) : 0), own);
}

function childrenOf(pid: number): number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim();
    return listed === "" ? [] : listed.split(" ").map(Number);
  } catch {
    return [];
  }
}

async function onWindows(pid: number): Promise<number | undefined> {
  const { stdout } = await run(
    "powershell.exe",
    ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).TotalProcessorTime.TotalMilliseconds`],
    { windowsHide: true },
  );
  const milliseconds = Number(stdout.trim().replace(",", "."));
  return Number.isFinite(milliseconds) && stdout.trim() !== "" ? milliseconds / 1000 : undefined;
}

/** `[[days-]hours:]minutes:seconds[.hundredths]` as `ps` writes it, in seconds; undefined for anything else. */
export function clockTime(text: string): number | undefined {
  const parts = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:[.,]\d+)?)$/.exec(text.trim());
  if (parts === null) return undefined;
  const [days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part: string | undefined) => Number((part ?? "0").replace(",", ".")));
  return ((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!;
}
