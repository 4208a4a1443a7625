import { homedir } from "node:os";
import { join } from "node:path";

/** The folder for noether's data of this user, where the platform expects it. */
export function dataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): string {
  const home = homedir();
  const folder =
    platform === "win32"
      ? env.LOCALAPPDATA || join(home, "AppData", "Local")
      : platform === "darwin"
        ? join(home, "Library", "Application Support")
        : env.XDG_DATA_HOME || join(home, ".local", "share");
  return join(folder, "noether");
}
