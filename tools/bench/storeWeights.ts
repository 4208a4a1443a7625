import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TrainedWeights } from "../cells/data/index.js";
import { makeFolder } from "../files/makeFolder.js";
import { writeWhole } from "../files/writeWhole.js";

/**
 * Stores the weights of a model for `trainedWeights`: NAME.safetensors in a folder, and its entry in the folder's
 * index.json, in place of an older one of that name.
 *
 * @param bytes of `saveCheckpoint`
 */
export async function storeWeights(
  folder: string,
  { name, model, command }: Pick<TrainedWeights, "name" | "model" | "command">,
  bytes: Uint8Array,
): Promise<void> {
  await makeFolder(folder);
  const index = join(folder, "index.json");
  const text = await readFile(index, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  const others = (JSON.parse(text) as readonly TrainedWeights[]).filter((each) => each.name !== name);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const entry: TrainedWeights = { name, model, command, sha256, bytes: bytes.length };
  await writeWhole(join(folder, `${name}.safetensors`), bytes);
  const all = [...others, entry].sort((a, b) => (a.name < b.name ? -1 : 1));
  await writeWhole(index, `${JSON.stringify(all, null, 2)}\n`);
}
