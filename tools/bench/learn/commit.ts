import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../root.js";

/** What this Noether is: its commit, "with changes" if the folder has some; its version where there is no repository. */
export function commitInWords(): string {
  const git = (...words: readonly string[]): string | undefined => {
    const { status, stdout } = spawnSync("git", words, { cwd: root, encoding: "utf8" });
    return status === 0 ? stdout.trim() : undefined;
  };
  // A package in somebody's repository has a commit above it that is not Noether's.
  const isOwn = git("rev-parse", "--show-prefix") === "";
  const commit = isOwn ? git("rev-parse", "--short=10", "HEAD") : undefined;
  if (commit === undefined) {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return `version ${version}`;
  }
  const changed = git("status", "--porcelain", "--untracked-files=no", "--", "lib", "tools");
  return changed === "" ? commit : `${commit} with changes`;
}
