import assert from "node:assert/strict";
import {
  accuracy,
  adam,
  crossEntropy,
  equivariance,
  invariance,
  judge,
  permutations,
  permutingEntries,
  type Random,
  random,
  randomNormal,
  type Tensor,
  tensor,
  training,
} from "noether";
import {
  classicalSetAutoencoder,
  hardSort,
  setAutoencoder,
  softSort,
  sortingMatrix,
} from "noether/autoencoder";
import { countParameters, grad, mapTree, zeros } from "noether/engine";

const double = { dtype: "float64" } as const;
const [n, classes] = [5, 4];
type Rows = readonly (readonly number[])[];

/** Sets of random elements, one-hot: with four classes, five elements are never all different. */
function sets(count: number, draw: Random): { readonly x: Tensor; readonly labels: number[] } {
  const labels = Array.from({ length: count * n }, () => draw.integer(classes));
  const values = labels.flatMap((label) => Array.from({ length: classes }, (_, c) => (c === label ? 1 : 0)));
  return { x: tensor(Float32Array.from(values), { shape: [count, n, classes] }), labels };
}

describe("soft sorting", () => {
  const s = randomNormal([3, 6], random(1), double);

  it("comes to the permutation that sorts as the temperature falls", () => {
    const hard = sortingMatrix(s);
    const ordered = hard
      .transpose()
      .matmul(s.reshape([3, 6, 1]))
      .reshape([3, 6]);
    assert.deepEqual(ordered.toArray(), s.sort().toArray());
    const gap = (tau: number): number => softSort(s, { tau }).sub(hard).abs().max().item();
    assert.ok(gap(1e-5) < 1e-9 && gap(0.1) > gap(0.01) && gap(1) > 0.3);
  });

  it("moves with the elements, and rows of ranks sum to 1", () => {
    const p = tensor(Int32Array.of(3, 0, 5, 1, 4, 2));
    const moved = (x: Tensor): Tensor => x.transpose().reshape([6, -1]).gather(p);
    const one = s.slice(0, 0, 1);
    for (const sorted of [softSort, sortingMatrix, hardSort]) {
      const [before, after] = [sorted(one), sorted(moved(one).reshape([1, 6]))];
      assert.ok(
        before
          .reshape([6, 6])
          .gather(p)
          .sub(after.reshape([6, 6]))
          .abs()
          .max()
          .item() < 1e-12,
      );
      assert.ok(before.sum(-1).sub(1).abs().max().item() < 1e-12);
    }
  });

  it("learns as the soft permutation and computes as the hard one", () => {
    const weights = randomNormal([3, 6, 6], random(2), double);
    const by = (sorted: (s: Tensor) => Tensor): Tensor =>
      grad((x: Tensor) => sorted(x).mul(weights).sum())(s);
    assert.deepEqual(hardSort(s).toArray(), sortingMatrix(s).toArray());
    assert.ok(by(hardSort).sub(by(softSort)).abs().max().item() < 1e-12);
    assert.ok(by(softSort).abs().max().item() > 0.01);
  });

  it("shares out the ranks of equal scores, so that it is doubly stochastic", () => {
    const P = sortingMatrix(tensor([2, 1, 2, 2], double));
    const third = 1 / 3;
    assert.deepEqual(P.toArray(), [
      [0, third, third, third],
      [1, 0, 0, 0],
      [0, third, third, third],
      [0, third, third, third],
    ]);
  });

  it("has noise in training alone", () => {
    assert.deepEqual(hardSort(s).toArray(), hardSort(s, { noise: 5 }).toArray());
    assert.notDeepEqual(hardSort(s, { noise: 5, draw: random(3) }).toArray(), hardSort(s).toArray());
    const noisy = sortingMatrix(tensor([1, 1], double));
    assert.deepEqual(noisy.toArray(), [
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    // The noise tells equal scores apart.
    assert.deepEqual(
      hardSort(tensor([1, 1], double), { draw: random(1) })
        .sum(0)
        .toArray(),
      [1, 1],
    );
    assert.equal(
      hardSort(tensor([1, 1], double), { draw: random(1) })
        .max()
        .item(),
      1,
    );
  });

  it("refuses no scores, temperatures that are none, whole numbers", () => {
    assert.throws(
      () => softSort(zeros([2, 0])),
      /softSort: expected scores \[\.\.\., n\] of one element at least.*an empty set/,
    );
    assert.throws(() => softSort(s, { tau: 0 }), /expected a temperature tau > 0, got 0/);
    assert.throws(() => sortingMatrix(tensor(Int32Array.of(1, 2))), TypeError);
    assert.throws(() => hardSort(zeros([2, 0])), /hardSort: expected scores/);
    assert.throws(() => hardSort([1, 2] as never, { draw: random(1) }), TypeError);
  });
});

describe("the autoencoder of sets", () => {
  const [ours, classical] = [
    setAutoencoder({ elements: n, classes, bottleneck: 4, hidden: 24 }),
    classicalSetAutoencoder({ elements: n, classes, bottleneck: 4, hidden: 24 }),
  ];
  const batch = sets(60, random(9));
  let trained: ReturnType<typeof ours.init>;
  before(async () => {
    const draw = random(1);
    const run = training({
      model: ours,
      loss: (predict, { x, labels }: ReturnType<typeof sets>, draw) =>
        crossEntropy(predict(x, draw).reconstruction.reshape([-1, classes]), labels),
      optimizer: adam({ rate: 0.01 }),
      batches: (function* () {
        for (;;) yield sets(32, draw);
      })(),
      draw: random(2),
      steps: 120,
    });
    for await (const _ of run);
    trained = mapTree(run.now.parameters, (t) => t.as("float64"));
  });

  const rows = permutingEntries<readonly number[]>(permutations(n));
  const inputs = {
    examples: [
      [
        [
          [1, 0, 0, 0],
          [1, 0, 0, 0],
          [0, 1, 0, 0],
          [0, 0, 1, 0],
          [0, 0, 0, 1],
        ],
      ] as [Rows],
    ],
    draw: (draw: Random): [Rows] => [sets(1, draw).x.reshape([n, classes]).toArray() as number[][]],
    simpler: () => [],
  };
  const of = (x: Rows) => ours.apply(trained, tensor([x as number[][]], double));
  const lossOf = (logits: Tensor, x: Rows): number =>
    crossEntropy(
      logits.reshape([n, classes]),
      x.map((row) => row.indexOf(1)),
    ).item();
  const holds = (law: Parameters<typeof judge>[0], f: unknown): boolean =>
    judge(law as never, f as never, { random: random(1), runs: 20 }).holds;

  it("has learned something", () => {
    const { reconstruction } = ours.apply(trained, batch.x.as("float64"));
    const right = accuracy(reconstruction.reshape([-1, classes]), batch.labels);
    assert.ok(right > 0.7, `${right}`);
  });

  it("has an invariant code and loss, and reconstructions that move with the set, equal elements or not, to 1e-9", () => {
    const invariant = invariance<readonly number[], [Rows], unknown>({ domain: [rows], inputs });
    assert.ok(holds(invariant, (x: Rows) => of(x).z.toArray()));
    assert.ok(holds(invariant, (x: Rows) => lossOf(of(x).reconstruction, x)));
    const moving = equivariance<readonly number[], [Rows], Rows>({ domain: [rows], codomain: rows, inputs });
    assert.ok(holds(moving, (x: Rows) => of(x).reconstruction.reshape([n, classes]).toArray()));
    // The controls: the list at its canonical places, and the classical autoencoder.
    assert.ok(!holds(moving, (x: Rows) => of(x).canonical.reshape([n, classes]).toArray()));
    const list = classical.init(random(1), double);
    assert.ok(
      !holds(invariant, (x: Rows) => lossOf(classical.apply(list, tensor([x as number[][]], double))[1], x)),
    );
  });

  it("and the classical one have equal numbers of parameters as they are compared, within 6 %", () => {
    const sizes = { elements: 10, classes: 10 };
    const [a, b] = [setAutoencoder(sizes), classicalSetAutoencoder(sizes)].map((model) =>
      countParameters(model.init(random(1))),
    );
    assert.ok(Math.abs(a! / b! - 1) < 0.06, `${a} and ${b}`);
  });

  it("refuses empty sets and sets of another size, in a sentence", () => {
    assert.throws(
      () => ours.apply(trained, zeros([2, 0, classes], double)),
      /each of 5 elements, got \[2, 0, 4\]: an empty set has nothing to encode/,
    );
    assert.throws(
      () => ours.apply(trained, zeros([2, 6, classes], double)),
      /got \[2, 6, 4\]: sets of other sizes need a network of their own/,
    );
    assert.throws(() => setAutoencoder({ elements: 0, classes }), /elements, got 0/);
  });
});
