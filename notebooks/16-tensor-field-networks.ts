// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["oneConvolution","layerProof","lawOfForce","inertiaParts","handOf","sameToDegreeTwo"]
//       minutes: {"lesson":55,"sheet":75}
//       needs: ["11-tensor-products","15-scalars-and-vectors"]
//       number: 16
//       optional: []
//       title: "Tensor field networks"
// ---

// %% [markdown] id="title"
// # 16. Tensor field networks
// Four cubes can be put together in eight ways: the pieces of Tetris, in space. A ball is the centre of a cube, and you can turn each piece with the mouse or the arrow keys.
//
// **Before you turn any:** two of the eight are mirror images of each other, and no rotation takes one to the other. Which two?

// %% id="pieces" jupyter={"source_hidden":true}
import { matvec, radians, rotationY, tetris, type Vector } from "noether";
import { ballAndStick, figure } from "noether/figure";

/** Positions with their mean at 0, where a picture has its middle. */
function centred(positions: readonly Vector[]): Vector[] {
  const mean = [0, 1, 2].map(
    (k) => positions.reduce((sum, x) => sum + x[k], 0) / positions.length,
  );
  return positions.map((x) => x.map((value, k) => value - mean[k]));
}
/** The pairs of cubes that touch. */
const touching = (positions: readonly Vector[]) =>
  positions.flatMap((x, i) =>
    positions.flatMap((y, j) =>
      i < j && Math.hypot(...x.map((value, k) => value - y[k])) < 1.1
        ? [[i, j] as const]
        : [],
    ),
  );
const letters = "ABCDEFGH";
const shuffled = [4, 0, 6, 3, 1, 7, 2, 5].map((k) => tetris[k]);
figure({
  title: "Eight pieces",
  alt: "Four balls each, joined where their cubes touch.",
  columns: 4,
  panels: shuffled.map(({ positions }, k) =>
    ballAndStick({
      title: letters[k],
      atoms: ["", "", "", ""],
      positions: centred(positions),
      bonds: touching(positions),
      reach: 2,
    }),
  ),
});

// %% [markdown] id="pieces-read"
// B and E. The other six look the same in a mirror, up to a rotation. At the end of this chapter a network names all eight pieces in any pose, although it has seen each of them once.
//
// Chapter 15 had scalars and vectors, and operations made for them. The slides' second approach takes any irreps:
//
// > Filters are constructed as a sum (collection) of different irreps
// > $$F = V_0^{a_1} \oplus V_1^{a_2} \oplus V_2^{a_3} \oplus \dots$$
// > Features propagation is done with tensor product
// > $$X^{(t)} \otimes F = X_0^{(t+1)} \oplus X_1^{(t+1)} \oplus X_2^{(t+1)} \oplus \dots$$
//
// We build such a filter, then the product, and then there is nothing left to build.

// %% [markdown] id="filter-text"
// ## A filter
// A filter says what a point hears of another one at $r$, an arrow in space. Let its answer be an arrow as well. If you turn everything by $Q$, the answer must turn:
//
// $$F(Q r) = Q\, F(r)$$
//
// Here are six candidates; $n = r / d$ is the direction, $d = |r|$ the distance. The number is how far the two sides are apart for a random rotation.
// **Before you run:** which of the six obey?

// %% id="filters" tags=["hide-output"]
import { haarRotation, random, relativeError } from "noether";

const Q = haarRotation(3, random(3));
const length = (r: Vector) => Math.hypot(...r);
const times = (s: number, r: Vector) => r.map((x) => s * x);
const filters: Readonly<Record<string, (r: Vector) => Vector>> = {
  n: (r) => times(1 / length(r), r),
  "r / d³": (r) => times(1 / length(r) ** 3, r),
  "cos(7 d) n": (r) => times(Math.cos(7 * length(r)) / length(r), r),
  "(x³, y³, z³)": (r) => r.map((x) => x ** 3),
  "(y, -x, 0)": ([x, y]) => [y, -x, 0],
  "n + (0, 0, 1)": (r) => times(1 / length(r), r).map((x, k) => (k === 2 ? x + 1 : x)),
};
const r = [0.3, -1.2, 0.7];
Object.entries(filters).map(([filter, F]) => ({
  filter,
  apart: relativeError(F(matvec(Q, r)), matvec(Q, F(r))).toExponential(0),
}));

// %% [markdown] id="filters-read"
// The first three, and they have one form: a function of the distance, times the direction. Of the distance it may be any function, since no rotation changes $d$.
//
// ## Why R is free and Y is not
// For a result of degree $l$ the law says $F(Q r) = D_l(Q)\, F(r)$. Take $r$ on the $y$ axis, at a distance $d$. The rotations about $y$ leave it where it is, so they have to leave $F(r)$ as it is. Of the $2l + 1$ numbers that $F(r)$ could have, how many combinations are left alone by all these rotations?
//
// We average $D_l$ over rotations about $y$: a projection, whose trace counts them (chapter 9).
// **Before you run:** how many, for $l = 0, 1, 2, 3$?

// %% id="stabiliser" tags=["hide-output"]
import { trace, wignerD } from "noether";

const degrees = [0, 1, 2, 3];
const turns = Array.from({ length: 12 }, (_, k) => rotationY(radians(30 * k)));
degrees.map((l) => ({
  l,
  numbers: 2 * l + 1,
  free: Math.round(turns.reduce((sum, R) => sum + trace(wignerD(l, R)) / 12, 0)),
}));

// %% [markdown] id="stabiliser-read"
// One, for every degree: one free number at each distance, and this is $R(d)$. Every other arrow of that length is a rotation of $r$, so all else follows. What follows is the harmonic of chapter 10:
//
// $$F(r) = R(d)\; Y_l(n)$$
//
// A network learns $R$, the *radial function*, which has one number for its argument. It learns nothing about directions.
//
// Below is one component of such a filter in the plane $y = 0$, with $R$ a bump at $d_0$, $R(d) = e^{-8 (d - d_0)^2}$.
// **Before you move a slider:** which of the two moves the ring, and which one cuts it into pieces? Into how many, for $l = 3$?

// %% id="filter-picture" jupyter={"source_hidden":true}
import { sphericalHarmonics } from "noether";
import { interact, slider } from "noether/widgets";

