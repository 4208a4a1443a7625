import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Matrix } from "../../../lib/algebra/matrix.js";
import { correlate2d, einsum, randomNormal, stack, type Tensor, tensor } from "../../../lib/engine/index.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { planarRotations, planarSymmetries } from "../../../lib/group/planar.js";
import { type FeatureMap, mapOf } from "../../../lib/layers/featureMap.js";
import { regularFibre } from "../../../lib/layers/fibre.js";
import { gridAction } from "../../../lib/layers/gridAction.js";
import { groupConvolution } from "../../../lib/layers/groupConvolution.js";
import { random } from "../../../lib/numbers/random.js";
import { distance, lawErrors, regularMap } from "./maps.js";

const dtype = "float64";
type Move = (h: Matrix, other: Matrix) => Matrix;

/** A group convolution of one channel, with a say in how the kernel's places and its fibre move for an element h. */
function convolution(
  group: FiniteGroup<Matrix>,
  k: Tensor,
  { places, fibre }: { readonly places: (h: Matrix) => Matrix; readonly fibre: Move },
): (map: FeatureMap) => FeatureMap {
  const T = gridAction(group, 3, { dtype });
  const K = k.reshape([group.order, 9]);
  const kernels = stack(
    group.elements.map((h) => {
      const turned = einsum(
        "to from, fibre from -> fibre to",
        T.slice(0, group.indexOf(places(h)), group.indexOf(places(h)) + 1).reshape([9, 9]),
        K,
      );
      const rows = Int32Array.from(group.elements, (other) => group.indexOf(fibre(h, other)));
      return turned.gather(tensor(rows)).reshape([group.order, 3, 3]);
    }),
  );
  return ({ values }) => {
    const [batch, , , rows, columns] = values.shape as [number, number, number, number, number];
    const y = correlate2d(values.reshape([batch, group.order, rows, columns]), kernels, { border: "zero" });
    return mapOf(regularFibre(group), y.reshape([batch, 1, group.order, rows, columns]));
  };
}

describe("what a group convolution must not forget", () => {
  for (const group of [planarRotations(4), planarSymmetries(4)]) {
    const { multiply, inverse } = group;
    const k = randomNormal([1, 1, group.order, 3, 3], random(3), { dtype });
    const map = regularMap(group, 1, [5, 5]);
    const right = {
      places: (h: Matrix) => h,
      fibre: (h: Matrix, other: Matrix) => multiply(inverse(h), other),
    };

    it(`nothing of it forgotten, it is the layer: ${group.name}`, () => {
      const f = convolution(group, k, right);
      const layer = groupConvolution(group, 1, 1, 3, { border: "zero" });
      assert.ok(distance(layer.apply({ k }, map).values, f(map).values) < 1e-13);
      assert.ok(Math.max(...lawErrors(f, map)) < 1e-13);
    });

    for (const [what, wrong] of Object.entries({
      "without the roll of the fibre": { ...right, fibre: (_: Matrix, other: Matrix) => other },
      "with the fibre rolled the other way": { ...right, fibre: multiply },
      "with the places turned the other way": { ...right, places: inverse },
      "with the places left as they are": { ...right, places: () => group.identity },
    }))
      it(`${what} it fails for every turn by a quarter: ${group.name}`, () => {
        const errors = lawErrors(convolution(group, k, wrong), map);
        assert.equal(errors[0], 0);
        for (const [i, h] of group.elements.entries())
          if (group.show(h).includes("90 degrees") || group.show(h).includes("270"))
            assert.ok(errors[i]! > 0.3, `${group.show(h)}: ${errors[i]}`);
      });
  }
});
