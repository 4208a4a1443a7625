import { UserError } from "../../userError.js";
import { packagedFile, packagedIndex } from "./packaged.js";

/** The entry of trained weights in data/weights/index.json; the file is data/weights/NAME.safetensors. */
export interface TrainedWeights {
  readonly name: string;
  /** The model, and what it was trained on, in words. */
  readonly model: string;
  /** The command that trains it and writes the file. */
  readonly command: string;
  readonly sha256: string;
  /** The size of the file. */
  readonly bytes: number;
}

/** All trained weights that come with Noether. */
export function allTrainedWeights(): Promise<readonly TrainedWeights[]> {
  return packagedIndex("weights/index.json");
}

/**
 * The weights of a model that takes long to train: a file in the format safetensors, checked against the index.
 *
 * @example
 * const parameters = readCheckpoint(await trainedWeights("digits-c4"), model.init(random(1)));
 * @throws UserError if the name is unknown, or the file is missing or not the one in the index
 */
export async function trainedWeights(name: string): Promise<Uint8Array> {
  const all = await allTrainedWeights();
  const entry = all.find((each) => each.name === name);
  if (entry === undefined) {
    const known = all.map((each) => each.name).join(", ");
    throw new UserError(
      `expected the name of weights in data/weights/index.json${known && ` (${known})`}, got ${name}.`,
    );
  }
  return packagedFile(`weights/${name}.safetensors`, entry.sha256);
}
