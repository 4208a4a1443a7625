import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { root as packageRoot } from "../root.js";
import { UserError } from "../userError.js";

/** The file that marks a folder as a learner's workspace. */
export const marker = ".noether.json";

/** Whether a package is a clone, in which somebody works, and not an installation, which npm may delete at any time. */
export function isClone(root: string): boolean {
  return !isInPackages(root) && existsSync(join(root, "tools", "setup", "prepare.mjs"));
}

/**
 * Where `noether start` puts the course: the folder named; else the workspace that `cwd` is in, or `cwd/workspace` if
 * that is one; else, in a clone, its `workspace/`; else `cwd/workspace`.
 *
 * @throws UserError if that is inside an installed package
 */
export function workspaceFor(cwd: string, named?: string, root: string = packageRoot): string {
  const place = named === undefined ? (findWorkspace(cwd, root) ?? usual(cwd, root)) : resolve(cwd, named);
  if (isInPackages(place) || (!isClone(root) && isIn(place, root))) {
    throw new UserError(
      `expected a folder of your own for the course, got ${place}, inside an installed package, which npm deletes at the next installation: go to a folder of your own, or name one: noether start FOLDER`,
    );
  }
  return place;
}

/**
 * The workspace that is meant in a folder: that folder or one above it, its `workspace/`, or that of the clone around
 * it; undefined if there is none.
 */
export function findWorkspace(cwd: string, root: string = packageRoot): string | undefined {
  return workspaceAround(cwd) ?? [join(cwd, "workspace"), usual(cwd, root)].find(isWorkspace);
}

/** The folder `workspace` of the clone that `cwd` is in, else of `cwd` itself. */
function usual(cwd: string, root: string): string {
  return join(isIn(cwd, root) && isClone(root) ? root : cwd, "workspace");
}

/** The workspace that contains a folder, if any. */
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

/** The path with symbolic links resolved, as far as it exists. */
function real(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  return whole === dirname(whole) ? whole : join(real(dirname(whole)), whole.slice(dirname(whole).length));
}