const side = Array.from({ length: 41 }, (_, k) => (k - 20) / 10);
const upwards = [...side].reverse();
/** R(d) Y_ll in the plane y = 0, z to the right and x upwards: a cosine that waves l times around. */
function filterPicture(l: number, d0: number) {
  const values = upwards.map((x) =>
    side.map((z) => {
      const d = Math.hypot(x, z);
      const Y = d > 0 ? sphericalHarmonics([l], [x, 0, z])[2 * l] : l > 0 ? 0 : 1;
      return Number((Math.exp(-8 * (d - d0) ** 2) * Y).toFixed(3));
    }),
  );
  return figure({
    title: `One component of R(d) Y, l = ${l}`,
    alt: "A pattern of red and blue around a centre.",
    panels: [
      {
        axes: false,
        equalAspect: true,
        marks: [{ kind: "heatmap", values, range: [-2, 2], scale: "diverging" }],
      },
    ],
  });
}
interact(
  {
    l: slider({ max: 3, value: 1, label: "l" }),
    d0: slider({ min: 0, max: 1.8, step: 0.1, value: 0.9, label: "d₀" }),
  },
  ({ l, d0 }) => filterPicture(l, d0),
);

// %% [markdown] id="convolution"
// $d_0$ moves the ring: that is $R$. $l$ cuts it into $2l$ pieces of alternating sign: that is $Y$, and for $l = 3$ there are six.
//
// ## A convolution of points
// A point $i$ hears each other point $j$ through the filter, $r_{ij} = x_j - x_i$. What $j$ has to say, its features $h_j$, is multiplied by the filter, and products of irreps are sorted by Clebsch-Gordan coefficients (chapter 11):
//
// $$h'^{\,(l_3)}_i = \sum_j R(d_{ij}) \left( h_j^{(l_1)} \otimes Y_{l_2}(n_{ij}) \right)^{(l_3)}$$
//
// That is one *path*, $l_1 \otimes l_2 \to l_3$. Each has a function $R$ of its own, a small network of $d$; and a point hears itself where $l_2 = 0$. Nothing else is in it.
//
// **Before you run:** features and results have a scalar and an arrow, `0e + 1o`, and so has the filter. How many paths are there? And if we forget about reflections and write `1e` for all arrows?

// %% id="paths" tags=["hide-output"]
import { channelwiseTensorProduct, irreps } from "noether";

["1x0e + 1x1o", "1x0e + 1x1e"].map((written) => {
  const both = irreps(written);
  return {
    irreps: written,
    paths: channelwiseTensorProduct(both, both, both).paths.map(
      ({ irreps: [a, b, c] }) => `${a.l} x ${b.l} -> ${c.l}`,
    ),
  };
});

// %% [markdown] id="paths-read"
// Four and five. The fifth is $1 \otimes 1 \to 1$, the vector product: it has the wrong parity for an arrow, and is allowed only where reflections do not count. Keep it in mind; two of the pieces depend on it.
//
// Below is a convolution with random parameters, $0 \to 1$: five points, each says 1 and hears an arrow. On the left the cloud is turned first, then convolved; on the right the same cloud is convolved, and then everything is turned.
// **Before you move a slider:** will you see a difference? Does an arrow change if *another* point moves?

// %% id="cloud" jupyter={"source_hidden":true}
import {
  atomicGraph,
  edgeVectors,
  gaussianBasis,
  harmonicIrreps,
  irrepsArray,
  type Matrix,
  pointConvolution,
  rotationZ,
  tensor,
} from "noether";
import { ones } from "noether/engine";
import type { Panel } from "noether/figure";

const double = { dtype: "float64" } as const;
/** Points that all hear each other. */
const pointGraph = (
  positions: readonly Vector[],
  options: { dtype?: "float64" } = {},
) =>
  atomicGraph(
    { numbers: positions.map(() => 1), positions },
    { cutoff: 20, mayBeEmpty: true, ...options },
  );

const toArrows = pointConvolution("1x0e", "1x1o", {
  basis: gaussianBasis({ number: 8, end: 4 }),
  harmonics: harmonicIrreps(1),
});
const drawnAtRandom = toArrows.init(random(4), double);
function arrowsOf(positions: readonly Vector[]): Vector[] {
  const graph = pointGraph(positions, double);
  const says = irrepsArray("1x0e", ones([graph.nodes, 1], double));
  const heard = toArrows.apply(
    drawnAtRandom,
    says,
    edgeVectors(graph.positions, graph),
    graph,
  );
  return heard.toRows().toArray() as number[][];
}
const turned = (Q: Matrix, vectors: readonly Vector[]) =>
  vectors.map((v) => matvec(Q, v));

const flat = (v: Vector): [number, number] => [v[0], v[1]];
function cloudPanel(
  title: string,
  positions: readonly Vector[],
  arrows: readonly Vector[],
): Panel {
  const tip = (x: Vector, k: number) =>
    flat(x.map((value, c) => value + 0.9 * arrows[k][c]));
  return {
    title,
    equalAspect: true,
    axes: false,
    xRange: [-2.8, 2.8],
    yRange: [-2.8, 2.8],
    marks: [
      { kind: "arrows", from: positions.map(flat), to: positions.map(tip), colour: 1 },
      { kind: "points", x: positions.map((x) => x[0]), y: positions.map((x) => x[1]) },
    ],
  };
}
function twoWays(angle: number, place: number) {
  const Q = rotationZ(radians(angle));
  const cloud = [[-1.5, -0.6, 0], [-0.4, 1.4, 0], [0.2, -1.3, 0], [1.1, 0.2, 0], [place, -0.2, 0]]; // biome-ignore format: a point is short
  return figure({
    title: "Turn and convolve",
    alt: "Five points with an arrow each, drawn twice.",
    panels: [
      cloudPanel("turn, then convolve", turned(Q, cloud), arrowsOf(turned(Q, cloud))),
      cloudPanel("convolve, then turn", turned(Q, cloud), turned(Q, arrowsOf(cloud))),
    ],
  });
}
interact(
  {
    angle: slider({ max: 360, step: 15, value: 0, label: "turned by" }),
    place: slider({ min: -1, max: 0.6, step: 0.1, value: -0.4, label: "a point" }),
  },
  ({ angle, place }) => twoWays(angle, place),
);

// %% [markdown] id="cloud-read"
// No difference, at any angle. And all arrows change when one point moves, each by its own share of a sum.
//
// Here are all the motions in numbers, for features `1x0e + 1x1o`, say a mass and a velocity for each point, and a convolution with all four paths.
// **Before you run:** under which motions will the two ways differ by more than rounding?

// %% id="laws" tags=["hide-output"]
import { irrepsD, randomNormal, type Tensor } from "noether";

