import assert from "node:assert/strict";
import {
  type Action,
  adam,
  applyIsometry,
  determinant,
  directProduct,
  equivariance,
  haarRotation,
  type Isometry,
  invariance,
  judge,
  matvec,
  type Permutation,
  permutations,
  permutingEntries,
  type Random,
  random,
  randomNormal,
  specialEuclidean,
  type Tensor,
  tensor,
  tetris,
  training,
} from "noether";
import {
  classicalCloudAutoencoder,
  cloudAutoencoder,
  frames,
  meanFrames,
  pointerSort,
  spaceFrame,
} from "noether/autoencoder";
import { countParameters, grad, mapTree, zeros } from "noether/engine";

const double = { dtype: "float64" } as const;
type Points = readonly (readonly number[])[];
const largest = (x: Tensor): number => x.abs().max().item();

describe("frames of many pairs of vectors", () => {
  const pairs = randomNormal([20, 3, 2], random(1), double);
  const R = tensor(haarRotation(3, random(2)), double);

  it("are rotations, those of spaceFrame, and move as the vectors do", () => {
    const found = frames(pairs);
    for (const [k, frame] of (found.toArray() as number[][][]).entries()) {
      assert.ok(Math.abs(determinant(frame) - 1) < 1e-12);
      const [v, w] = [0, 1].map((a) => (pairs.toArray() as number[][][])[k]!.map((row) => row[a]!));
      assert.ok(
        largest(tensor(frame, double).sub(tensor(spaceFrame().of([v!, w!]) as number[][], double))) < 1e-12,
      );
    }
    assert.ok(largest(frames(R.matmul(pairs)).sub(R.matmul(found))) < 1e-12);
    assert.deepEqual(meanFrames(pairs).toArray(), found.toArray());
    // The control: columns that are no orthonormal basis are no rotation.
    assert.ok(largest(frames(pairs).slice(-1, 0, 2).sub(pairs)) > 0.1);
  });

  it("of vectors on one line are the mean over the rotations about it, and refused where one is wanted", () => {
    const line = tensor(
      [
        [
          [0, 0],
          [0, 0],
          [2, -6],
        ],
        [
          [0, 0],
          [0, 3],
          [0, 0],
        ],
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ],
      double,
    );
    assert.deepEqual(meanFrames(line).toArray(), [
      [
        [0, 0, 0],
        [0, 0, 0],
        [1, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ]);
    const turned = R.matmul(line);
    assert.ok(largest(meanFrames(turned).sub(R.matmul(meanFrames(line)))) < 1e-12);
    assert.throws(
      () => frames(turned),
      /got two on one line \(or 0\) at 0: rotations about it fix both\. meanFrames averages/,
    );
  });

  it("have finite slopes, on lines too", () => {
    const slopes = grad((x: Tensor) => meanFrames(x).square().sum())(zeros([2, 3, 2], double));
    assert.equal(largest(slopes), 0);
    const weights = randomNormal([20, 3, 3], random(4), double);
    const f = (x: Tensor): Tensor => frames(x).mul(weights).sum();
    const direction = randomNormal([20, 3, 2], random(5), double).mul(1e-5);
    const difference = f(pairs.add(direction))
      .sub(f(pairs.sub(direction)))
      .div(2)
      .item();
    const slope = grad(f)(pairs).mul(direction).sum().item();
    assert.ok(Math.abs(slope / difference - 1) < 1e-5, `${slope} and ${difference}`);
  });

  it("are refused to other shapes", () => {
    assert.throws(() => frames(zeros([3, 3])), /expected pairs of vectors \[\.\.\., 3, 2\], got \[3, 3\]/);
    assert.throws(() => frames(tensor(Int32Array.of(1, 2))), TypeError);
  });
});

describe("elements chosen one by one", () => {
  const shape = { batch: 3, elements: 5, dtype: "float64" } as const;

  it("are a permutation, also where all scores are equal", () => {
    const P = pointerSort(() => zeros([3, 5], double), shape);
    for (const axis of [1, 2]) assert.equal(largest(P.sum(axis).sub(1)), 0);
    const s = randomNormal([3, 5], random(1), double);
    const sorted = pointerSort(() => s, shape);
    const inOrder = sorted
      .transpose()
      .matmul(s.reshape([3, 5, 1]))
      .reshape([3, 5]);
    assert.deepEqual(inOrder.toArray(), s.neg().sort().neg().toArray());
  });

  it("know what was chosen before, and learn by the scores", () => {
    const seen: number[] = [];
    pointerSort((marks) => {
      seen.push(marks.sum().item());
      return zeros([3, 5], double);
    }, shape);
    assert.deepEqual(seen, [0, 3, 6, 9, 12]);
    const s = randomNormal([3, 5], random(1), double);
    const weights = randomNormal([3, 5, 5], random(2), double);
    assert.ok(
      largest(
        grad((x: Tensor) =>
          pointerSort(() => x, shape)
            .mul(weights)
            .sum(),
        )(s),
      ) > 0.01,
    );
  });
});

/** Pieces of Tetris, turned, moved, their cubes exchanged, each a little off its place. */
function clouds(count: number, draw: Random, noise = 0.01): number[][][] {
  return Array.from({ length: count }, (_, k) => {
    const [R, t, p] = [
      haarRotation(3, draw),
      [0, 1, 2].map(() => 5 * draw.normal()),
      permutations(4).haar(draw),
    ];
    const { positions } = tetris[k % 8]!;
    return p.map((i) =>
      matvec(
        R,
        positions[i]!.map((x) => x + noise * draw.normal()),
      ).map((x, a) => x + t[a]!),
    );
  });
}

describe("the autoencoder of clouds of points", () => {
  const [ours, classical] = [
    cloudAutoencoder({ points: 4, hidden: 20 }),
    classicalCloudAutoencoder({ points: 4 }),
  ];
  let trained: ReturnType<typeof ours.init>;
  before(async () => {
    const draw = random(1);
    const run = training({
      model: ours,
      loss: (predict, x: Tensor) => predict(x).reconstruction.sub(x).square().mean(),
      optimizer: adam({ rate: 0.01 }),
      batches: (function* () {
        for (;;) yield tensor(clouds(24, draw));
      })(),
      draw: random(1),
      steps: 40,
    });
    for await (const _ of run);
    trained = mapTree(run.now.parameters, (t) => t.as("float64"));
  });

  const SE3 = specialEuclidean(3);
  const S4 = permutations(4);
  const exchanges = permutingEntries<readonly number[]>(S4);
  const both: Action<readonly [Isometry, Permutation], Points> = {
    group: directProduct(SE3, S4),
    apply: ([g, p], x) => exchanges.apply(p, x).map((point) => applyIsometry(g, point)),
  };
  const inputs = {
    examples: [[clouds(1, random(3))[0]!] as [Points]],
    draw: (draw: Random): [Points] => [draw.pick(clouds(8, draw))],
    simpler: () => [],
  };
  const of = (x: Points) => ours.apply(trained, tensor([x as number[][]], double));
  const lossOf = (made: Tensor, x: Points): number =>
    made
      .sub(tensor([x as number[][]], double))
      .square()
      .mean()
      .item();
  const holds = (law: unknown, f: unknown): boolean =>
    judge(law as never, f as never, { random: random(1), runs: 12 }).holds;

  it("has learned something, and its group elements are rotations and permutations", () => {
    const x = tensor(clouds(80, random(8)), double);
    const { reconstruction, element } = ours.apply(trained, x);
    const error = reconstruction.sub(x).square().mean().item();
    assert.ok(error < 0.1, `${error}`);
    for (const R of element.rotation.toArray() as number[][][])
      assert.ok(Math.abs(determinant(R) - 1) < 1e-9);
    for (const axis of [1, 2]) assert.equal(largest(element.permutation.sum(axis).sub(1)), 0);
  });

  it("has a code and a loss that are invariant under SE(3) x S_4, and reconstructions that move along, to 1e-9", () => {
    const invariant = invariance<readonly [Isometry, Permutation], [Points], unknown>({
      domain: [both],
      inputs,
    });
    const moving = equivariance<readonly [Isometry, Permutation], [Points], Points>({
      domain: [both],
      codomain: both,
      inputs,
    });
    assert.ok(holds(invariant, (x: Points) => of(x).z.toArray()));
    assert.ok(holds(invariant, (x: Points) => lossOf(of(x).reconstruction, x)));
    assert.ok(holds(moving, (x: Points) => of(x).reconstruction.reshape([4, 3]).toArray()));
    // The controls: canonical points stay where they are, and the classical autoencoder knows no symmetry.
    assert.ok(!holds(moving, (x: Points) => of(x).canonical.reshape([4, 3]).toArray()));
    const plain = classical.init(random(1), double);
    assert.ok(
      !holds(invariant, (x: Points) =>
        lossOf(classical.apply(plain, tensor([x as number[][]], double))[1], x),
      ),
    );
  });

  it("tells a piece from its mirror image, and no piece from itself moved", () => {
    const codes = (pieces: Points[]): Tensor => ours.apply(trained, tensor(pieces as number[][][], double)).z;
    const [chiral, mirrored] = [tetris[0]!.positions, tetris[1]!.positions];
    const flipped = chiral.map(([x, y, z]) => [x, y, -z]);
    const z = codes([chiral, mirrored, flipped]).toArray() as number[][];
    const apart = (a: number[], b: number[]): number => Math.hypot(...a.map((v, k) => v - b[k]!));
    assert.ok(apart(z[1]!, z[2]!) < 1e-9);
    assert.ok(apart(z[0]!, z[2]!) > 1e-4);
  });

  it("reconstructs points on a line on that line, whichever way the rotations about it are chosen", () => {
    const line: Points = [0, 1, 2.2, 3.1].map((t) => [0, 0, t]);
    const moving = equivariance<readonly [Isometry, Permutation], [Points], Points>({
      domain: [both],
      codomain: both,
      inputs: { examples: [[line]], draw: () => [line], simpler: () => [] },
    });
    assert.ok(holds(moving, (x: Points) => of(x).reconstruction.reshape([4, 3]).toArray()));
    const made = of(line).reconstruction.reshape([4, 3]).toArray() as number[][];
    assert.ok(made.every(([x, y]) => Math.hypot(x!, y!) < 1e-9));
  });

  it("and the classical one have equal numbers of parameters as they are compared, within 6 %", () => {
    const [a, b] = [cloudAutoencoder({ points: 4 }), classical].map((model) =>
      countParameters(model.init(random(1))),
    );
    assert.ok(Math.abs(a! / b! - 1) < 0.06, `${a} and ${b}`);
  });

  it("refuses empty clouds and clouds of another size, in a sentence", () => {
    assert.throws(
      () => ours.apply(trained, zeros([2, 0, 3], double)),
      /expected clouds \[clouds, 4, 3\], got \[2, 0, 3\]: an empty cloud has no centre/,
    );
    assert.throws(() => ours.apply(trained, zeros([2, 5, 3], double)), /got \[2, 5, 3\]/);
    assert.throws(() => cloudAutoencoder({ points: 0 }), /points, got 0/);
  });
});
