import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "../root.js";
import { processMemory } from "./processMemory.js";

/** How long (ms) a server has to come to rest. */
const rest = 3000;

/**
 * The memory (MiB) of `noether start` at rest: the course is handed out, no page is open, no kernel runs. Undefined if
 * the system does not report it.
 */
export async function idleServer(): Promise<number | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "noether-bench-idle-"));
  const main = join(root, "dist", "tools", "cli", "main.js");
  const server = spawn(process.execPath, [main, "start", join(folder, "course"), "--no-browser"], {
    env: { ...process.env, XDG_DATA_HOME: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((done) => server.once("close", () => done()));
  try {
    const isOpen = new Promise<void>((done) => {
      let text = "";
      server.stdout.setEncoding("utf8").on("data", (more: string) => {
        text += more;
        if (text.includes("?token=")) done();
      });
    });
    await Promise.race([isOpen, ended]);
    await wait(rest);
    return server.pid === undefined ? undefined : await processMemory(server.pid);
  } finally {
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