const draw = random(5);
const four = pointConvolution("1x0e + 1x1o", "1x0e + 1x1o", {
  basis: gaussianBasis({ number: 8, end: 4 }),
  harmonics: harmonicIrreps(1),
});
const fourTheta = four.init(random(6), double);
const places = randomNormal([6, 3], draw, double);
const features = randomNormal([6, 4], draw, double);
/** The result for features h at positions x, with a row for each point. */
function convolved(x: Tensor, h: Tensor): Tensor {
  const graph = pointGraph(x.toArray() as number[][], double);
  const given = irrepsArray("1x0e + 1x1o", h);
  return four
    .apply(fourTheta, given, edgeVectors(graph.positions, graph), graph)
    .toRows();
}
/** Rows times D transposed: every row is moved by D. */
const rowsMoved = (rows: Tensor, D: Matrix) =>
  rows.matmul(tensor(D, double).permute([1, 0]));
const inversion = [[-1, 0, 0], [0, -1, 0], [0, 0, -1]]; // biome-ignore format: a matrix is short
const before = convolved(places, features);
const underMotion = (Q: Matrix) =>
  relativeError(
    convolved(rowsMoved(places, Q), rowsMoved(features, irrepsD("1x0e + 1x1o", Q)))
      .values,
    rowsMoved(before, irrepsD(four.out, Q)).values,
  ).toExponential(0);
const shift = tensor([1, 2, 3], double);
const order = tensor(Int32Array.of(3, 0, 5, 1, 4, 2));
({
  rotation: underMotion(Q),
  inversion: underMotion(inversion),
  shift: relativeError(
    convolved(places.add(shift), features).values,
    before.values,
  ).toExponential(0),
  "other order": relativeError(
    convolved(places.gather(order), features.gather(order)).values,
    before.gather(order).values,
  ).toExponential(0),
});

// %% [markdown] id="laws-read"
// Under none. (Exercise 1 asks you to build such a convolution, exercise 2 to prove that it turns.)
//
// ## Gravity, from nothing
// Masses pull at each other. We show a network clouds of two to ten masses, and the acceleration of each. It is not told Newton's law; it is told that masses are scalars and accelerations are arrows. That leaves one path, $0 \otimes 1 \to 1$, and so one function of the distance.

// %% id="clouds" jupyter={"source_hidden":true}
import { type AtomicGraph, batchGraphs, type Random } from "noether";
import { isQuick } from "noether/course";

/** Points with masses, and what is to be learned of them. */
interface Cloud extends AtomicGraph {
  readonly masses: Tensor;
  readonly wanted: Tensor;
}
/** Points in a cube, no two nearer than some distance. */
function spread(draw: Random, count: number, half: number, apart: number): Vector[] {
  const found: Vector[] = [];
  while (found.length < count) {
    const x = [0, 1, 2].map(() => half * (2 * draw.uniform() - 1));
    if (found.every((y) => length(y.map((value, k) => value - x[k])) >= apart))
      found.push(x);
  }
  return found;
}
const difference = (a: Vector, b: Vector) => a.map((value, k) => value - b[k]);
const added = (a: Vector, b: Vector) => a.map((value, k) => value + b[k]);
const zero: Vector = [0, 0, 0];

/** Two to ten masses, never nearer than 0.5, and their accelerations by Newton's law, in a wind if there is one. */
function pulled(draw: Random, wind = zero): Cloud {
  const x = spread(draw, 2 + draw.integer(9), 2, 0.5);
  const m = x.map(() => 0.5 + 1.5 * draw.uniform());
  const wanted = x.map((at, i) =>
    x.reduce<Vector>((sum, from, j) => {
      if (i === j) return sum;
      const r = difference(from, at);
      return added(sum, times(m[j] / length(r) ** 3, r));
    }, wind),
  );
  return {
    ...pointGraph(x),
    masses: tensor(m.map((each) => [each])),
    wanted: tensor(wanted as number[][]),
  };
}
const cloudsOf = (make: (draw: Random) => Cloud, count: number, seed: number) => {
  const draw = random(seed);
  return Array.from({ length: count }, () => make(draw));
};

// %% id="gravity-network"
import { layer } from "noether";

const gravityNetwork = layer(
  {
    convolve: pointConvolution("1x0e", "1x1o", {
      basis: gaussianBasis({ number: 30, end: 3 }),
      harmonics: harmonicIrreps(1),
    }),
  },
  ({ convolve }, cloud: Cloud) =>
    convolve(
      irrepsArray("1x0e", cloud.masses),
      edgeVectors(cloud.positions, cloud),
      cloud,
    ).toRows(),
);

// %% [markdown] id="gravity-text"
// Put one mass of 1 at the origin and ask for the acceleration at a distance $d$ from it, away from the mass: by Newton's law it is $-1 / d^2$. What the network answers is its $R(d)$, drawn while it learns. The clouds fill a cube of side 4, and no two masses are nearer than 0.5.
//
// **Before you run:** at which distances will the two curves agree, and at which not? (Two seconds.)

// %% id="gravity" tags=["hide-output"]
import { adam, type Layer, minibatches, training } from "noether";
import { display } from "noether/display";
import { cosine } from "noether/engine";
import { curves } from "noether/figure";

type Predict = (cloud: Cloud) => Tensor;
const squares = (predict: Predict, cloud: Cloud) =>
  predict(cloud).sub(cloud.wanted).square().mean();
/** A training on clouds, eight at a time. */
const lessons = <P>(
  model: Layer<[Cloud], Tensor, P>,
  clouds: readonly Cloud[],
  steps: number,
  seed = 1,
) =>
  training({
    model,
    loss: (predict, batch: { readonly clouds: readonly Cloud[] }) =>
      squares(predict, batchGraphs(batch.clouds)),
    optimizer: adam({ rate: cosine({ from: 1e-2, steps }) }),
    batches: minibatches(
      { clouds },
      { size: Math.min(8, clouds.length), draw: random(seed) },
    ),
    draw: random(seed),
    steps,
  });

const distances = Array.from({ length: 81 }, (_, k) => 0.2 + 0.05 * k);
/** What a network says at each distance from a mass of 1, away from it. */
function radial(predict: Predict): number[] {
  const pair = (d: number): Cloud => ({
    ...pointGraph([zero, [d, 0, 0]]),
    masses: tensor([[1], [1]]),
    wanted: tensor([[0, 0, 0]]),
  });
  return distances.map((d) => predict(pair(d)).values[3]);
}
const newton = distances.map((d) => -1 / d ** 2);
const beside = (predict: Predict) =>
  curves({
    title: "Acceleration at a distance d from a mass of 1",
    alt: "Two curves, that of Newton's law and that of the network.",
    x: ["d", distances.slice(2)],
    y: "away from the mass",
    curves: { "-1/d²": newton.slice(2), "R(d), learned": radial(predict).slice(2) },
  });

