import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";

/** A process and the one that started it. */
type Kinship = readonly [child: number, parent: number];

/** How long (ms) a child process may take to end when asked. */
const grace = 50;

/** The processes of this machine that this user may see; none if the system does not tell. */
async function kinships(): Promise<Kinship[]> {
  if (process.platform === "linux") {
    const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const read = ids.map(async (id): Promise<Kinship[]> => {
      const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
      // The second field is the name in brackets, which may contain anything.
      const parent = /^ \S (\d+)/.exec(text.slice(text.lastIndexOf(")") + 1))?.[1];
      return parent === undefined ? [] : [[Number(id), Number(parent)]];
    });
    return (await Promise.all(read)).flat();
  }
  const listed =
    process.platform === "win32"
      ? run("powershell", [
          "-NoProfile",
          "-Command",
          'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId)" }',
        ])
      : run("ps", ["-A", "-o", "pid=,ppid="]);
  return (await listed).split("\n").flatMap((line): Kinship[] => {
    const [child, parent] = line.trim().split(/\s+/).map(Number);
    return child && parent ? [[child, parent]] : [];
  });
}

function run(command: string, values: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, [...values], { windowsHide: true }, (_, stdout) => resolve(stdout ?? ""));
  });
}

function descendants(roots: readonly number[], all: readonly Kinship[]): number[] {
  const found = new Set(roots);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const [child, parent] of all) if (found.has(parent)) found.add(child);
  }
  return [...found];
}

function signal(ids: readonly number[], name: NodeJS.Signals): void {
  for (const id of ids) {
    try {
      process.kill(id, name);
    } catch {
      // it has ended already
    }
  }
}

/**
 * Asks processes, and all that they have started, to end; a moment later they are killed. Resolves when they have been
 * asked.
 */
export async function endTree(roots: readonly number[]): Promise<void> {
  if (roots.length === 0) return;
  const doomed = descendants(roots, await kinships());
  signal(doomed, "SIGTERM");
  setTimeout(() => signal(doomed, "SIGKILL"), grace);
}

/** Ends the children of a process, and what they have started, except for those named. */
export async function endChildren(parent: number, except: readonly number[]): Promise<void> {
  const own = (await kinships()).filter(([child, of]) => of === parent && !except.includes(child));
  await endTree(own.map(([child]) => child));
}
