import { existsSync, readFileSync } from "node:fs";
import { defaultLimits } from "../grader/sandbox/limits.js";
import { closedSandbox, probe } from "../grader/sandbox/sandbox.js";
import { programOnPath } from "../render/program.js";
import { broken, type Finding, missing, ok, type Probe } from "./probe.js";

const elsewhere =
  "learners need not do anything; to grade, use Linux (WSL 2 and containers will do), or noether grade --unsafe";

/** A program of the sandbox that the PATH must hold. */
function needed(name: string, remedy: string): Probe {
  return {
    name,
    purpose: "grading",
    async look(environment) {
      if (process.platform !== "linux") return missing("not available on this system", elsewhere);
      const found = programOnPath(name, environment);
      return found === undefined ? missing("not on the PATH", remedy) : ok(found);
    },
  };
}

/** What `noether grade` needs to sandbox other people's code. */
export const grading: readonly Probe[] = [
  needed(
    "bwrap",
    "install bubblewrap (Debian, Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap)",
  ),
  needed("prlimit", "install util-linux"),
  {
    name: "sandbox",
    purpose: "grading",
    async look(environment) {
      if (process.platform !== "linux") return missing("not available on this system", elsewhere);
      if (["bwrap", "prlimit"].some((name) => programOnPath(name, environment) === undefined))
        return { state: "missing", found: "needs bwrap and prlimit" };
      const { command } = closedSandbox(defaultLimits);
      const trouble = await probe({
        command,
        environment: { PATH: environment.PATH ?? "" },
        closed: true,
      }).then(
        () => undefined,
        (error: Error) => error.message,
      );
      return trouble === undefined ? ok("starts, and is closed") : shut(trouble);
    },
  },
];

/**
 * Kernel settings that forbid user namespaces to everyone but root: the value that forbids them, and the command that
 * allows them.
 */
const switches: readonly (readonly [file: string, forbids: string, remedy: string])[] = [
  ["kernel/unprivileged_userns_clone", "0", "sysctl kernel.unprivileged_userns_clone=1"],
  [
    "kernel/apparmor_restrict_unprivileged_userns",
    "1",
    "sysctl kernel.apparmor_restrict_unprivileged_userns=0",
  ],
  ["user/max_user_namespaces", "0", "sysctl user.max_user_namespaces=10000"],
];

function shut(trouble: string): Finding {
  for (const [file, forbids, remedy] of switches) {
    const path = `/proc/sys/${file}`;
    if (existsSync(path) && readFileSync(path, "utf8").trim() === forbids)
      return broken(`this system allows no user namespaces (${path} is ${forbids})`, `as root: ${remedy}`);
  }
  const why = /\(([^)]*)\)/.exec(trouble)?.[1] ?? trouble;
  return broken(
    `does not start (${why})`,
    "allow user namespaces; in a container, start it with --security-opt seccomp=unconfined or on the host",
  );
}
