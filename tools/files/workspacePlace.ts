import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { root as packageRoot } from "../root.js";
import { UserError } from "../userError.js";

/** The file by which a folder is known as a learner's workspace. */
export const marker = ".noether.json";

/** Whether a package is a clone, in which somebody works, and no installation, which npm deletes when it likes. */
export function isClone(root: string): boolean {
  return !isInPackages(root) && existsSync(join(root, "tools", "setup", "prepare.mjs"));
}

/**
 * Where `noether start` puts the course: the folder named; else the workspace in which, or above which, one stands; in a
 * clone its `workspace/`; else a folder `workspace` where one stands.
 *
 * @throws UserError where that lies inside an installed package
 */
export function workspaceFor(cwd: string, named?: string, root: string = packageRoot): string {
  const place = named === undefined ? (findWorkspace(cwd, root) ?? usual(cwd, root)) : resolve(cwd, named);
  if (isInPackages(place) || (!isClone(root) && isIn(place, root))) {
    throw new UserError(
      `expected a folder of your own for the course, got ${place}, inside an installed package, which npm deletes at the next installation: go to a folder of yours, or name one: noether start FOLDER`,
    );
  }
  return place;
}

/** The workspace of somebody who stands in a folder: that folder or one above it, its `workspace/`, or that of the clone around it. */
export function findWorkspace(cwd: string, root: string = packageRoot): string | undefined {
  return workspaceAround(cwd) ?? [join(cwd, "workspace"), usual(cwd, root)].find(isWorkspace);
}

/** A folder `workspace` in the clone that one stands in, else where one stands. */
function usual(cwd: string, root: string): string {
  return join(isIn(cwd, root) && isClone(root) ? root : cwd, "workspace");
}

/** The workspace that a folder lies in, if any. */
export function workspaceAround(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (isWorkspace(at)) return at;
    if (at === dirname(at)) return undefined;
  }
}

const isWorkspace = (folder: string): boolean => existsSync(join(folder, marker));
const isInPackages = (folder: string): boolean => real(folder).split(sep).includes("node_modules");

function isIn(folder: string, root: string): boolean {
  const base = real(root).replace(/[\\/]+$/, "");
  return real(folder) === base || real(folder).startsWith(base + sep);
}

/** The path without symbolic links, of as much of it as there is. */
function real(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  return whole === dirname(whole) ? whole : join(real(dirname(whole)), whole.slice(dirname(whole).length));
}
