import { sigmoid, silu } from "../engine/activations.js";
import { aliasOf } from "../engine/apply.js";
import { mul } from "../engine/arithmetic.js";
import { concat } from "../engine/concat.js";
import { tanh } from "../engine/functions.js";
import { slice } from "../engine/slice.js";
import type { Tensor } from "../engine/tensor.js";
import { sameIrrep } from "../irreps/irrep.js";
import { type Irreps, type IrrepsArgument, irrepsOf, readIrreps } from "../irreps/irreps.js";
import type { MulIrrep } from "../irreps/mulIrrep.js";
import { checkIrreps } from "./checkIrreps.js";
import { featuresOf, type IrrepsArray, type Written } from "./irrepsArray.js";
import { normalizedActivation } from "./normalizedActivation.js";

/** A nonlinearity of features, with the irreps of its input. */
export interface Gate<Out extends string> {
  /** The scalars of the output, one scalar 0e for each gated copy, and the gated terms, regrouped: one term for each irrep. */
  readonly in: Irreps;
  readonly out: Irreps;
  apply(x: IrrepsArray): IrrepsArray<Out>;
}

/** The activations of the scalars of the output, and of those that gate. */
export interface GateActivations {
  /** Of scalars 0e (default: silu, scaled to second moment 1). */
  readonly scalars?: (x: Tensor) => Tensor;
  /** Of pseudoscalars 0o: a function with f(-x) = -f(x), since 0o changes its sign (default: tanh, scaled likewise). */
  readonly pseudoscalars?: (x: Tensor) => Tensor;
  /** Default: sigmoid, scaled to second moment 1. */
  readonly gates?: (x: Tensor) => Tensor;
}

const scaledSilu = normalizedActivation(silu);
const scaledTanh = normalizedActivation(tanh);
const scaledSigmoid = normalizedActivation(sigmoid);

/**
 * The gate: scalars go through an activation, and each copy of another irrep is multiplied by the activation of its own
 * scalar, which commutes with rotations because scalars are invariant,
 *
 *     (s, g, v) -> (phi(s), psi(g) v)
 *
 * @param output the irreps of the result, scalars first: "32x0e + 32x1o + 32x2e"
 * @throws RangeError if a scalar follows another irrep
 * @see Weiler et al., 3D Steerable CNNs (2018)
 */
export function gate<const T extends string | Irreps>(
  output: IrrepsArgument<T>,
  { scalars = scaledSilu, pseudoscalars = scaledTanh, gates = scaledSigmoid }: GateActivations = {},
): Gate<Written<T>> {
  const out = readIrreps(output);
  const gated = out.terms.filter(({ irrep: { l } }) => l > 0);
  const first = out.terms.slice(0, out.terms.length - gated.length);
  if (first.some(({ irrep: { l } }) => l > 0))
    throw new RangeError(
      `gate: expected scalars first, then other irreps, got ${out.toString()}: put the scalars in front`,
    );
  const width = gated.reduce((sum, term) => sum + term.mul, 0);
  const { irreps: input, places } = regrouped([...first, { mul: width, irrep: { l: 0, p: 1 } }, ...gated]);
  return {
    in: input,
    out,
    apply(x) {
      checkIrreps("gate", x, input);
      const lead = x.array.shape.slice(0, -1);
      const piece = ({ term, copy, mul: copies }: Place): Tensor => {
        const whole = x.part(term);
        return whole.shape.at(-1) === copies ? whole : slice(whole, -1, copy, copy + copies);
      };
      const activated = first.map(({ irrep: { p }, mul: copies }, k) =>
        (p === 1 ? scalars : pseudoscalars)(aliasOf(piece(places[k]!), [...lead, copies])),
      );
      const psi = width === 0 ? undefined : gates(piece(places[first.length]!));
      let at = 0;
      const scaled = gated.map(({ mul: copies, irrep: { l } }, k) => {
        const own = copies === width ? psi! : slice(psi!, -1, at, at + copies);
        at += copies;
        return aliasOf(mul(piece(places[first.length + 1 + k]!), own), [...lead, (2 * l + 1) * copies]);
      });
      const all = [...activated, ...scaled];
      return all.length === 0 ? featuresOf(out, x.array) : featuresOf(out, concat(all, -1));
    },
  };
}

/** Where a term is among regrouped ones: the term that it became a part of, and its first copy there. */
interface Place {
  readonly term: number;
  readonly copy: number;
  readonly mul: number;
}

/** Terms regrouped, with the place of each. */
function regrouped(terms: readonly MulIrrep[]): { irreps: Irreps; places: Place[] } {
  const irreps = irrepsOf(terms).regroup();
  const places = terms.map(({ mul: copies, irrep }, k): Place => {
    const before = terms.slice(0, k).filter((other) => sameIrrep(other.irrep, irrep));
    return {
      term: irreps.terms.findIndex((term) => sameIrrep(term.irrep, irrep)),
      copy: before.reduce((sum, other) => sum + other.mul, 0),
      mul: copies,
    };
  });
  return { irreps, places };
}
