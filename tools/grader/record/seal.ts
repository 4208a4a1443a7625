import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { dataFolder } from "../../files/dataFolder.js";
import { makeFolder } from "../../files/makeFolder.js";

/** Marks what this person's grader has written: it cannot be forged without the secret. */
export interface Seal {
  /** The mark of a text. */
  of(text: string): string;
  /** Whether a mark belongs to a text. */
  fits(text: string, mark: unknown): boolean;
}

/**
 * The seal of the person who grades. Its secret, 32 random bytes, is in their data folder and is created at first use;
 * if it can be neither read nor written, the seal is valid only in this process.
 */
export async function gradersSeal(path: string = join(dataFolder(), "grader.key")): Promise<Seal> {
  return sealBy(await secretAt(path));
}

async function secretAt(path: string): Promise<string> {
  const known = await readFile(path, "utf8").catch(() => "");
  if (isSecret(known)) return known;
  const fresh = randomBytes(32).toString("hex");
  try {
    await makeFolder(dirname(path));
    await writeFile(path, fresh, { mode: 0o600, flag: known === "" ? "wx" : "w" });
    return fresh;
  } catch {
    // Another grader may have created it in the meantime.
    const theirs = await readFile(path, "utf8").catch(() => "");
    return isSecret(theirs) ? theirs : fresh;
  }
}

function isSecret(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function sealBy(secret: string): Seal {
  const of = (text: string): string => createHmac("sha256", secret).update(text).digest("hex");
  return {
    of,
    fits(text, mark) {
      const right = Buffer.from(of(text));
      const given = Buffer.from(typeof mark === "string" ? mark : "");
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
