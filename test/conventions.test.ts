import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  applyIsometry,
  average,
  clebschGordan,
  commutant,
  convolve,
  convolveImage,
  cyclic,
  edgeVectors,
  energyAndForces,
  type FiniteGroup,
  featureMap,
  fromRows,
  fullyConnectedTensorProduct,
  gridAction,
  groupConvolution,
  identityMatrix,
  image,
  irreducibles,
  irreps,
  irrepsD,
  irrepsNorm,
  judge,
  liftingConvolution,
  type Matrix,
  matmul,
  matvec,
  neighbours,
  octahedral,
  onFunctions,
  passMessages,
  permutationRepresentation,
  planarRotations,
  quarterTurn,
  quaternionGroup,
  radians,
  random,
  reducedTensorProducts,
  relativeError,
  rotateImage,
  rotationMatrix,
  rotationX,
  rotationY,
  rotationZ,
  shift,
  shiftImage,
  softOneHot,
  specialEuclidean,
  sphericalHarmonics,
  steerableField,
  symmetric,
  symmetricMaxPool,
  trace,
  translations,
  transpose,
  wigner3j,
  wignerD,
} from "noether";
import { grad, ones, randomNormal, type Tensor, tensor, zeros } from "noether/engine";
import { type Law, once } from "noether/laws";
import { basis, basisValues, hartreeFock, molecule, sto3g } from "noether/quantum";
import { byResidual } from "./support/byResidual.js";

const near = (a: unknown, b: unknown): void =>
  assert.ok(relativeError(a, b) < 1e-12, `${JSON.stringify(a)} is not ${JSON.stringify(b)}`);
const [X, Y, Z] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;
const quarter = radians(90);
const tilted = rotationMatrix({ axis: [1, 2, 3], angle: 1 });

