import { random } from "noether";
import { mapTree } from "noether/engine";
import { nequip } from "noether/models";
import type { Ready } from "../answering.js";
import { ethanolBatch } from "../ethanol.js";
import { fill } from "../inputs.js";
import type { EngineWork } from "../work.js";
import { filled } from "./filled.js";
import { potential } from "./potential.js";

/** NequIP on ethanols. */
export function nequipOf({ size, pass }: EngineWork): Ready {
  const model = nequip({ elements: [1, 6, 8], cutoff: 5, hidden: [64], neighbours: 8 });
  let seed = 100; // parameter by parameter, in the peer's order
  const parameters = mapTree(model.init(random(1)), (drawn) => filled(seed++, ...drawn.shape));
  return potential(model, parameters, ethanolBatch(size, "float32", fill), pass);
}
