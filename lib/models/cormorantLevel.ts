import { concat } from "../engine/concat.js";
import { zeros } from "../engine/create.js";
import { given, normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { Edges } from "../graph/edges.js";
import { irrepsInProduct } from "../irreps/irrep.js";
import { type Irreps, irrepsOf } from "../irreps/irreps.js";
import { convolution, type FeatureProduct, featureProduct } from "../layers/featureProduct.js";
import { type IrrepsArray, irrepsArray } from "../layers/irrepsArray.js";
import { linear } from "../layers/linear.js";
import type { Instruction } from "../product/instruction.js";
import { tensorProduct } from "../product/tensorProduct.js";

/** What is known of edges: harmonics, distances, where they end, radial functions. */
export interface CormorantEdges {
  readonly Y: IrrepsArray;
  readonly d: Tensor;
  readonly end: Tensor;
  readonly functions: Tensor;
  readonly graph: Edges;
}

/** What a level is made of. */
export interface LevelParts {
  /** The features of an atom before and behind it, as many channels of each degree. */
  readonly input: Irreps;
  readonly output: Irreps;
  readonly harmonics: Irreps;
  /** How many radial functions there are. */
  readonly functions: number;
  /** Whether a level before has left numbers on the edges. */
  readonly hasEdges: boolean;
  readonly fading: { readonly radius: number; readonly width: number };
  readonly neighbours: number;
}

/** Edges, messages, squares, and the mixing of all of them: see `cormorantFeatures`. */
export function cormorantLevel({
  input,
  output,
  harmonics,
  functions,
  hasEdges,
  fading,
  neighbours,
}: LevelParts): Layer<
  [F: IrrepsArray, g: readonly Tensor[], edges: CormorantEdges],
  [F: IrrepsArray, g: readonly Tensor[]]
> {
  const channels = input.terms[0]!.mul;
  const messages = convolution<Irreps, Irreps, Irreps>(input, harmonics, output);
  // The degree of the filter of each path.
  const degrees = messages.product.paths.map(({ irreps: [, { l }] }) => l);
  const squares = squared(input, output);
  const all = irrepsOf([...messages.out.terms, ...input.terms, ...squares.out.terms]);
  const fanIn = (hasEdges ? channels : 0) + channels * input.terms.length + functions;
  const scale = 1 / Math.sqrt(neighbours);
  const M = parameter([fanIn, channels * harmonics.terms.length], normal(1 / Math.sqrt(fanIn)));
  return layer(
    {
      M,
      radius: parameter(
        [channels],
        given(() => fading.radius),
      ),
      width: parameter(
        [channels],
        given(() => fading.width),
      ),
      mix: linear<Irreps, Irreps>(all, output),
    },
    (
      { M, radius, width, mix },
      F: IrrepsArray,
      before: readonly Tensor[],
      { Y, d, end, functions, graph }: CormorantEdges,
    ): [F: IrrepsArray, g: readonly Tensor[]] => {
      const [here, there] = [F.gather(graph.target), F.gather(graph.source)];
      const dots = input.terms.map((_, k) => here.part(k).mul(there.part(k)).sum(1));
      const fade = radius.sub(d).div(width).sigmoid().mul(end);
      const known = [...dots, functions];
      const g = harmonics.terms.map((_, l) => {
        const inputs = before[l] ? [before[l], ...known] : known;
        return concat(inputs, -1)
          .matmul(M.slice(1, l * channels, (l + 1) * channels))
          .mul(fade);
      });
      const W = concat(
        degrees.map((l) => g[l]!),
        -1,
      );
      const sum = messages.alongEdges(F, Y, W, graph).scaled(scale);
      const square = squares.apply(F, F, zeros([0], { dtype: F.array.dtype }));
      const side = concat([sum.array, F.array, square.array], -1);
      return [mix(irrepsArray<Irreps>(all, side)), g];
    },
  );
}

/** x (x) x, channel by channel; what is antisymmetric in its factors is 0 and left out. */
function squared(input: Irreps, keep: Irreps): FeatureProduct {
  const instructions: Instruction[] = [];
  const terms = input.terms.flatMap((a, i) =>
    input.terms.slice(i).flatMap((b, offset) =>
      irrepsInProduct(a.irrep, b.irrep)
        .filter((irrep) => keep.count(irrep) > 0 && (offset > 0 || irrep.l % 2 === 0))
        .map((irrep) => {
          instructions.push({
            in1: i,
            in2: i + offset,
            out: instructions.length,
            mode: "uuu",
            weighted: false,
          });
          return { mul: a.mul, irrep };
        }),
    ),
  );
  return featureProduct(tensorProduct<Irreps, Irreps, Irreps>(input, input, irrepsOf(terms), instructions));
}