const gravitySteps = isQuick() ? 4 : 1000;
const run = lessons(
  gravityNetwork,
  cloudsOf(pulled, isQuick() ? 8 : 500, 1),
  gravitySteps,
);
const [loss, watched] = [display("the loss of each step"), display("R(d)")];
/** Draws what has been learned a dozen times on the way. */
async function watchGravity() {
  let drawnAt = -1;
  for await (const now of run) {
    loss.update(now);
    const at = Math.floor((12 * now.step) / gravitySteps);
    if (at === drawnAt) continue;
    drawnAt = at;
    watched.update(beside((cloud) => gravityNetwork.apply(now.parameters, cloud)));
  }
}
await watchGravity();
const gravityLearned: Predict = (cloud) =>
  gravityNetwork.apply(run.now.parameters, cloud);

// %% id="gravity-error" tags=["hide-output"]
const off = radial(gravityLearned).map((R, k) => Math.abs(R / newton[k] - 1));
const largest = (from: number, to: number) =>
  `${(100 * Math.max(...off.filter((_, k) => distances[k] > from - 1e-9 && distances[k] < to + 1e-9))).toPrecision(2)} %`;
({
  "largest error from 0.5 to 2": largest(0.5, 2),
  "from 2 to 3": largest(2, 3),
  "at 0.2": largest(0.2, 0.2),
});

// %% [markdown] id="gravity-read"
// Newton's law, to a few percent, wherever masses were near enough to each other to be seen and strong enough to matter. Nearer than 0.5 there was nothing to learn from, and the curve is wrong; far away the pull is weak, and so an error of some percent costs next to nothing.
//
// The figure is in the paper of 2018. It says as much about the world as about networks: where masses are scalars and no direction is preferred, one function is left to find.

// %% [markdown] id="measure-text"
// ## Measure it
// A rival is allowed to do anything with an arrow: a perceptron takes $r_{ij}$, its three numbers, and returns three. Its answer is multiplied by the mass $m_j$ and added up over $j$, as the convolution's. It has about as many parameters, as many steps, the same clouds; what it lacks is the form $R(d)\, Y(n)$.
//
// The error is the root mean square on 100 other clouds, in percent of the accelerations.
// **Before you run:** from how many clouds will each of the two have learned the law? (Sixteen trainings, a quarter of a minute.)

// %% id="rivals" jupyter={"source_hidden":true}
import { dense } from "noether";
import { countParameters } from "noether/engine";

const perceptron = layer(
  { a: dense(3, 27), b: dense(27, 27), c: dense(27, 3) },
  ({ a, b, c }, cloud: Cloud) => {
    const says = c(b(a(edgeVectors(cloud.positions, cloud)).silu()).silu());
    return says
      .mul(cloud.masses.gather(cloud.source))
      .segmentSum(cloud.target, cloud.nodes);
  },
);
/** A network that learns from clouds, and says how many parameters it has. */
function rival<P>(model: Layer<[Cloud], Tensor, P>) {
  const learn = async (clouds: readonly Cloud[], seed: number): Promise<Predict> => {
    const run = lessons(model, clouds, isQuick() ? 2 : 700, seed);
    for await (const _ of run);
    return (cloud) => model.apply(run.now.parameters, cloud);
  };
  return { parameters: countParameters(model.init(random(1))), learn };
}
const rivals = { convolution: rival(gravityNetwork), perceptron: rival(perceptron) };
const [cloudCounts, seeds] = isQuick()
  ? [[3], [1]]
  : [
      [3, 10, 30, 300],
      [1, 2],
    ];
const unseen = batchGraphs(cloudsOf(pulled, isQuick() ? 5 : 100, 99));
/** The root mean square of what predictions are off, in percent of what is wanted. */
const percent = (predict: Predict, cloud: Cloud) =>
  100 * Math.sqrt(squares(predict, cloud).item() / cloud.wanted.square().mean().item());
const dots: { name: string; clouds: number; error: number }[] = [];
const growing = () =>
  figure({
    title: "Accelerations of unseen clouds: error",
    alt: "Error against the number of clouds to learn from, a dot for each training.",
    panels: [
      {
        xLabel: "clouds to learn from",
        yLabel: "error in percent",
        logarithmic: "xy",
        xRange: [2, 450],
        yRange: [1, 400],
        marks: Object.keys(rivals).map((name, colour) => {
          const own = dots.filter((dot) => dot.name === name);
          const [x, y] = [
            own.map(({ clouds }) => clouds),
            own.map(({ error }) => error),
          ];
          return { kind: "points" as const, name, colour, x, y };
        }),
      },
    ],
  });

// %% id="measure" tags=["hide-output"]
const grown = display(growing());
for (const clouds of cloudCounts)
  for (const seed of seeds)
    for (const [name, { learn }] of Object.entries(rivals)) {
      const predict = await learn(cloudsOf(pulled, clouds, seed), seed);
      dots.push({ name, clouds, error: percent(predict, unseen) });
      grown.update(growing());
    }
Object.entries(rivals).map(([name, { parameters }]) => ({ name, parameters }));

// %% [markdown] id="measure-read"
// The convolution knows it from ten or thirty clouds. The perceptron is not there with three hundred: it has to learn the same function of the distance in every direction anew.
//
// Symmetry is a promise, and it can be wrong. Now a wind blows along $z$: all accelerations get $(0, 0, 3)$ more.
// **Before you run:** which of the two will be better, with 300 clouds?

// %% id="wind" tags=["hide-output"]
const inWind = (draw: Random) => pulled(draw, [0, 0, 3]);
const windy = batchGraphs(cloudsOf(inWind, isQuick() ? 5 : 100, 99));
const inTheWind: Record<string, string> = {};
for (const [name, { learn }] of Object.entries(rivals)) {
  const predict = await learn(cloudsOf(inWind, isQuick() ? 3 : 300, 1), 1);
  inTheWind[name] = `${percent(predict, windy).toPrecision(2)} %`;
}
inTheWind;

