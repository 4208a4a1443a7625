import { readFileSync, realpathSync, statSync } from "node:fs";
import type { FileSystem } from "./fileSystem.js";

/** What is at a path; undefined also where a file stands in the place of a folder (ENOTDIR) or reading is forbidden. */
function stat(path: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
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
  version(path) {
    const found = stat(path);
    return found && `${Number(found.mtimeMs)}:${Number(found.size)}`;
  },
};
