import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import type { FileSystem } from "../../checker/fileSystem.js";

/** What is at a path; undefined also if a parent is a file (ENOTDIR) or reading is forbidden. */
function stat(path: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function list(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The files of this machine. */
export const nodeFileSystem: FileSystem = {
  readFile(path) {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
  fileExists: (path) => stat(path)?.isFile() ?? false,
  directoryExists: (path) => stat(path)?.isDirectory() ?? false,
  realpath: (path) => realpathSync.native(path).replaceAll("\\", "/"),
  entries(path) {
    const files: string[] = [];
    const directories: string[] = [];
    for (const each of list(path)) {
      const isLink = each.isSymbolicLink();
      const found = isLink ? stat(`${path}/${each.name}`) : each;
      if (found?.isFile()) files.push(each.name);
      else if (found?.isDirectory()) directories.push(each.name);
    }
    return { files: files.sort(), directories: directories.sort() };
  },
  version(path) {
    const found = stat(path);
    return found && `${Number(found.mtimeMs)}:${Number(found.size)}`;
  },
};
