import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { RowProduct } from "../../../../lib/engine/rowProduct.js";
import { hasMultiplyAdd, instantiate } from "../../../../lib/engine/wasm/instantiate.js";
import { isChannelwise, pathKernel, pathScratch } from "../../../../lib/engine/wasm/paths.js";
import { random } from "../../../../lib/numbers/random.js";
import { channelwiseTensorProduct } from "../../../../lib/product/channelwise.js";
import { contractRows } from "../../../../lib/product/contractRows.js";
import { pathPlan } from "../../../../lib/product/pathPlan.js";
import { type TensorProduct, tensorProduct } from "../../../../lib/product/tensorProduct.js";
import { poisonedMemory } from "../../../support/poisonedMemory.js";

const stream = random(66);
const normals = (n: number): Float32Array => Float32Array.from({ length: n }, () => stream.normal());

/** A product's plans for rows in the layout [m, channel]. */
function rowsOf({ in1, in2, out, paths, weightCount }: TensorProduct): RowProduct {
  return {
    paths: paths.map((path) => pathPlan(path, "ir_mul")),
    widths: [in1.dim, in2.dim, weightCount, out.dim],
  };
}

const PRODUCTS: Readonly<Record<string, RowProduct>> = {
  "8 channels": rowsOf(channelwiseTensorProduct("8x0e + 8x1o", "0e + 1o + 2e", "0e + 1o + 1e + 2e")),
  "5 and 12 channels": rowsOf(channelwiseTensorProduct("5x0e + 12x1o + 5x2e", "0e + 1o", "0e + 1o + 2e")),
  "1, 2 and 3 channels": rowsOf(channelwiseTensorProduct("1o + 2x0e + 3x1o", "1o + 2e", "0e + 1o + 2o")),
  "no channels": rowsOf(channelwiseTensorProduct("0x0e + 4x1o", "0e", "1o")),
  "paths without weights": rowsOf(
    tensorProduct("6x1o", "1o", "6x0e + 6x1e", [
      { in1: 0, in2: 0, out: 0, mode: "uvu", weighted: false },
      { in1: 0, in2: 0, out: 1, mode: "uvu" },
    ]),
  ),
};

interface Graph {
  readonly nodes: number;
  readonly edges: number;
  readonly hasSource: boolean;
  readonly hasTarget: boolean;
  readonly hasOwnWeights: boolean;
}

/**
 * The error of the contraction `skip` along the edges in chunks, against the plain one in double, relative to its
 * largest number.
 */
function compare(product: RowProduct, skip: number, graph: Graph, fused: boolean): number {
  const { nodes, edges, hasSource, hasTarget, hasOwnWeights } = graph;
  const [dx, dy, dw, dz] = product.widths;
  const list = (): number[] => Array.from({ length: edges }, () => stream.integer(nodes));
  const [s, t] = [list(), list()];
  const sizes = [
    (hasSource ? nodes : edges) * dx,
    edges * dy,
    (hasOwnWeights ? edges : 1) * dw,
    (hasTarget ? nodes : edges) * dz,
  ];
  const values = sizes.map((size, k) => (k === skip ? new Float32Array(size) : normals(size)));
  const room = poisonedMemory(8);
  const [source, target] = [room.integers(s), room.integers(t)];
  const inputs = values.map((numbers, k) => (k === skip ? numbers : room.floats(numbers)));
  room.freeze();
  const out = room.floats(values[skip]!);
  const scratch = room.scratch(pathScratch(product));
  const run = instantiate(
    [pathKernel(JSON.stringify([graph, skip, product.widths]), product, skip, graph)],
    room.memory,
    { fused },
  );
  const addresses = inputs.map((numbers, k) => (k === skip ? out : numbers).byteOffset);
  // A range of edges is a call of its own.
  for (const [from, to] of [
    [0, Math.floor(edges / 2)],
    [Math.floor(edges / 2), edges],
  ] as const)
    Object.values(run)[0]!(...addresses, source.byteOffset, target.byteOffset, from, to, scratch);
  room.check(`contraction ${skip}`);
  const exact = new Float64Array(out.length);
  contractRows(
    product,
    {
      count: edges,
      source: hasSource ? source : undefined,
      target: hasTarget ? target : undefined,
      hasOwnWeights,
    },
    skip,
    exact,
    values.map((numbers, k) => (k === skip ? undefined : Float64Array.from(numbers))),
  );
  const size = Math.max(1, ...exact.map(Math.abs));
  return Math.max(0, ...exact.map((value, k) => Math.abs(out[k]! - value) / size));
}

for (const fused of hasMultiplyAdd() ? [false, true] : [false]) {
  describe(`products along edges in WebAssembly, ${fused ? "with" : "without"} fused additions`, () => {
    for (const [name, product] of Object.entries(PRODUCTS))
      it(`have the four contractions of the plain ones: ${name}`, () => {
        assert.ok(isChannelwise(product));
        for (const skip of [0, 1, 2, 3])
          for (const edges of [0, 1, 17])
            for (const hasSource of [false, true])
              for (const hasTarget of [false, true])
                for (const hasOwnWeights of [false, true]) {
                  const graph = { nodes: 5, edges, hasSource, hasTarget, hasOwnWeights };
                  // Some hundred terms, of sizes up to the largest of the result: 100 roundings at the most.
                  const error = compare(product, skip, graph, fused);
                  assert.ok(
                    error < 100 * 2 ** -24,
                    `contraction ${skip} of ${JSON.stringify(graph)}: ${error}`,
                  );
                }
      });
  });
}

describe("products along edges", () => {
  it("give the same bits every time, and the sum does not depend on where it is split", () => {
    const product = PRODUCTS["8 channels"]!;
    const graph = { nodes: 3, edges: 20, hasSource: true, hasTarget: true, hasOwnWeights: true };
    const room = poisonedMemory(8);
    const sizes = product.widths.map((width, k) => width * (k === 1 || k === 2 ? 20 : 3));
    const [x, y, w] = sizes.map((size) => room.floats(normals(size))) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const list = (): Int32Array => room.integers(Array.from({ length: 20 }, () => stream.integer(3)));
    const [source, target] = [list(), list()];
    const run = instantiate([pathKernel("cut", product, 3, graph)], room.memory).cut!;
    const scratch = room.scratch(pathScratch(product));
    const [whole, ...others] = [[20], [7, 20], [1, 2, 19, 20]].map((cuts) => {
      const z = room.floats(new Float32Array(sizes[3]!));
      cuts.forEach((to, k) => {
        const addresses = [x, y, w, z, source, target].map(({ byteOffset }) => byteOffset);
        run(...addresses, cuts[k - 1] ?? 0, to, scratch);
      });
      return z;
    });
    for (const other of others) assert.deepEqual(other, whole);
  });

  it("are declined in other modes", () => {
    const mixing = (mode: "uvw" | "uvv" | "uuu"): RowProduct =>
      rowsOf(tensorProduct("2x1o", "2x1o", "2x0e", [{ in1: 0, in2: 0, out: 0, mode }]));
    for (const mode of ["uvw", "uvv", "uuu"] as const) assert.equal(isChannelwise(mixing(mode)), false);
  });
});