// %% [markdown] id="wind-read"
// The perceptron; even to guess a wind is better than to be unable to. There is no path from scalars to an arrow that all points share: a direction in the room would have to come in as a feature. Whoever builds a symmetry into a network has to be sure of it.
//
// ## Inertia
// The tensor of inertia says how hard a body is to turn, about each axis. About the origin it is
//
// $$I = \sum_j m_j \left( |r_j|^2\, 1 - r_j r_j^T \right)$$
//
// A symmetric matrix has six numbers, $0 + 2$ (chapter 11): a multiple of the identity, and five for the rest. So two paths lead to it, $0 \otimes 0 \to 0$ and $0 \otimes 2 \to 2$, and a convolution gives six numbers; `symmetricMatrices` puts them into a matrix. It is $M = \tfrac{s}{\sqrt 3}\, 1 + \sum_m q_m Q_m$, with five orthonormal matrices $Q_m$ of trace 0.
// Each cloud below has a point at the origin, without a mass, and fourteen others. What the first one hears is to be the tensor.

// %% id="inertia"
import { symmetricMatrices } from "noether";

const toSix = pointConvolution("1x0e", "1x0e + 1x2e", {
  basis: gaussianBasis({ number: 30, end: 2 }),
  harmonics: harmonicIrreps(2),
});
const inertiaNetwork = layer({ convolve: toSix }, ({ convolve }, cloud: Cloud) => {
  const says = irrepsArray("1x0e", cloud.masses);
  const six = convolve(says, edgeVectors(cloud.positions, cloud), cloud);
  const { graphs, nodes } = cloud;
  const firsts = Int32Array.from({ length: graphs }, (_, k) => (k * nodes) / graphs);
  return symmetricMatrices(six).gather(tensor(firsts));
});

// %% id="bodies" jupyter={"source_hidden":true}
/** The tensor of inertia about the origin. */
const inertiaOf = (x: readonly Vector[], m: readonly number[]) =>
  [0, 1, 2].map((a) =>
    [0, 1, 2].map((b) =>
      x.reduce((sum, r, j) => {
        return sum + m[j] * ((a === b ? length(r) ** 2 : 0) - r[a] * r[b]);
      }, 0),
    ),
  );
/** A point at the origin, and others with masses. */
function bodyOf(x: readonly Vector[], m: readonly number[]): Cloud {
  const wanted = [inertiaOf(x, m)];
  const masses = tensor([0, ...m].map((each) => [each]));
  return { ...pointGraph([zero, ...x]), masses, wanted: tensor(wanted) };
}
const body = (draw: Random) =>
  bodyOf(
    Array.from({ length: 14 }, () => [0, 1, 2].map(() => 2 * draw.uniform() - 1)),
    Array.from({ length: 14 }, () => 0.5 + 1.5 * draw.uniform()),
  );

// %% [markdown] id="predict-inertia"
// **Before you run:** which two functions of the distance will it find? (Three seconds.)

// %% id="learn-inertia" tags=["hide-output"]
const inertiaSteps = isQuick() ? 3 : 1000;
const turning = lessons(
  inertiaNetwork,
  cloudsOf(body, isQuick() ? 8 : 500, 1),
  inertiaSteps,
);
const inertiaLoss = display("the loss of each step");
async function watchInertia() {
  for await (const now of turning) inertiaLoss.update(now);
}
await watchInertia();
const inertiaLearned: Predict = (cloud) =>
  inertiaNetwork.apply(turning.now.parameters, cloud);
const otherBodies = batchGraphs(cloudsOf(body, 100, 99));
({
  "error on 100 other bodies": `${percent(inertiaLearned, otherBodies).toPrecision(2)} %`,
});

// %% id="inertia-radial" jupyter={"source_hidden":true} tags=["hide-output"]
// One mass on the y axis: there the five of degree 2 are 0 but for the one in the middle.
const ds = Array.from({ length: 31 }, (_, k) => 0.05 * (k + 1));
const sixAt = ds.map((d) => {
  const I = inertiaLearned(bodyOf([[0, d, 0]], [1])).values; // xx, xy, xz, yx, yy, ...
  return [(I[0] + I[4] + I[8]) / Math.sqrt(3), (2 * I[4] - I[0] - I[8]) / Math.sqrt(6)];
});
curves({
  title: "Inertia: what it found",
  alt: "Two learned functions of the distance, each beside a known one.",
  x: ["distance", ds],
  y: "the number of a mass of 1 on the y axis",
  curves: {
    "2 d² / √3": ds.map((d) => (2 * d * d) / Math.sqrt(3)),
    "degree 0, learned": sixAt.map(([s]) => s),
    "-2 d² / √6": ds.map((d) => (-2 * d * d) / Math.sqrt(6)),
    "degree 2, learned": sixAt.map(([, q]) => q),
  },
});

// %% [markdown] id="inertia-read"
// Two parabolas. The trace of $I$ is $2 \sum_j m_j d_j^2$; and what is left of $-r r^T$ without its trace is $-d^2$ times a harmonic. (Exercise 4 has you write them down.)
//
// A body of six masses below: the tensor that the network gives for the turned body, the one that it gave before, turned as $R\, I R^T$, and the true one.
// **Before you move the slider:** which numbers on the diagonal will stay, if the body turns about $x$? What stays at every angle?

// %% id="inertia-turned" jupyter={"source_hidden":true}
import { matmul, rotationX, transpose } from "noether";
import { pictures } from "noether/figure";

const sixMasses = [1, 2, 1, 0.5, 1, 1.5];
const sixPlaces = [[0.9, 0.2, 0], [-0.3, 0.8, 0.4], [0.1, -0.7, 0.6], [-0.8, -0.4, -0.2], [0.4, 0.5, -0.9], [-0.2, 0.1, 0.7]]; // biome-ignore format: a point is short
const rowsOf3 = (I: ArrayLike<number>) =>
  [0, 3, 6].map((k) => [I[k], I[k + 1], I[k + 2]]);
const learnedTensor = (x: readonly Vector[]) =>
  rowsOf3(inertiaLearned(bodyOf(x, sixMasses)).values);
interact(
  { angle: slider({ max: 180, step: 15, value: 30, label: "degrees" }) },
  ({ angle }) => {
    const R = rotationX(radians(angle));
    const now = turned(R, sixPlaces);
    return pictures({
      title: "A body turns about x",
      alt: "Three tables of nine numbers.",
      range: [-8, 8],
      decimals: 2,
      images: {
        "turned, then asked": learnedTensor(now),
        "asked, then R I Rᵀ": matmul(R, matmul(learnedTensor(sixPlaces), transpose(R))),
        "the true one": inertiaOf(now, sixMasses),
      },
    });
  },
);

