import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { UserError } from "../userError.js";
import { savedByPages } from "../web/server/savedByPages.js";
import { type RunningServer, startServer } from "../web/server/startServer.js";
import { endUnused } from "../web/server/unused.js";
import { openBrowser } from "./openBrowser.js";
import { isRunning, rememberedServer, rememberServer } from "./rememberedServer.js";

/** How the course is to be served. */
export interface ServeOptions {
  readonly folder: string;
  /** The port that was asked for; otherwise the one of last time, or a free one. */
  readonly port: number | undefined;
  readonly host: string;
  readonly opensBrowser: boolean;
  /** Whether somebody sits in front of it and can press Ctrl-C. */
  readonly hasTerminal: boolean;
  say(line: string): void;
}

/** The ports that are tried first: a browser keeps settings for each. */
const usualPorts = [7118, 7119, 7120, 7121, 7122];

/** How long (ms) a server without a terminal may be left alone before it ends. */
const patience = 10 * 60_000;

/**
 * Serves the course in a folder until Ctrl-C, a signal or, without a terminal, until nobody has used it for a while.
 *
 * @throws UserError if the page is not built, or the port cannot be had
 */
export async function serveCourse(options: ServeOptions): Promise<void> {
  const { folder, opensBrowser, hasTerminal, say } = options;
  const page = join(root, "dist", "page");
  if (!existsSync(join(page, "index.html")))
    throw new UserError(`expected the built page in ${page}, got none: npm run build makes it`);
  const last = await rememberedServer(folder);
  if (last.port !== undefined && (await isRunning(last))) {
    const address = `http://127.0.0.1:${last.port}/?token=${last.token}`;
    say(`The course is open already:\n\n    ${address}\n`);
    if (opensBrowser && !(await openBrowser(address))) say(noBrowser);
    return;
  }
  const ended = endings();
  const server = await started(options, page, last);
  await rememberServer(folder, { token: server.token, port: server.port });
  say(`The course is open:\n\n    ${server.entrance}\n`);
  say(
    hasTerminal
      ? "Ctrl-C ends it; what is open is saved first."
      : `It ends when it is ended (SIGINT, SIGTERM), or when nobody has used it for ${patience / 60_000} minutes; noether start --headless ends by itself.`,
  );
  if (opensBrowser && !(await openBrowser(server.invitation()))) say(noBrowser);
  const unused = hasTerminal ? undefined : endUnused(server, patience);
  const why = await Promise.race([ended.first, ...(unused ? [unused.ended] : [])]);
  unused?.stop();
  say(why === "unused" ? `\nNobody has used it for ${patience / 60_000} minutes.` : "");
  const left = await Promise.race([savedByPages(server.parts.events), ended.second.then(() => 0)]);
  await Promise.race([server.close(), ended.second]);
  ended.stop();
  say(
    left === 0
      ? "Ended; everything is saved. npm start opens it again."
      : `Ended. ${left === 1 ? "A page" : `${left} pages`} did not answer: what is not saved is still in the open tab, start again and it is saved.`,
  );
}

const noBrowser = "No browser could be opened from here: open the address above in one.";

async function started(
  { folder, port, host }: ServeOptions,
  page: string,
  last: { readonly token: string; readonly port: number | undefined },
): Promise<RunningServer> {
  const before = last.port === undefined ? [] : [last.port];
  const ports = port === undefined ? [...before, ...usualPorts, 0] : [port];
  try {
    return await startServer({ folder, page, ports, host, token: last.token });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const asked = port ?? ports[0];
    if (code === "EADDRINUSE")
      throw new UserError(`port ${asked} is taken by another program: name another with --port, or none`);
    if (code === "EACCES")
      throw new UserError(`you may not listen on port ${asked}: name one above 1023 with --port, or none`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new UserError(
        `expected an address of this machine for --host, got ${host}: leave it out, or name 0.0.0.0`,
      );
    throw error;
  }
}

/** The signals that end it: the first asks for an end, the second does not wait. */
function endings(): { readonly first: Promise<"asked">; readonly second: Promise<void>; stop(): void } {
  const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"];
  let [first, second] = [(_: "asked") => {}, () => {}];
  const both = {
    first: new Promise<"asked">((done) => (first = done)),
    second: new Promise<void>((done) => (second = done)),
  };
  let count = 0;
  // npm and the terminal may both pass one Ctrl-C on.
  let since = 0;
  const hear = (): void => {
    const now = performance.now();
    if (count > 0 && now - since < 500) return;
    since = now;
    if (++count === 1) first("asked");
    else second();
  };
  for (const signal of signals) process.on(signal, hear);
  return {
    ...both,
    stop: () => {
      for (const signal of signals) process.off(signal, hear);
    },
  };
}
