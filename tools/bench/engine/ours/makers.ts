import type { Ready } from "../answering.js";
import type { EngineWork } from "../work.js";
import { chain, matrixProduct, sum } from "./arithmetic.js";
import { groupLayer, groupNetwork } from "./groupNetwork.js";
import { perceptron } from "./perceptron.js";

/** The works that this library does, made ready to be timed. */
export const makers: Readonly<Partial<Record<EngineWork["kind"], (work: EngineWork) => Ready>>> = {
  add: sum,
  chain,
  matmul: matrixProduct,
  mlp: perceptron,
  gcnn: groupNetwork,
  c4: groupLayer,
};