/** Each line of docs/CONVENTIONS.md, and what must be true for it. */
const conventions: Readonly<Record<string, () => void>> = {
  "Actions are active and from the left: (g.f)(x) = f(g^-1 x).": () => {
    const S3 = symmetric(3);
    const V = onFunctions(S3, [0, 1, 2], (p, x) => p[x]!);
    const f = [5, 6, 7];
    for (const p of S3.elements) {
      assert.deepEqual(
        V.apply(p, f),
        [0, 1, 2].map((x) => f[S3.inverse(p)[x]!]),
      );
    }
  },
  "A positive shift moves a signal towards larger t: (T_s f)(t) = f(t - s).": () =>
    assert.deepEqual(shift([1, 0, 0], 1), [0, 1, 0]),
  "Images are rows from the top; a shift is [rows down, columns right].": () =>
    assert.deepEqual(
      shiftImage(
        [
          [1, 0, 0],
          [0, 0, 0],
        ],
        [1, 2],
      ),
      [
        [0, 0, 0],
        [0, 0, 1],
      ],
    ),
  "Images rotate counter-clockwise as seen, about the centre of the grid, exactly at quarter turns.": () => {
    assert.deepEqual(
      rotateImage(
        [
          [1, 2],
          [3, 4],
        ],
        quarter,
      ),
      [
        [2, 4],
        [1, 3],
      ],
    );
    const f = image(5, 5, (y, x) => 7 * y + x);
    assert.deepEqual(rotateImage(f, quarter), quarterTurn(f));
  },
  "Permutations are lists: p[i] is where i goes, and the product p q is q first.": () => {
    const { multiply } = symmetric(3);
    const [p, q] = [
      [1, 2, 0],
      [1, 0, 2],
    ] as const;
    assert.deepEqual(
      multiply(p, q),
      [0, 1, 2].map((i) => p[q[i]!]),
    );
    assert.notDeepEqual(multiply(p, q), multiply(q, p));
  },
  "(f * g)(t) is the sum over tau of f(tau) g(t - tau), indices mod n.": () =>
    assert.deepEqual(convolve([0, 1, 0], [5, 6, 7]), [7, 5, 6]),
  "A kernel of odd sides has its centre in the middle.": () => {
    const f = image(4, 5, (y, x) => 7 * y + x);
    assert.deepEqual(
      convolveImage(f, [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ]),
      f,
    );
    assert.deepEqual(convolveImage(f, [[0, 0, 1]]), shiftImage(f, [0, 1]));
  },
  "Rotations act on columns, and a positive angle turns y towards z about x, z towards x about y, x towards y about z.":
    () => {
      near(matvec(rotationX(quarter), Y), Z);
      near(matvec(rotationY(quarter), Z), X);
      near(matvec(rotationZ(quarter), X), Y);
    },
  "Euler angles are Y X Y: R = Ry(alpha) Rx(beta) Ry(gamma).": () =>
    near(
      rotationMatrix({ alpha: 0.3, beta: 0.5, gamma: 0.7 }),
      matmul(matmul(rotationY(0.3), rotationX(0.5)), rotationY(0.7)),
    ),
  "Quaternions are [w, x, y, z], and q and -q are the same rotation.": () => {
    const [w, s] = [Math.cos(0.2), Math.sin(0.2)];
    near(rotationMatrix([w, s, 0, 0]), rotationX(0.4));
    near(rotationMatrix([-w, -s, 0, 0]), rotationX(0.4));
  },
  "Angles are in radians; radians(90) is the angle of 90 degrees, as in numpy.": () => {
    near(radians(90), Math.PI / 2);
    near(matvec(rotationZ(Math.PI), X), [-1, 0, 0]);
  },
  "A rigid motion sends x to R x + t, and the product g h is h first.": () => {
    const [g, h] = [
      { rotation: rotationZ(quarter), translation: [1, 0, 0] },
      { rotation: rotationX(quarter), translation: [0, 2, 0] },
    ];
    near(applyIsometry(g, X), [1, 1, 0]);
    near(applyIsometry(specialEuclidean(3).multiply(g, h), X), applyIsometry(g, applyIsometry(h, X)));
  },
  "The permutation matrix of p has a 1 in row p[i] of column i.": () =>
    assert.deepEqual(permutationRepresentation(symmetric(3)).matrix([1, 2, 0]), [
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]),
  "An irreducible representation is of real, complex or quaternionic type as its commutant has dimension 1, 2 or 4.":
    () => {
      const typesOf = <G>(group: FiniteGroup<G>): string[] =>
        irreducibles(group).map((V) => `${V.type},${commutant(V).dimension}`);
      const types = [...typesOf(symmetric(3)), ...typesOf(cyclic(3)), ...typesOf(quaternionGroup())];
      assert.deepEqual([...new Set(types)].sort(), ["complex,2", "quaternionic,4", "real,1"]);
    },
  "Averages are taken over finite and compact groups only.": () => {
    near(
      average(cyclic(4), (g) => g),
      1.5,
    );
    // @ts-expect-error: a group of translations has no Haar measure of total mass 1
    assert.throws(() => average(translations(3), () => 1, { random: random(1) }), /compact|finite/);
  },
  "Real harmonics have the polar axis y: for l = 1 the orders m = -1, 0, 1 are x, y, z, and D(1, R) = R.":
    () => {
      const point = [0.6, 0, 0.8];
      near(sphericalHarmonics([1], point, { normalization: "norm" }), point);
      near(wignerD(1, tilted), tilted);
    },
  "A book's real harmonics, with the pole z, are S_l(x, y, z) = Y_l(y, z, x) = D_l(P) Y_l(x, y, z), P being that rotation of letters; most complex ones are (-1)^m (S_m + i S_-m) / sqrt(8 pi) for m > 0.":
    () => {
      const point = [0.48, 0.6, 0.64];
      const P = [Y, Z, X];
      // scipy.special.sph_harm_y(l, m, arccos z, atan2(y, x)) of SciPy 1.17 at this point, real and imaginary.
      for (const [l, m, real, imaginary] of [
        [0, 0, 0.282094791773878, 0],
        [1, 1, -0.165837191746241, -0.207296489682801],
        [1, -1, 0.165837191746241, -0.207296489682801],
        [2, 0, 0.072161590129777, 0],
        [2, 1, -0.237326869723048, -0.29665858715381],
        [2, -2, -0.050061136582205, -0.222493940365357],
        [3, 2, -0.084767563357282, 0.376744726032365],
        [3, -3, -0.170147213068038, -0.082910718232307],
        [4, 3, 0.326682649090634, -0.159188579006029],
      ] as const) {
        const S = matvec(wignerD(l, P), sphericalHarmonics([l], point));
        near(S, sphericalHarmonics([l], matvec(P, point)));
        const [up, down] = [S[l + Math.abs(m)]!, m === 0 ? 0 : S[l - Math.abs(m)]!];
        const size = Math.sqrt((m === 0 ? 4 : 8) * Math.PI);
        const sign = m > 0 ? (-1) ** m : 1;
        near([(sign * up) / size, (Math.sign(m) * sign * down) / size + 0], [real, imaginary]);
      }
    },
  "The default normalisation is 'component': the squares of the 2l + 1 harmonics of a degree add up to 2l + 1.":
    () => {
      for (const l of [0, 1, 2, 3, 6]) {
        const values = sphericalHarmonics([l], [1, 2, 3]);
        near(
          values.reduce((sum, y) => sum + y * y, 0),
          2 * l + 1,
        );
      }
    },
  "Harmonics of irreps are those of a vector where odd degrees are odd, of a pseudovector where they are even.":
    () => {
      const expected = sphericalHarmonics([1, 2], X);
      assert.deepEqual(sphericalHarmonics("1o + 2e", X), expected);
      assert.deepEqual(sphericalHarmonics("1e + 2e", X), expected);
      assert.throws(() => sphericalHarmonics("1o + 3e", X), /as for a vector, got 3e/);
      assert.throws(() => sphericalHarmonics("2o", X), /got 2o/);
    },
  "A matrix in float32 stands for the nearest rotation; any other has to be a rotation.": () => {
    const D = wignerD(2, Float32Array.from(tilted.flat()));
    assert.ok(relativeError(matmul(D, transpose(D)), identityMatrix(5)) < 1e-13);
    assert.ok(relativeError(D, wignerD(2, tilted)) < 1e-6);
    assert.throws(
      () =>
        wignerD(
          2,
          tilted.map((row) => row.map(Math.fround)),
        ),
      /nearestRotation/,
    );
  },
  "Parity e or o is the sign under inversion, +1 or -1; 1o is a vector and 1e an axial vector.": () => {
    const inversion: Matrix = [
      [-1, 0, 0],
      [0, -1, 0],
      [0, 0, -1],
    ];
    near(irrepsD(irreps("1x1o"), inversion), inversion);
    near(irrepsD(irreps("1x1e"), inversion), [X, Y, Z]);
  },
  "wigner3j has Frobenius norm 1 and e3nn's signs; clebschGordan is sqrt(2 l3 + 1) times it.": () => {
    const C = wigner3j(1, 1, 2).flat(2);
    near(Math.hypot(...C), 1);
    near(
      clebschGordan(1, 1, 2).flat(2),
      C.map((entry) => Math.sqrt(5) * entry),
    );
    near(wigner3j(1, 1, 1)[0]![1]![2], 1 / Math.sqrt(6));
  },
  'An index formula is an equation between entries: "ij=-ji" says T_ij = -T_ji.': () => {
    const { Q } = reducedTensorProducts("ij=-ji", { i: "1o" });
    assert.equal(Q.length, 3);
    for (const T of Q) {
      for (const [i, j] of [
        [0, 0],
        [0, 1],
        [1, 2],
        [0, 2],
      ] as const)
        near(T[3 * i + j], 0 - T[3 * j + i]!);
    }
  },
  "A change of basis to irreps has orthonormal rows, and copies of irreps come by degree, the odd ones first.":
    () => {
      const { Q, out } = reducedTensorProducts("ij=ji", { i: "1o+1e" });
      near(matmul(Q, transpose(Q)), identityMatrix(21));
      assert.equal(out.toString(), "1x0o+2x0e+1x1o+1x2o+2x2e");
    },
  "Irreps are taken as strings or as objects; a term of a result that no path reaches is refused.": () => {
    near(irrepsD("1o + 2e", tilted), irrepsD(irreps("1o + 2e"), tilted));
    assert.throws(() => fullyConnectedTensorProduct("1o", "1o", "0e + 0o"), /got 0o: no path leads there/);
  },
  "The features of many pairs are stored one pair after another, [pair, component].": () => {
    const cross = fullyConnectedTensorProduct("1o", "1o", "1e");
    const all = cross.applyAll([...X, ...Y], [...Y, ...Z], [1]);
    assert.deepEqual([...all], [...cross.apply(X, Y, [1]), ...cross.apply(Y, Z, [1])]);
  },
  "The norm of a copy has the gradient 0 where the copy is 0.": () => {
    assert.deepEqual(irrepsNorm(irreps("2x1o")).gradient([0, 0, 0, 3, 0, 4], [1, 1]), [0, 0, 0, 0.6, 0, 0.8]);
  },
  "With a cutoff the centres of radial functions are strictly inside the interval; without it the first and the last coincide with its end points.":
    () => {
      const cosines = (cutoff: boolean) => softOneHot({ basis: "cosine", end: 4, number: 3, cutoff });
      near([1, 2, 3].map(cosines(true).values), identityMatrix(3));
      near([0, 2, 4].map(cosines(false).values), identityMatrix(3));
    },
  "Tensors are row-major and never change; shapes are matched from the right, dtypes are never mixed.":
    () => {
      const x = tensor([
        [1, 2],
        [3, 4],
      ]);
      assert.deepEqual([...x.add(tensor([10, 20])).values], [11, 22, 13, 24]);
      assert.deepEqual([...x.values], [1, 2, 3, 4]);
      assert.throws(() => x.add(tensor([1], { dtype: "float64" })), TypeError);
    },
  "At a kink the slope is 0: relu, abs, and sqrt at 0, so that norm has gradient 0 there; in a tie the gradient goes to the first.":
    () => {
      for (const name of ["relu", "abs", "sqrt", "norm"] as const)
        assert.deepEqual([...grad((x: Tensor) => x[name]().sum())(tensor([0, 0])).values], [0, 0]);
      assert.deepEqual([...grad((x: Tensor) => x.max())(tensor([1, 1])).values], [1, 0]);
      const pair = grad(([x, y]: readonly [Tensor, Tensor]) => x.maximum(y).sum());
      assert.deepEqual(
        pair([tensor([1]), tensor([1])]).map((g) => g.values[0]),
        [1, 0],
      );
    },
  "gelu is the exact one, x Phi(x); transpose exchanges the last two axes; an empty segment has the sum 0 and the maximum 0.":
    () => {
      // Phi(1) = 0.841344746068543; by tanh it would be 0.84119.
      assert.ok(Math.abs(tensor(1, { dtype: "float64" }).gelu().item() - 0.841344746068543) < 1e-14);
      assert.deepEqual(zeros([2, 3, 5]).transpose().shape, [2, 5, 3]);
      const none = tensor([], { dtype: "int32" });
      assert.deepEqual(tensor([]).segmentSum(none, 1).toArray(), [0]);
      assert.deepEqual(tensor([]).segmentMax(none, 1).toArray(), [0]);
    },
  "A tensor is float32 unless it is told otherwise; a typed array keeps its dtype, a number takes the tensor's; int32 has no gradient.":
    () => {
      assert.equal(tensor([1, 2]).dtype, "float32");
      assert.equal(tensor(Float64Array.of(1, 2)).dtype, "float64");
      assert.equal(tensor([1], { dtype: "float64" }).mul(0.1).item(), 0.1);
      assert.equal(tensor([1]).mul(0.1).item(), Math.fround(0.1));
      const whole = tensor([1, 2], { dtype: "int32" });
      assert.throws(() => whole.mul(0.5), TypeError);
      assert.throws(() => grad((x: Tensor) => x.sum())(whole), TypeError);
    },
  "Gradients are taken by the first argument, a tensor or a tree of them; one tensor at two places of the tree is two variables.":
    () => {
      const [three, five] = [tensor(3), tensor(5)];
      assert.equal(grad((x: Tensor, y: Tensor) => x.mul(y))(three, five).item(), 5);
      const both = grad(([x, y]: readonly [Tensor, Tensor]) => x.mul(y))([three, three]);
      assert.deepEqual(
        both.map((g) => g.item()),
        [3, 3],
      );
    },
  "The terms of features are [m, copy], the copies of a component adjacent; e3nn's rows, [copy, m], come and go by fromRows and toRows.":
    () => {
      const rows = tensor([[1, 2, 3, 4, 5, 6]]); // two vectors
      const features = fromRows("2x1o", rows);
      assert.deepEqual([...features.array.values], [1, 4, 2, 5, 3, 6]);
      assert.deepEqual(features.part(0).shape, [1, 3, 2]);
      assert.deepEqual([...features.toRows().values], [...rows.values]);
    },
  "The irrep of SO(2) of frequency m rotates m times as fast; a field's channels are [term][component][copy], its vectors (x, y) with x to the right and y upwards.":
    () => {
      const turned = steerableField("1x2", tensor([[1, 0]])).transformed(tensor([quarter / 2]));
      assert.deepEqual([...turned.values.values], [0, 1]);
      const field = steerableField("1x0 + 2x1", tensor([[9, 1, 2, 3, 4]])); // vectors (1, 3) and (2, 4)
      assert.deepEqual([...field.transformed(tensor([quarter])).values.values], [9, -3, -4, 1, 2]);
      const right = [
        [
          [0, 0, 0],
          [0, 0, 1],
          [0, 0, 0],
        ],
        zeros([3, 3]).toArray() as number[][],
      ]; // an arrow to the right
      const up = steerableField("1x1", tensor([right])).transformed(tensor([quarter])).values;
      assert.deepEqual(up.toArray(), [
        [
          zeros([3, 3]).toArray(),
          [
            [0, 1, 0],
            [0, 0, 0],
            [0, 0, 0],
          ],
        ],
      ]);
    },
  "Basis functions come atom by atom, on each by degree, in each shell m = -l, ..., l, with this library's harmonics: p is x, y, z.":
    () => {
      const atoms = {
        atoms: ["H", "O"],
        positions: [X, [0, 0, 1.8]],
        unit: "bohr",
        distances: "any",
      } as const;
      const functions = basis(molecule(atoms), sto3g);
      assert.deepEqual(
        functions.shells.map(({ atom, l, first }) => [atom, l, first]),
        [
          [0, 0, 0],
          [1, 0, 1],
          [1, 0, 2],
          [1, 1, 3],
        ],
      );
      const values = new Float64Array(6);
      basisValues(functions, [0.1, 0.2, 1.8 + 0.3], values);
      near(values[4]! / values[3]!, 2);
      near(values[5]! / values[3]!, 3);
    },
  "A density matrix counts electrons: the trace of P S is their number; lengths are in bohr, energies in hartree.":
    () => {
      const hydrogen = molecule({
        atoms: ["H", "H"],
        positions: [
          [0, 0, 0],
          [0, 0, 1.4],
        ],
        unit: "bohr",
      });
      const { density, overlap, energy } = hartreeFock(basis(hydrogen, sto3g));
      near(trace(matmul(density, overlap)), 2);
      assert.ok(Math.abs(energy + 1.1167143) < 1e-7);
    },
  "A place of a grid is a vector from its centre: (x, y) = (column - c, c - row), and z = c - depth of voxels.":
    () => {
      const right = [0, 0, 0, 0, 0, 1, 0, 0, 0]; // at (1, 0), which a quarter turn takes to (0, 1)
      const T = gridAction(planarRotations(4), 3).slice(0, 1, 2).reshape([9, 9]);
      const turned = T.matmul(tensor(right).reshape([9, 1]));
      assert.deepEqual([...turned.values], [0, 1, 0, 0, 0, 0, 0, 0, 0]);
      const voxels = zeros([1, 1, 3, 3, 3]);
      const up = tensor([...voxels.values].with(13 - 3, 1)).reshape([1, 1, 3, 3, 3]); // at (0, 1, 0): y goes to z about x
      const moved = featureMap(octahedral(), up).transformed(rotationX(quarter)).values;
      assert.equal(moved.values.indexOf(1), 13 - 9);
    },
  "A feature map is [batch, channel, fibre, ...grid], its fibre in the order of the group's elements, and (h F)(x, i) = F(h^-1 x, h^-1 i).":
    () => {
      const group = planarRotations(4);
      const lift = liftingConvolution(group, 1, 1, 1);
      const F = lift.apply({ k: ones([1, 1, 1, 1, 1]) }, featureMap(group, ones([1, 1, 1, 1])));
      const only = (place: number): Tensor => tensor([0, 0, 0, 0].with(place, 1)).reshape([1, 1, 4, 1, 1]);
      const at = F.map(() => only(1)).transformed(group.elements[2]!);
      assert.deepEqual([...at.values.values], [...only(3).values]);
    },
  "The kernel of a convolution over a group is [out, in, fibre, ...grid], seen upright at the identity: (k * F)(x, h) sums k(h^-1 (y - x), h^-1 i) F(y, i).":
    () => {
      const group = planarRotations(4);
      const k = randomNormal([1, 1, 4, 3, 3], random(1));
      const F = liftingConvolution(group, 1, 1, 1).apply(
        { k: ones([1, 1, 1, 1, 1]) },
        featureMap(group, zeros([1, 1, 3, 3])),
      );
      // 1 on the right, at (1, 0), for the element r.
      const single = F.map(() => tensor([...F.values.values].with(9 + 5, 1)).reshape([1, 1, 4, 3, 3]));
      const { values } = groupConvolution(group, 1, 1, 3).apply({ k }, single);
      // k((1, 0), r) for the identity; for r it is k((0, -1), e).
      assert.deepEqual([...values.values].slice(0, 2), [k.values[9 + 5], k.values[7]]);
    },
  "Pools that keep the symmetry take 3 x 3 places about every second one, from odd sides n to (n + 1) / 2.":
    () => {
      const pooled = (side: number): readonly number[] =>
        symmetricMaxPool(featureMap(planarRotations(4), zeros([1, 1, side, side]))).values.shape.slice(3);
      assert.deepEqual(
        [pooled(17), pooled(9)],
        [
          [9, 9],
          [5, 5],
        ],
      );
      assert.throws(() => pooled(6), RangeError);
    },
  "An edge goes from a neighbour, its source, to the atom that it is a neighbour of, its target; its vector is x_source - x_target, plus the shift in a crystal.":
    () => {
      const graph = {
        source: tensor([1], { dtype: "int32" }),
        target: tensor([0], { dtype: "int32" }),
        nodes: 2,
      };
      const x = tensor([
        [1, 2, 3],
        [4, 6, 8],
      ]);
      assert.deepEqual(edgeVectors(x, graph).toArray(), [[3, 4, 5]]);
      assert.deepEqual(edgeVectors(x, { ...graph, shift: tensor([[-10, 0, 0]]) }).toArray(), [[-7, 4, 5]]);
      const sums = passMessages(x, graph, (_, sender) => sender);
      assert.deepEqual(sums.toArray(), [
        [4, 6, 8],
        [0, 0, 0],
      ]);
    },
  "Edges are sorted by target; forces are minus the gradient of the energy, in its unit per unit of length.":
    () => {
      const { target } = neighbours([X, Y, [0.5, 0.5, 0.5]], { cutoff: 2 });
      assert.deepEqual(target.toArray(), [0, 0, 1, 1, 2, 2]);
      const [E, F] = energyAndForces((x) => x.square().sum(1), tensor([[1, 2, 3]]));
      assert.deepEqual([E.toArray(), F.toArray()], [[14], [[-2, -4, -6]]]);
    },
  "Typed arrays are taken wherever lists of numbers are; as points they hold many, [point, x y z].": () => {
    assert.deepEqual(irrepsNorm("1o").apply(Float32Array.of(3, 0, 4)), [5]);
    const flat = sphericalHarmonics(1, Float64Array.of(...X, ...Y));
    assert.deepEqual([...flat], sphericalHarmonics(1, [X, Y]).flat());
  },
  "Laws are judged in float64, and a relative error of at most 1e-9 is equality unless a law names another tolerance.":
    () => {
      const off = (error: number): Law<number, readonly []> => byResidual("off", once, () => error);
      const holds = (law: Law<number, readonly []>): boolean => judge(law, 0, { random: random(1) }).holds;
      assert.equal(holds(off(0.9e-9)), true);
      assert.equal(holds(off(1.1e-9)), false);
      assert.equal(holds({ ...off(1.1e-9), tolerance: 1e-6 }), true);
    },
  "A relative error divides by the larger of both sides, at least 1e-3; what is not finite or of another shape is infinitely wrong.":
    () => {
      near(relativeError([1, 2], [1, 4]), 0.5);
      near(relativeError(0, 1e-4), 0.1);
      assert.equal(relativeError([1], [1, 2]), Number.POSITIVE_INFINITY);
      assert.equal(relativeError(Number.NaN, Number.NaN), Number.POSITIVE_INFINITY);
    },
  "Everything random takes an explicit seeded stream; equal seeds give equal streams.": () => {
    const draws = (seed: number): number[] => Array.from({ length: 4 }, random(seed).uniform);
    assert.deepEqual(draws(7), draws(7));
    assert.notDeepEqual(draws(7), draws(8));
  },
};

describe("the conventions", () => {
  for (const [line, holds] of Object.entries(conventions)) it(line, holds);

  it("are those of docs/CONVENTIONS.md, line by line", () => {
    const page = readFileSync(new URL("../../docs/CONVENTIONS.md", import.meta.url), "utf8");
    const lines = page.split("\n").flatMap((line) => (line.startsWith("- ") ? [line.slice(2)] : []));
    assert.deepEqual(lines, Object.keys(conventions));
  });
});
