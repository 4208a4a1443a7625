import { spawn } from "node:child_process";

/** The program that opens an address in the person's browser, and its words; undefined if there is none. */
export function browserCommand(
  address: string,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): readonly [string, ...string[]] | undefined {
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", address];
  if (platform === "darwin") return ["open", address];
  // Without a screen there may still be a browser for terminals, which would take this one.
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined;
  return [env.BROWSER && !/[\s:%]/.test(env.BROWSER) ? env.BROWSER : "xdg-open", address];
}

/** Opens an address in the person's browser; false if that did not work. */
export function openBrowser(address: string): Promise<boolean> {
  const command = browserCommand(address);
  if (command === undefined) return Promise.resolve(false);
  const [program, ...words] = command;
  return new Promise((done) => {
    const child = spawn(program, words, { stdio: "ignore", detached: true, windowsHide: true });
    child.once("error", () => done(false));
    child.once("exit", (code) => done(code === 0));
    // A browser that was not open before may itself be the program, and stays.
    setTimeout(() => done(true), 3000).unref();
    child.unref();
  });
}
