import type { Ready } from "../answering.js";
import type { EngineWork } from "../work.js";
import { chain, matrixProduct, sum } from "./arithmetic.js";
import { channelwise, fullyConnected, harmonics, messages } from "./equivariant.js";
import { groupLayer, groupNetwork } from "./groupNetwork.js";
import { nequipOf } from "./nequip.js";
import { painnOf } from "./painn.js";
import { perceptron } from "./perceptron.js";

/** Each kind of work, made ready to be timed. */
export const makers: Readonly<Record<EngineWork["kind"], (work: EngineWork) => Ready>> = {
  add: sum,
  chain,
  matmul: matrixProduct,
  mlp: perceptron,
  gcnn: groupNetwork,
  c4: groupLayer,
  harmonics,
  uvu: channelwise,
  fullyConnected,
  messages,
  painn: painnOf,
  nequip: nequipOf,
};
