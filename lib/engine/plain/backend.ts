import type { Backend } from "../backend.js";
import { newValues } from "../dtype.js";
import type { Kernels } from "../kernels.js";
import { adam } from "./adam.js";
import { gemm } from "./gemm.js";
import { map } from "./map.js";
import { move } from "./move.js";
import { pair } from "./pair.js";
import { power } from "./power.js";
import { addRows, gatherRows } from "./rows.js";
import { sum } from "./sum.js";

/** The loops as they are defined. */
export const plainKernels: Kernels = {
  gemm,
  pair,
  map,
  power,
  sum,
  move,
  gatherRows,
  addRows,
  adam,
  solidHarmonics: () => false,
  trilinear: () => false,
  rowProduct: () => false,
};

/** Plain loops over ordinary arrays, which the collector frees. */
export const plainBackend: Backend = {
  name: "plain",
  memory: { take: newValues, give: () => {}, wants: () => false, end: () => {}, abandon: () => {} },
  kernels: plainKernels,
};
