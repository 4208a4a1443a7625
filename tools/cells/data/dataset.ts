import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { UserError } from "../../userError.js";

const folder = new URL("../../../../data/", import.meta.url);

/** The entry of a data set in data/index.json. */
export interface DataSet {
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  readonly sha256: string;
  readonly units: string;
}

/** Every data set that comes with Noether. */
export async function dataSets(): Promise<readonly DataSet[]> {
  return JSON.parse(await readFile(new URL("index.json", folder), "utf8")) as readonly DataSet[];
}

/**
 * The bytes of a data set, checked against the index.
 *
 * @throws UserError if the name is unknown, or the file is missing or not the one in the index
 */
export async function dataSet(name: string): Promise<Uint8Array> {
  const entry = (await dataSets()).find((set) => set.name === name);
  if (entry === undefined)
    throw new UserError(`expected the name of a data set of data/index.json, got ${name}.`);
  const bytes = await readFile(new URL(name, folder)).catch(() => {
    throw new UserError(
      `data/${name} is missing: get it back with git checkout data/${name}, or install noether again.`,
    );
  });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== entry.sha256) {
    throw new UserError(
      `data/${name} has changed (sha256 ${sha256.slice(0, 8)}, expected ${entry.sha256.slice(0, 8)}): get it back with git checkout data/${name}.`,
    );
  }
  return bytes;
}
