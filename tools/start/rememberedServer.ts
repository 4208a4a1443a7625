import { createHash, randomBytes } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "../files/dataFolder.js";
import { makeFolder } from "../files/makeFolder.js";
import { writeWhole } from "../files/writeWhole.js";
import { proofOf } from "../web/server/token.js";

/**
 * What is remembered about the server of a workspace: a page that is still open finds the next server at the same port,
 * and is known to it.
 */
export interface Remembered {
  readonly token: string;
  readonly port: number | undefined;
}

/** What is remembered about a workspace's server; a new token if there was none. */
export async function rememberedServer(folder: string): Promise<Remembered> {
  const fresh = { token: randomBytes(24).toString("hex"), port: undefined };
  try {
    const { token, port } = JSON.parse(await readFile(await placeFor(folder), "utf8")) as Record<
      string,
      unknown
    >;
    if (typeof token !== "string" || !/^[0-9a-f]{48}$/.test(token)) return fresh;
    return { token, port: Number.isInteger(port) ? (port as number) : undefined };
  } catch {
    return fresh;
  }
}

/** Remembers it in the person's data folder, which nobody else may read; if that cannot be written, not at all. */
export async function rememberServer(folder: string, server: Remembered): Promise<void> {
  try {
    const place = await placeFor(folder);
    await makeFolder(join(place, ".."), "", 0o700);
    await writeWhole(place, `${JSON.stringify(server)}\n`);
  } catch {
    // then the next server has another token
  }
}

/**
 * Whether the server of this workspace answers at the port. It has to prove that it knows the token, and is not told it:
 * another program may have taken the port.
 */
export async function isRunning({ token, port }: Remembered): Promise<boolean> {
  const challenge = randomBytes(16).toString("hex");
  try {
    const response = await fetch(`http://127.0.0.1:${port}/noether/proof?of=${challenge}`, {
      signal: AbortSignal.timeout(3000),
    });
    return (await response.text()) === proofOf(token, challenge);
  } catch {
    return false;
  }
}

async function placeFor(folder: string): Promise<string> {
  const name = createHash("sha256")
    .update(await realpath(folder))
    .digest("hex");
  return join(dataFolder(), "servers", `${name.slice(0, 32)}.json`);
}