// %% [markdown] id="inertia-turned-read"
// $I_{xx}$ stays, and the trace, which is the $0$ of $0 + 2$. The first two tables agree to all digits by law; they agree with the third because of the training.
//
// ## What may stand between two convolutions
// Convolutions are linear in the features; between two of them a network needs something that is not. On scalars any function will do. On an arrow?
//
// | | $v \mapsto$ |
// |---|---|
// | on components | $(\operatorname{silu}(x), \operatorname{silu}(y), \operatorname{silu}(z))$ |
// | cubes | $(x^3, y^3, z^3)$ |
// | norm activation | $\operatorname{silu}(\lvert v \rvert)\; v / \lvert v \rvert$ |
// | gate | $\sigma(s)\; v$, with a scalar $s$ that belongs to it |
//
// **Before you run:** we move $v$ by the 24 rotations of a cube, then by a thousand random ones, and keep the worst case. Who passes which?

// %% id="nonlinearities" tags=["hide-output"]
import { octahedral } from "noether";

const silu = (x: number) => x / (1 + Math.exp(-x));
const activations: Readonly<Record<string, (v: Vector) => Vector>> = {
  "silu on components": (v) => v.map(silu),
  cubes: (v) => v.map((x) => x ** 3),
  "norm activation": (v) => times(silu(length(v)) / length(v), v),
  gate: (v) => times(1 / (1 + Math.exp(-0.3)), v), // s = 0.3
};
const haar = random(8);
const rotations = {
  "24 of a cube": octahedral().elements,
  "any rotation": Array.from({ length: 1000 }, () => haarRotation(3, haar)),
};
const v = [0.8, -0.5, 1.1];
Object.entries(activations).map(([name, f]) => ({
  name,
  ...Object.fromEntries(
    Object.entries(rotations).map(([which, all]) => {
      const apart = all.map((R) => relativeError(f(matvec(R, v)), matvec(R, f(v))));
      return [which, Math.max(...apart).toExponential(0)];
    }),
  ),
}));

// %% [markdown] id="nonlinearities-read"
// Norm and gate pass both: they look at lengths and at scalars, and keep the direction. A function of components breaks the law; but cubes pass with all 24 rotations of a cube, which only exchange components and change their signs. Who tests with those alone has tested nothing.
//
// Here is what becomes of a circle of arrows, all equally long.
// **Before you move the slider:** what shape will each of the four make of it?

// %% id="circles" jupyter={"source_hidden":true}
const around = Array.from({ length: 73 }, (_, k) => radians(5 * k));
const circle = around.map((a) => [1.5 * Math.cos(a), 1.5 * Math.sin(a), 0]);
const outline = (
  points: readonly Vector[],
  name: string,
  colour: number,
  dashed = false,
) =>
  ({
    kind: "line",
    name,
    colour,
    dashed,
    x: points.map((x) => x[0]),
    y: points.map((x) => x[1]),
  }) as const;
figure({
  title: "A circle of arrows, and what becomes of it",
  alt: "A dashed circle and a curve.",
  slider: {
    label: "after",
    values: ["nothing", ...Object.keys(activations)],
    frames: [(x: Vector) => x, ...Object.values(activations)].map((f) => [
      {
        equalAspect: true,
        xRange: [-3.6, 3.6],
        yRange: [-3.6, 3.6],
        marks: [outline(circle, "before", 2, true), outline(circle.map(f), "after", 0)],
      },
    ]),
  },
});

// %% [markdown] id="circles-read"
// A circle stays a circle, of another size, for norm and gate. (One more way is `s2Activation`: all degrees together are a function on the sphere, whose *values* may go through anything; sampling them costs a small error.)

// %% [markdown] id="tetris-text"
// ## Tetris
// Now all of it: convolution, a linear mixing of channels, norm activation, three times over. That is `tensorFieldNetwork`. Each of the four balls of a piece says 1; in the end their scalars are averaged, and a last layer gives each of the eight names a score.
//
// It learns from one copy of each piece, in the pose in which the pieces are listed. Four networks do; irreps without parity (`0e`, `1e`) are those of rotations alone:

// %% id="networks"
import { type Graph, type Neighbours, segmentMean } from "noether";
import { tensorFieldNetwork } from "noether/models";

type Pieces = Graph & Neighbours & { readonly positions: Tensor };
function naming(layers: readonly string[], lmax: number, parity?: 1) {
  const scalars = irreps(layers[layers.length - 1]).dim;
  return layer(
    {
      body: tensorFieldNetwork({
        layers,
        basis: gaussianBasis({ number: 4, end: 3.5 }),
        harmonics: harmonicIrreps(lmax, parity),
      }),
      head: dense(scalars, tetris.length),
    },
    ({ body, head }, { positions, ...graph }: Pieces) => {
      const one = ones([graph.nodes, 1], { dtype: positions.dtype });
      const heard = body(irrepsArray("1x0e", one), positions, graph).toRows();
      return head(segmentMean(heard, graph.graph, graph.graphs));
    },
  );
}
const networks = {
  "scalars only": naming(["12x0e", "12x0e", "12x0e"], 0),
  "with parity": naming(["8x0e + 8x1o", "8x0e + 8x1o", "8x0e"], 1),
  "rotations, two layers": naming(["8x0e + 8x1e", "8x0e"], 1, 1),
  "rotations, three layers": naming(["8x0e + 8x1e", "8x0e + 8x1e", "8x0e"], 1, 1),
};

// %% id="poses" jupyter={"source_hidden":true}
const asListed = batchGraphs(tetris.map(({ positions }) => pointGraph(positions)));
const labels = tetris.map((_, k) => k);
const posing = random(99);
const copies = isQuick() ? 2 : 25;
/** Each piece 25 times, turned and moved at random. */
const posed = batchGraphs(
  Array.from({ length: copies }, () =>
    tetris.map(({ positions }) => {
      const [R, t] = [haarRotation(3, posing), [0, 1, 2].map(() => posing.normal())];
      return pointGraph(positions.map((x) => added(matvec(R, x), t)));
    }),
  ).flat(),
);
type Naming = (pieces: Pieces) => Tensor;
/** How often a piece (row) is called by each of the eight names (column). */
function called(name: Naming): Matrix {
  const counts = labels.map(() => labels.map(() => 0));
  name(posed)
    .argMax(1)
    .values.forEach((k, i) => {
      counts[i % 8][k] += 1;
    });
  return counts;
}
const byLetter = tetris.map((piece) => letters[shuffled.indexOf(piece)]);
const tables: Record<string, Matrix> = Object.fromEntries(
  Object.keys(networks).map((name) => [name, labels.map(() => labels.map(() => 0))]),
);
const allTables = () =>
  figure({
    title: "Pieces in any pose (rows), and what they are called (columns)",
    alt: "A table of eight rows and columns for each network.",
    columns: 2,
    panels: Object.entries(tables).map(([title, values]) => ({
      title,
      equalAspect: true,
      marks: [
        {
          kind: "heatmap",
          values,
          range: [0, copies],
          scale: "sequential",
          rows: byLetter,
          columns: byLetter,
        },
      ],
    })),
  });

