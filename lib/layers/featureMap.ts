import type { Matrix } from "../algebra/matrix.js";
import { inspectable } from "../display/inspectable.js";
import { aliasOf, leaf } from "../engine/apply.js";
import { add, mul } from "../engine/arithmetic.js";
import { checkTensor } from "../engine/checkTensor.js";
import { newValues } from "../engine/dtype.js";
import { pick } from "../engine/pick.js";
import { sameShape, shapeText, sizeOf } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import type { FiniteGroup } from "../group/group.js";
import type { FiniteRepresentation } from "../representation/representation.js";
import { fibreSources, scalarFibre } from "./fibre.js";
import { gridMotion } from "./gridMotion.js";
import { dimensionOf } from "./matrixGroup.js";

/**
 * Functions on a grid whose values, the fibre, a group H of orthogonal matrices permutes:
 *
 *     (h F)(x) = rho(h) F(h^-1 x)        x a place of the grid, counted from its centre
 *
 * rho is trivial (scalar fields: images), regular (a number for each element of H, as a lifting convolution gives) or on
 * cosets. The grid may have any sides; a quarter turn of an oblong one exchanges them.
 */
export interface FeatureMap {
  /** [batch, channel, fibre, ...grid] */
  readonly values: Tensor;
  readonly group: FiniteGroup<Matrix>;
  /** rho, of the fibre. */
  readonly representation: FiniteRepresentation<Matrix>;
  /**
   * h F: exact where h permutes the axes up to signs, else bilinear between places and 0 outside the grid.
   *
   * @throws RangeError if h is no element of the group
   */
  transformed(h: Matrix): FeatureMap;
  /**
   * A function of each number, such as (x) => x.relu(), which commutes with the group because the group permutes numbers.
   *
   * @param f entry by entry: what looks at several numbers at once commutes with nothing
   * @throws RangeError if f changes the shape
   */
  map(f: (x: Tensor) => Tensor): FeatureMap;
}

/**
 * Images, or voxels, as scalar fields of a group: the fibre is one number, which turns as images turn.
 *
 * @param images [batch, channel, rows, columns] for matrices of the plane, [batch, channel, depth, rows, columns] for those of space
 * @example
 * featureMap(planarRotations(4), images).transformed(rotation2(radians(90))); // the images, turned
 * @throws TypeError if the group's elements are no matrices, or the images no tensor
 * @throws RangeError if the matrices are not orthogonal, or of another dimension than the grid
 */
export function featureMap(group: FiniteGroup<Matrix>, images: Tensor): FeatureMap {
  const d = dimensionOf("featureMap", group);
  checkTensor("featureMap", images);
  if (images.rank !== d + 2)
    throw new RangeError(
      `featureMap: expected images [batch, channel, ...grid] on a grid of ${d} axes for ${group.name}, a group of ${d} x ${d} matrices, got ${shapeText(images.shape)}: ${remedyFor(images.rank - 2)}`,
    );
  const [batch, channels, ...grid] = images.shape as [number, number, ...number[]];
  return mapOf(scalarFibre(group), aliasOf(images, [batch, channels, 1, ...grid]));
}

function remedyFor(axes: number): string {
  if (axes === 2) return "images in the plane take planarRotations(4) or planarSymmetries(4)";
  if (axes === 3) return "voxels take octahedral() or fullOctahedral()";
  return "a grey image alone is reshape([1, 1, rows, columns])";
}

/** A map whose fibre a representation permutes. */
export function mapOf(representation: FiniteRepresentation<Matrix>, values: Tensor): FeatureMap {
  const { group } = representation;
  // Methods read `this`: trees put another tensor in the place of `values`.
  const made: FeatureMap = {
    values,
    group,
    representation,
    transformed(h) {
      if (group.indexOf(h) < 0)
        throw new RangeError(
          `transformed: expected an element of ${group.name}, got ${JSON.stringify(h)}: take one of group.elements, or make the map of a group that has it`,
        );
      return mapOf(representation, moved(this.values, representation, h));
    },
    map(f) {
      const changed = f(this.values);
      checkTensor("map", changed, "a function of tensors");
      if (!sameShape(changed.shape, this.values.shape))
        throw new RangeError(
          `map: expected a function of each number, ${shapeText(this.values.shape)} to the same shape, got ${shapeText(changed.shape)}: cosetPool, project and invariants take numbers together`,
        );
      return mapOf(representation, changed);
    },
  };
  // No parts of a tree: trees look for tensors.
  for (const key of ["group", "representation"] as const)
    Object.defineProperty(made, key, { enumerable: false });
  return inspectable(
    made,
    () =>
      `a map of ${group.name}, ${shapeText(made.values.shape)} as [batch, channel, fibre, ...grid]; its fibre: ${representation.name}`,
  );
}

/** (h F)(i, x) = F(h^-1 i, h^-1 x), i in the fibre: one pick for each place around h^-1 x. */
function moved(x: Tensor, representation: FiniteRepresentation<Matrix>, h: Matrix): Tensor {
  const [batch, channels, fibre, ...grid] = x.shape as [number, number, number, ...number[]];
  const { sides, isExact, from, weights, corners } = gridMotion(h, grid);
  const sources = fibreSources(representation, h);
  const size = sizeOf(grid);
  const parts = Array.from({ length: corners }, (_, corner) => {
    const places = new Int32Array(x.size);
    let to = 0;
    for (let image = 0; image < batch * channels; image++)
      for (const source of sources)
        for (let place = corner; place < from.length; place += corners)
          places[to++] = from[place]! < 0 ? -1 : (image * fibre + source) * size + from[place]!;
    const part = pick(x, leaf([batch, channels, fibre, ...sides], "int32", places));
    if (isExact) return part;
    const shares = newValues(x.dtype, size);
    for (let place = 0; place < size; place++) shares[place] = weights[place * corners + corner]!;
    return mul(part, leaf(sides, x.dtype, shares));
  });
  return parts.reduce((sum, part) => add(sum, part));
}
