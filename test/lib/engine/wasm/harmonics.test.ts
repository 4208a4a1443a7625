import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { plainKernels } from "../../../../lib/engine/plain/backend.js";
import type { Trilinear } from "../../../../lib/engine/trilinear.js";
import {
  solidHarmonics as harmonicsKernel,
  harmonicsScratch,
} from "../../../../lib/engine/wasm/harmonics.js";
import { hasMultiplyAdd, instantiate } from "../../../../lib/engine/wasm/instantiate.js";
import { trilinear, trilinearScratch } from "../../../../lib/engine/wasm/trilinear.js";
import { gradientForm } from "../../../../lib/harmonics/gradientForm.js";
import { solidHarmonics } from "../../../../lib/harmonics/solidHarmonics.js";
import { random } from "../../../../lib/numbers/random.js";
import { poisonedMemory } from "../../../support/poisonedMemory.js";

const stream = random(67);
const normals = (n: number): Float32Array => Float32Array.from({ length: n }, () => stream.normal());
const EPSILON = 2 ** -24;

for (const fused of hasMultiplyAdd() ? [false, true] : [false]) {
  describe(`harmonics in WebAssembly, ${fused ? "with" : "without"} fused additions`, () => {
    it("are those of the library, for any count of points, to degree 8", () => {
      for (let lmax = 0; lmax <= 8; lmax++)
        for (const n of [0, 1, 2, 3, 4, 5, 11]) {
          const room = poisonedMemory(2);
          const width = (lmax + 1) ** 2;
          const points = room.floats(normals(3 * n));
          room.freeze();
          const Y = room.floats(n * width);
          const scratch = room.scratch(harmonicsScratch(lmax));
          const kernel = harmonicsKernel(lmax);
          const run = instantiate([kernel], room.memory, { fused })[kernel.name]!;
          run(Y.byteOffset, points.byteOffset, n, scratch);
          room.check(kernel.name);
          const exact = new Float64Array(width);
          for (let p = 0; p < n; p++) {
            const [x, y, z] = points.subarray(3 * p) as unknown as [number, number, number];
            solidHarmonics(lmax, x, y, z, exact, 0);
            for (let l = 0; l <= lmax; l++)
              for (let k = l * l; k < (l + 1) ** 2; k++) {
                const bound = 8 * (l + 1) * EPSILON * Math.sqrt(2 * l + 1) * Math.hypot(x, y, z) ** l;
                const error = Math.abs(Y[p * width + k]! - exact[k]!);
                assert.ok(error <= bound, `degree ${l} of ${lmax}, component ${k}: ${error} > ${bound}`);
              }
          }
        }
    });

    it("have the three contractions of their gradient", () => {
      for (const lmax of [0, 1, 2, 3, 5])
        for (const n of [0, 1, 3, 4, 9])
          for (const skip of [0, 1, 2]) {
            const form = gradientForm(lmax, n);
            const values = form.shapes.map(([, width]) => normals(n * width!));
            // The form hands its entries to the kernels, and computes itself where they decline.
            let entries: Trilinear | undefined;
            const exact = new Float64Array(values[skip]!.length);
            const others = values.map((list, k) => (k === skip ? undefined : Float64Array.from(list)));
            form.run(
              skip,
              exact,
              others,
              {
                ...plainKernels,
                trilinear: (given) => {
                  entries = given;
                  return false;
                },
              },
              [],
            );
            const room = poisonedMemory(2);
            const inputs = values.filter((_, k) => k !== skip).map((list) => room.floats(list));
            room.freeze();
            const out = room.floats(exact.length);
            const kernel = trilinear(entries!, skip);
            const run = instantiate([kernel], room.memory, { fused })[kernel.name]!;
            const addresses = [out, ...inputs].map(({ byteOffset }) => byteOffset);
            run(...addresses, n, room.scratch(trilinearScratch(entries!)));
            room.check(kernel.name);
            const size = Math.max(1, ...exact.map(Math.abs));
            exact.forEach((value, k) => {
              // Sums of at most a hundred products.
              assert.ok(Math.abs(out[k]! - value) <= 100 * EPSILON * size, `skip ${skip}, degree ${lmax}`);
            });
          }
    });
  });
}
