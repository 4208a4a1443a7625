import { random, type Tensor } from "noether";
import { mapTree } from "noether/engine";
import { fromStateDict, painn, painnName } from "noether/models";
import type { Ready } from "../answering.js";
import { ethanolBatch } from "../ethanol.js";
import { fill } from "../inputs.js";
import type { EngineWork } from "../work.js";
import { filled } from "./filled.js";
import { potential } from "./potential.js";

const elements = [1, 6, 8];

/** PaiNN on ethanols. */
export function painnOf({ size, pass }: EngineWork): Ready {
  const model = painn({ elements, cutoff: 5 });
  const drawn = model.init(random(1));
  const parameters = fromStateDict(drawn, weights(drawn), { name: painnName, rows: [0, 1, 2] });
  return potential(model, parameters, ethanolBatch(size, "float32", fill), pass);
}

/** Weights of variance 1 / fan-in, biases a tenth, by the names of the tensors in their order: as the peer fills them. */
function weights(like: unknown): Map<string, Tensor> {
  const shapes = new Map<string, readonly number[]>();
  mapTree(like, (x, path) => {
    shapes.set(painnName(path), path.endsWith(".E") || x.rank < 2 ? x.shape : x.shape.toReversed());
    return x;
  });
  return new Map(
    [...shapes.keys()].sort().map((name, k) => {
      const shape = shapes.get(name)!;
      const scale = shape.length === 1 ? 0.1 : name.includes("embedding") ? 1 : shape[1]! ** -0.5;
      return [name, filled(100 + k, ...shape).mul(scale)] as const;
    }),
  );
}
