import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { UserError } from "../../userError.js";

/** The package's folder of data. */
const folder = new URL("../../../../data/", import.meta.url);

/** The entries of an index in data/. */
export async function packagedIndex<Entry>(path: string): Promise<readonly Entry[]> {
  return JSON.parse(await readFile(new URL(path, folder), "utf8")) as readonly Entry[];
}

/**
 * The bytes of a file in data/, as it is.
 *
 * @throws UserError if the file is missing
 */
export function packagedBytes(path: string): Promise<Uint8Array> {
  return readFile(new URL(path, folder)).catch(() => {
    throw new UserError(
      `data/${path} is missing: get it back with git checkout data/${path}, or install noether again.`,
    );
  });
}

/**
 * The bytes of a file in data/, checked against the digest that its index gives.
 *
 * @throws UserError if the file is missing, or not the one in the index
 */
export async function packagedFile(path: string, sha256: string): Promise<Uint8Array> {
  const bytes = await packagedBytes(path);
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sha256) {
    throw new UserError(
      `data/${path} has changed (sha256 ${found.slice(0, 8)}, expected ${sha256.slice(0, 8)}): get it back with git checkout data/${path}.`,
    );
  }
  return bytes;
}