// %% [markdown] id="predict-tetris"
// Each is then asked about 200 pieces, turned and moved at random; the letters are those of the figure at the top.
// **Before you run:** one of the four will name all of them. Which? And what will the other three get wrong? (Five seconds.)

// %% id="tetris" tags=["hide-output"]
import { crossEntropy } from "noether";
import { mapTree } from "noether/engine";

const nameSteps = isQuick() ? 2 : 300;
const [shownTables, nameLoss] = [
  display(allTables()),
  display("the loss of each step"),
];
const exact: Record<string, Naming> = {}; // in double precision
const marks: { name: string; right: string }[] = [];
async function nameAll() {
  for (const [name, model] of Object.entries(networks)) {
    const naming = training({
      model,
      loss: (predict, pieces: Pieces) => crossEntropy(predict(pieces), labels),
      optimizer: adam({ rate: cosine({ from: 2e-2, steps: nameSteps }) }),
      batches: Array.from({ length: nameSteps }, () => asListed),
      draw: random(1),
    });
    for await (const now of naming) {
      nameLoss.update(now);
      tables[name] = called((pieces) => model.apply(now.parameters, pieces));
      shownTables.update(allTables());
    }
    const theta = mapTree(naming.now.parameters, (x) => x.as("float64"));
    exact[name] = (pieces) => model.apply(theta, pieces);
    const right = trace(tables[name]) / (8 * copies);
    marks.push({ name, right: `${(100 * right).toFixed(1)} %` });
  }
}
await nameAll();
marks;

// %% [markdown] id="tetris-read"
// The last one: all 200, from one pose of each. The others do well on six of the pieces and cannot tell B from E.
//
// - *Scalars only* hears distances, and a mirror image has the same ones.
// - *With parity* the network commutes with reflections. Its scalars are true scalars, so mirror images get the same numbers, whatever it learns. This is no lack of training.
// - *Rotations alone* allow the fifth path, $1 \otimes 1 \to 1$. A number that knows left from right takes three arrows, $\langle u, v \times w \rangle$. The first convolution makes an arrow; the second multiplies it by a direction, $v \times n$; the third brings in one more. So two layers are one short.
//
// The same four, with their parameters in double precision.
// **Before you run:** which of the motions change the scores of which network?

// %% id="tetris-laws" tags=["hide-output"]
const inDouble = batchGraphs(
  tetris.map(({ positions }) => pointGraph(positions, double)),
);
const motions: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  rotation: (x) => rowsMoved(x, Q),
  inversion: (x) => rowsMoved(x, inversion),
  shift: (x) => x.add(shift),
};
Object.entries(exact).map(([network, name]) => ({
  network,
  ...Object.fromEntries(
    Object.entries(motions).map(([motion, move]) => {
      const moved = { ...inDouble, positions: move(inDouble.positions) };
      return [
        motion,
        relativeError(name(moved).values, name(inDouble).values).toExponential(0),
      ];
    }),
  ),
}));

// %% [markdown] id="tetris-laws-read"
// Only the inversion does, and only those of the last one: by law, before the training as after it.
//
// So the groups differ. Scalars and parities give $E(3)$, which has reflections; `0e` and `1e` alone give $SE(3)$. Titles are not always exact about it. The slides' paper 2 calls itself *SE(3)-equivariant*; that is NequIP, of chapter 17, whose irreps carry a parity: it is $E(3)$-equivariant, and its title in print says so. Which one you want depends on the answer: energies do not know left from right, the names of these pieces do.

// %% [markdown] id="polynomial-text"
// ## The shortest network
// Does it take a nonlinearity at all? The tensor product is one: it multiplies. The example of e3nn's authors has three sums over neighbours and two products, no radial function and no activation: a *polynomial* in the coordinates.
//
// $$a_i = \sum_j Y(r_{ij}), \qquad b_i = \sum_j W \left(a_j \otimes Y(r_{ij})\right), \qquad p = \sum_i \sum_j V \left(b_j \otimes Y(r_{ij})\right)$$
//
// It keeps parities, and it names all eight. Its result is `0o + 6x0e`: six true scalars for six names, and a *pseudoscalar*, which a reflection turns to its negative. It has to become 1 for B and $-1$ for E.
// **Before you run:** the network is asked about 200 pieces in any pose. What will the pseudoscalar be for the other six, before the training, and after it? (Three seconds.)

// %% id="polynomial" tags=["hide-output"]
import { invariantPolynomial } from "noether/models";

/** A pose of all pieces, where cubes that touch are neighbours. */
const near = ({ positions }: Pieces) => {
  const x = positions.toArray() as number[][];
  return batchGraphs(
    Array.from({ length: x.length / 4 }, (_, k) =>
      atomicGraph(
        { numbers: [1, 1, 1, 1], positions: x.slice(4 * k, 4 * k + 4) },
        { cutoff: 1.1 },
      ),
    ),
  );
};
const [oneNear, allNear] = [near(asListed), near(posed)];
const goals = tensor(
  labels.map((k) =>
    labels.slice(1).map((j) => (k < 2 ? (j === 1 ? 1 - 2 * k : 0) : j === k ? 1 : 0)),
  ),
);
const polynomial = invariantPolynomial();
const answers = (theta: Parameters<typeof polynomial.apply>[0]) =>
  polynomial.apply(theta, allNear.positions, allNear).toRows().toArray() as number[][];
