import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder for files that can be recreated at any time: `NOETHER_CACHE`, or the system's place for such files.
 */
export function cacheFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { NOETHER_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (own) return own;
  if (platform === "win32") return join(local ?? join(homedir(), "AppData", "Local"), "noether", "Cache");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "noether");
  return join(xdg || join(homedir(), ".cache"), "noether");
}
