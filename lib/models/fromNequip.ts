import type { Tensor } from "../engine/tensor.js";
import { fromStateDict } from "./fromStateDict.js";
import { nequipName } from "./stateDictNames.js";

/**
 * The parameters of a `nequip` from a checkpoint of the package nequip 0.6, whose `state_dict` was stored by the package
 * safetensors. Its energy model has to be of the same sizes, with the chemical symbols in the order of the elements, the
 * irreps of the features as they are given here, harmonics 0e + 1o + 2e + ..., `PolynomialCutoff_p: 6`, silu for even scalars
 * and gates, tanh for odd ones, and nothing but scalars in the last layer:
 *
 *     chemical_symbols: [H, C, O]                          nequip({ elements: [1, 6, 8],
 *     feature_irreps_hidden: 32x0e + 32x1o + 32x2e           features: "32x0e + 32x1o + 32x2e", layers: 4,
 *     layer3_convnet_feature_irreps_hidden: 32x0e            functions: 8, hidden: [64, 64],
 *     num_basis: 8, invariant_layers: 2, ...                 neighbours: (avg_num_neighbors), ... })
 *
 * Its shifts and scales (per_species_rescale) are options of `nequip`.
 *
 * @param like parameters of the model, of the sizes of the original
 * @param state tensors by name: `readSafetensors(bytes).tensors`
 * @throws RangeError naming what is missing, or has another shape
 */
export function fromNequip<T>(like: T, state: ReadonlyMap<string, Tensor>): T {
  const inside = new Map([...state].map(([name, x]) => [name.replace(/^.*\bfunc\./, ""), x]));
  return fromStateDict(like, inside, { name: nequipName, inputFirst: true });
}
