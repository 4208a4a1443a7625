import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import { type Guard, guard } from "./guard.js";
import { exerciseSeconds, type Limits } from "./limits.js";
import { nodeMounts, packageMounts } from "./mounts.js";
import { reservedMemory } from "./reserved.js";

/** How the child process of one exercise is started. */
export interface Sandbox {
  /** The program and its arguments. */
  readonly command: readonly [program: string, ...words: string[]];
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the system isolates the process: separate processes, network and files, and limits on memory. */
  readonly closed: boolean;
  /** Ends the processes when the grader is gone, if the system does not. */
  readonly guard?: Guard;
}

const inside = "/noether";
const harness = "dist/tools/grader/child/harness.js";

/**
 * The closed sandbox: bubblewrap (own processes, network, users and files; no environment), the limits of prlimit,
 * and Node's permission model as a second layer.
 */
export function closedSandbox(limits: Limits): Sandbox {
  const node = "/node";
  const mounts = [...nodeMounts(node), ...packageMounts(inside)];
  return {
    command: [
      "prlimit",
      `--data=${(limits.memory + reservedMemory()) * 2 ** 20}`,
      // Only a backstop: the processor time is measured.
      `--cpu=${Math.ceil(4 * exerciseSeconds(limits)) + 5}`,
      // A package such as mathjs is read from more than a thousand files at once.
      "--nofile=4096",
      `--fsize=${1 << 20}`,
      "--core=0",
      "--",
      "bwrap",
      ...["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"],
      ...["--uid", "65534", "--gid", "65534", "--hostname", "sandbox"],
      ...mounts.flatMap(({ from, to }) => ["--ro-bind", from, to]),
      ...[
        "--dev",
        "/dev",
        "--size",
        String(1 << 24),
        "--tmpfs",
        "/tmp",
        "--remount-ro",
        "/",
        "--chdir",
        "/tmp",
      ],
      "--",
      node,
      ...nodeFlags(limits, [`${inside}/*`]),
      `${inside}/${harness}`,
    ],
    environment: { PATH: process.env.PATH ?? "/usr/bin:/bin" },
    closed: true,
  };
}

/**
 * A plain child process with Node's permission model and an empty environment, for a machine without bubblewrap. Its
 * guard has to be closed.
 */
export function openSandbox(limits: Limits): Sandbox {
  const readable = packageMounts("").map(({ from }) =>
    statSync(from).isDirectory() ? join(from, "*") : from,
  );
  const { SystemRoot } = process.env;
  return {
    command: [process.execPath, ...nodeFlags(limits, readable), join(root, harness)],
    // Node does not start on Windows without it.
    environment: SystemRoot === undefined ? {} : { SystemRoot },
    closed: false,
    guard: guard(),
  };
}

function nodeFlags({ heap }: Limits, readable: readonly string[]): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  return [
    "--no-warnings",
    `--max-old-space-size=${heap}`,
    "--stack-trace-limit=4",
    permission,
    ...readable.map((path) => `--allow-fs-read=${path}`),
  ];
}

/**
 * Starts the closed sandbox once.
 *
 * @throws UserError if it does not start: says what is missing and what to do
 */
export async function probe({ command, environment }: Sandbox): Promise<void> {
  const trouble = await new Promise<string>((resolve) => {
    const [program, ...words] = command;
    const child = spawn(program, words, {
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
      env: environment,
      windowsHide: true,
    });
    const requests = child.stdio[3] as Writable;
    requests.on("error", () => undefined).end();
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      if (said.length < 1000) said += chunk.toString("utf8");
    });
    child.on("error", (error) => resolve(error.message));
    // With no request to read, the harness ends at once, with code 0.
    child.on("close", (code) => resolve(code === 0 ? "" : said.trim() || `it ended with code ${code}`));
  });
  if (trouble === "") return;
  throw new UserError(
    `The sandbox does not start here (${trouble.split("\n", 1)[0]}): grading runs other people's code, so it needs Linux with ` +
      "bubblewrap and prlimit (Debian, Ubuntu: apt install bubblewrap util-linux) and user namespaces allowed. " +
      "On a machine with nothing worth protecting, --unsafe grades without it.",
  );
}