const polynomialSteps = isQuick() ? 2 : 200;
const fitting = training({
  model: polynomial,
  loss: (predict, { positions, ...graph }: typeof oneNear) =>
    predict(positions, graph).toRows().sub(goals).square().sum(),
  optimizer: adam({ rate: 1e-2 }),
  batches: Array.from({ length: polynomialSteps }, () => oneNear),
  draw: random(3),
});
const untrained = answers(polynomial.init(random(3)));
const polynomialLoss = display("the loss of each step");
async function watchPolynomial() {
  for await (const now of fitting) polynomialLoss.update(now);
}
await watchPolynomial();

const trainedAnswers = answers(fitting.now.parameters);
/** The name that a row of seven numbers stands for: the first says B or E by its sign. */
function nameOf([hand, ...scalars]: readonly number[]): number {
  const best = Math.max(...scalars);
  if (Math.abs(hand) > best) return hand > 0 ? 0 : 1;
  return 2 + scalars.indexOf(best);
}
const others = (rows: number[][]) =>
  Math.max(...rows.map(([hand], i) => (i % 8 > 1 ? Math.abs(hand) : 0))).toExponential(
    0,
  );
const right = trainedAnswers.filter((row, i) => nameOf(row) === i % 8).length;
({
  "pseudoscalar of the other six, at most": {
    "before training": others(untrained),
    after: others(trainedAnswers),
  },
  "named rightly": `${((100 * right) / trainedAnswers.length).toFixed(1)} %`,
});

// %% id="hands" jupyter={"source_hidden":true} tags=["hide-output"]
figure({
  title: "The pseudoscalar of each piece, in 25 poses",
  alt: "Dots at 1 for B, at -1 for E, at 0 for the others.",
  panels: [
    {
      xLabel: "piece",
      yLabel: "0o",
      yRange: [-1.3, 1.3],
      marks: labels.map((k) => ({
        kind: "points" as const,
        colour: k < 2 ? k : 2,
        labels: trainedAnswers.filter((_, i) => i % 8 === k).map(() => byLetter[k]),
        x: trainedAnswers
          .filter((_, i) => i % 8 === k)
          .map(() => letters.indexOf(byLetter[k])),
        y: trainedAnswers.filter((_, i) => i % 8 === k).map(([hand]) => hand),
      })),
    },
  ],
});

// %% [markdown] id="polynomial-read"
// 0, up to rounding, before and after. Each of the six is its own mirror image, turned: so its pseudoscalar is its own negative. A law decides it, and no training. (Exercise 5 asks you for such a number.)
//
// ## Three seeds
// `noether bench learn` repeats the three tasks of the paper with three seeds each: for gravity the largest error of $R(d)$ on $[0.5, 2]$, for inertia the root mean square, for Tetris the part of the turned pieces that got a wrong name.

// %% id="three-seeds"
import { errorCurve } from "noether/data";

const { points: tasks } = await errorCurve("tensor-fields");
["gravity", "inertia", "tetris"].map((task) => {
  const own = tasks.filter(({ model }) => model === task);
  return {
    task,
    parameters: own[0].parameters,
    steps: own[0].steps,
    "error of each seed, in percent": own.map(({ error }) =>
      Number(error.toPrecision(2)),
    ),
  };
});

// %% [markdown] id="traps-text"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | a weight for each component | `h.mul(w)` with $2l + 1$ weights; a copy has one |
// | a bias on arrows | `h.add(b)`; only scalars `0e` may have one |
// | mixing degrees | `dense(4, 4)` on the four numbers of `0e + 1o`; `linear` knows irreps |
// | components through a function | `h.array.silu()` |
// | a pseudoscalar as a scalar | `silu` of a `0o`; odd functions such as `tanh` may |
// | the direction of a point to itself | $n = r / d$ at $d = 0$ is not a number; only $l = 0$ hears the point itself |
// | statistics of components | a batch norm that subtracts a mean from $x$, $y$ and $z$; `irrepsBatchNorm` divides by lengths |
// | rotations of a cube as a test | `cubes`, above |
// | testing what is always 0 | a last layer that starts at 0 obeys every law |
//
// **Before you run:** five of them, measured. Which two pass the rotation, and which one passes both?

// %% id="traps" tags=["hide-output"]
const weight = randomNormal([4], random(11), double);
const mixture = randomNormal([4, 4], random(12), double);
const features4 = "1x0e + 1x1o";
const mistakes: Readonly<
  Record<string, readonly [written: string, f: (h: Tensor) => Tensor]>
> = {
  "a weight for each component": [features4, (h) => h.mul(weight)],
  "a bias": [features4, (h) => h.add(weight)],
  "mixing degrees": [features4, (h) => h.matmul(mixture)],
  "silu of a pseudoscalar": ["1x0o", (h) => h.silu()],
  "times 0": [features4, (h) => h.mul(0)],
};
Object.entries(mistakes).map(([mistake, [written, f]]) => {
  const h = features.slice(-1, 0, irreps(written).dim);
  const apart = (Q: Matrix) => {
    const D = irrepsD(written, Q);
    return relativeError(
      f(rowsMoved(h, D)).values,
      rowsMoved(f(h), D).values,
    ).toExponential(0);
  };
  return { mistake, rotation: apart(Q), inversion: apart(inversion) };
});

// %% [markdown] id="traps-read"
// The pseudoscalar passes the rotation, which leaves it alone. Nothing passes both but 0, and it passes every law of this chapter. So test with reflections, and test that something is there.
//
// ## Now you
// [Sheet 16](../exercises/16-tensor-field-networks.ipynb) takes over here: a convolution in plain numbers, the proof that it turns, a law of force read off accelerations, the inertia of molecules, a number that knows left from right, and two clouds that no filter up to degree 2 tells apart.

// %% [markdown] id="next"
// ## Where it leads
// Chapter 17 puts such convolutions on molecules and asks for forces. Chapter 19 (planned) lets points choose whom to listen to, by attention. What it costs to go to higher degrees stood in chapter 11.
//
// - Nathaniel Thomas, Tess Smidt, Steven Kearnes, Lusann Yang, Li Li, Kai Kohlhoff, Patrick Riley. *Tensor field networks: Rotation- and translation-equivariant neural networks for 3D point clouds*. 2018.
// - Maurice Weiler, Mario Geiger, Max Welling, Wouter Boomsma, Taco Cohen. *3D Steerable CNNs: Learning Rotationally Equivariant Features in Volumetric Data*. 2018.
// - Risi Kondor, Zhen Lin, Shubhendu Trivedi. *Clebsch-Gordan Nets: a Fully Fourier Space Spherical Convolutional Neural Network*. 2018.
// - Mario Geiger, Tess Smidt. *e3nn: Euclidean Neural Networks*. 2022.
