import { UserError } from "../../userError.js";
import { packagedFile, packagedIndex } from "./packaged.js";

/** The entry of a data set in data/index.json. */
export interface DataSet {
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  readonly sha256: string;
  readonly units: string;
}

/** Every data set that comes with Noether. */
export function dataSets(): Promise<readonly DataSet[]> {
  return packagedIndex("index.json");
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
  return packagedFile(name, entry.sha256);
}
