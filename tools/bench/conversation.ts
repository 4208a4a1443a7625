import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { UserError } from "../userError.js";

/** A process that does work and reports how long it took. */
export interface Conversation<Work, Answer> {
  /** The name and version of what is timed there. */
  readonly version: string;
  /** @returns the answer, or why there is none, in words */
  ask(work: Work, limit: number): Promise<Answer | string>;
  close(): void;
}

/** One thread each, and large buffers kept from call to call (glibc), as a training program would set them. */
const environment = {
  OMP_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  MALLOC_MMAP_MAX_: "0",
  MALLOC_TRIM_THRESHOLD_: "17179869184",
  PYTHONDONTWRITEBYTECODE: "1",
  TORCHINDUCTOR_COMPILE_THREADS: "1",
};

/**
 * Starts a process that says its version, then answers each line of JSON, a `Work`, with a line of JSON, an `Answer` or
 * an error.
 *
 * @throws UserError with the last line that it wrote, if it ends before it has said its version
 */
export async function conversation<Work, Answer extends object>(
  command: string,
  words: readonly string[],
): Promise<Conversation<Work, Answer>> {
  const child = spawn(command, words, { env: { ...process.env, ...environment } });
  const complaints: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => complaints.push(text));
  child.stdin.on("error", () => {}); // the end of the process says more
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = ending(child);
  const next = async (): Promise<Answer | { version?: string; error: string }> => {
    for (;;) {
      const line = await lines.next();
      if (line.done === true) {
        const last = complaints.join("").trim().split("\n").at(-1)!;
        return { error: `${await gone}: ${last === "" ? "it said nothing" : last}` };
      }
      if (line.value.startsWith("{")) return JSON.parse(line.value);
    }
  };
  const first = await next();
  if (!("version" in first)) {
    child.kill("SIGKILL");
    throw new UserError(
      `expected a library that starts, got nothing of ${command}, which ${"error" in first ? first.error : "said no version"}: see that it imports what it should time`,
    );
  }
  return {
    version: String(first.version),
    async ask(work, limit) {
      const late = setTimeout(() => child.kill("SIGKILL"), limit);
      child.stdin.write(`${JSON.stringify(work)}\n`);
      const answer = await next();
      clearTimeout(late);
      if (!("error" in answer)) return answer;
      return child.killed ? `over ${Math.round(limit / 1000)} s` : answer.error;
    },
    close() {
      child.kill("SIGKILL");
    },
  };
}

function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(`ended with code ${code}`));
  });
}
