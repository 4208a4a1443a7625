// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["fivePrimitives","vectorsFromScalars","pseudovectorProof","messages","cutForces","sameAngles"]
//       minutes: {"lesson":50,"sheet":70}
//       needs: ["14-sets-and-graphs","A2-gradients"]
//       number: 15
//       optional: []
//       title: "Scalars and vectors"
// ---

// %% [markdown] id="title"
// # 15. Scalars and vectors
// Ethanol at 500 K, computed by a quick method of quantum chemistry (GFN2-xTB): nine atoms, and on each a force, which says where it is pulled. Drag the molecule with the mouse, or use the arrow keys: the forces turn with it.
//
// **Before you move the slider:** which atoms are pulled hardest, the hydrogens outside, or the carbons?

// %% id="ethanol" jupyter={"source_hidden":true}
import type { Vector } from "noether";
import { mdEthanol } from "noether/data";
import { ballAndStick, figure } from "noether/figure";

const ethanol = await mdEthanol();

/** Positions with their mean at 0, where a picture has its middle. */
function centred(positions: readonly Vector[]): Vector[] {
  const mean = [0, 1, 2].map(
    (k) => positions.reduce((sum, r) => sum + r[k], 0) / positions.length,
  );
  return positions.map((r) => r.map((x, k) => x - mean[k]));
}

/** A frame with forces by their names: 1 eV per angstrom is drawn 0.4 angstrom long. */
function withForces(
  frame: number,
  forces: Readonly<Record<string, readonly Vector[]>>,
) {
  return ballAndStick({
    atoms: ethanol.atoms,
    positions: centred(ethanol.positions(frame)),
    reach: 3,
    arrows: Object.entries(forces).map(([name, vectors]) => ({
      name,
      vectors,
      scale: 0.4,
    })),
  });
}

const shown = [0, 40, 80, 120, 160, 200, 240, 280];
figure({
  title: "Ethanol at 500 K, and the force on each atom",
  alt: "The molecule with an arrow at each atom.",
  slider: {
    label: "frame",
    values: shown.map(String),
    frames: shown.map((frame) => [withForces(frame, { force: ethanol.forces(frame) })]),
  },
});

// %% [markdown] id="ethanol-read"
// The carbons, in most frames: four bonds pull at each of them, at a hydrogen only one. The energy of a frame is one number and does not care how you turn it. A force is three numbers, and they turn. So the slides give a node of a graph two kinds of features:
//
// > $$x_i = (s_i, \vec{v}_i) \in \mathbb{R}^{F_s} \times \mathbb{R}^{3 \times F_v}$$
//
// $F_s$ scalars and $F_v$ vectors: $s$ has one axis, for channels; $v$ has two, for $x, y, z$ and for channels. A rotation leaves $s$ as it is and takes $v$ to $Q\, v$.

// %% [markdown] id="five-text"
// ## What such a network may do
// The slides allow five operations:
//
// > - Any (non-linear) function of scalars: $f(s)$
// > - Scaling of vectors: $s \circ \vec{v}$
// > - Linear combination of vectors: $W\vec{v}$
// > - Scalar products: $\langle \vec{v}_1, \vec{v}_2 \rangle$
// > - Vector products: $\vec{v}_1 \times \vec{v}_2$
//
// "SO(3)-equivariant", they say, and that is rotations. Below each of them meets a rotation and the inversion, $v \mapsto -v$. The number is how far the result is from what it should be: unchanged if it is a scalar, moved like an arrow if it is a vector.
//
// **Before you run:** which of the five will fail under the inversion?

// %% id="five" tags=["hide-output"]
import {
  crossProducts,
  innerProducts,
  type Matrix,
  mixVectors,
  random,
  randomNormal,
  relativeError,
  scaleVectors,
  specialOrthogonal,
  type Tensor,
  tensor,
} from "noether";

const double = { dtype: "float64" } as const;
const draw = random(1);
const normal = (...shape: number[]) => randomNormal(shape, draw, double);
const [s, v, w, W] = [normal(4), normal(3, 4), normal(3, 4), normal(4, 4)]; // four channels

type Operation = (v: Tensor, w: Tensor) => Tensor;
const five: Record<string, Operation> = {
  "f(s)": () => s.silu(),
  "s v": (v) => scaleVectors(s, v),
  "v W": (v) => mixVectors(v, W),
  "<v, w>": (v, w) => innerProducts(v, w),
  "v x w": (v, w) => crossProducts(v, w),
};

const R = specialOrthogonal(3).haar(random(2));
const inversion = R.map((row, i) => row.map((_, j) => (i === j ? -1 : 0)));
const moved = (Q: Matrix, v: Tensor) => tensor(Q, double).matmul(v);

/** How far an operation is from making scalars that stay, or vectors that go with Q. */
function gap(f: Operation, Q: Matrix): string {
  const [before, after] = [f(v, w), f(moved(Q, v), moved(Q, w))];
  const expected = before.shape[0] === 3 ? moved(Q, before) : before;
  return relativeError(after.values, expected.values).toExponential(0);
}

Object.entries(five).map(([name, f]) => ({
  operation: name,
  rotation: gap(f, R),
  inversion: gap(f, inversion),
}));

// %% [markdown] id="five-read"
// The last. Two arrows change their sign, their product does not: $v \times w$ is a *pseudovector* (chapter 11). Under rotations the five are right; whoever wants reflections as well has to do without it, or keep track of signs.
// The first has a condition too. $\langle u, v \times w \rangle$ is a number that no rotation changes, and the inversion gives it a minus. "Any function" is for true scalars only.
//
// ## Why W never touches x, y, z
// "Linear combination of vectors $W \vec v$" hides the commonest mistake. Our $v$ is a matrix, $3 \times F_v$. A rotation multiplies it from the left; `mixVectors` multiplies by $W$ from the right, on channels. The two cannot get into each other's way: $(Q\, v)\, W = Q\, (v\, W)$.
// From the left, on $x, y, z$, the law asks for $A\, Q = Q\, A$ for every rotation.
//
// **Before you run:** we take a random $3 \times 3$ matrix $A$ and average $Q^T A\, Q$ over the 24 rotations of a cube, so that what comes out commutes with all of them (chapter 9). How many free numbers are left?

// %% id="schur" tags=["hide-output"]
import { matmul, octahedral, transpose } from "noether";

const A = normal(3, 3).toArray() as number[][];
const average = octahedral().elements.reduce<number[][]>(
  (sum, Q) =>
    matmul(transpose(Q), matmul(A, Q)).map((row, i) =>
      row.map((x, j) => sum[i][j] + x / 24),
    ),
  [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ],
);

({
  "A on x, y, z": gap((v) => tensor(A, double).matmul(v), R),
  "A, averaged": average.map((row) => row.map((x) => Number(x.toFixed(4)) + 0)),
  "a third of its trace": Number(((A[0][0] + A[1][1] + A[2][2]) / 3).toFixed(4)),
});

// %% [markdown] id="schur-read"
// One: a multiple of the identity. That is Schur's lemma, since arrows are irreducible: on $x, y, z$ a linear map can only stretch. A bias is worse, since no arrow but 0 is the same in every pose.
//
// ## Where do the first vectors come from?
// In the beginning an atom has an element, which is a scalar. Positions are no vectors: a shift changes them. The slide computes $\vec r \otimes a$ under a translation,
//
// > $$T(\vec{r} \otimes a) = (\vec{r} \otimes a) + t \neq a(\vec{r} + t) = T(\vec{r}) \otimes a$$
//
// and leaves the conclusion to you: use *differences* of positions, $r_{ij} = r_j - r_i$, from which $t$ drops out. "Even if no initial vector features", the next slide says, they come from the directions $n_{ij} = r_{ij} / |r_{ij}|$, each times a scalar. (The slide writes $\vec p_{ij}$.) For instance
//
// $$v_i = \sum_{j} s_j\, e^{-d_{ij}}\, n_{ij}, \qquad d_{ij} = |r_{ij}|$$

// %% id="first-vectors"
import {
  type AtomicGraph,
  atomicGraph,
  atomicNumber,
  edgeVectors,
  vectorsAlong,
} from "noether";

/** The graph of a molecule, in double precision; atoms nearer than 5 angstrom are neighbours. */
const graphOf = (atoms: readonly string[], positions: readonly Vector[]) =>
  atomicGraph(
    { numbers: atoms.map((symbol) => atomicNumber(symbol) ?? 0), positions },
    { cutoff: 5, ...double },
  );

/** v_i = sum over j of s_j e^-d n_ij, with s = -1, so that arrows point away: [nodes, 3, 1]. */
function firstVectors(graph: AtomicGraph): Tensor {
  const r = edgeVectors(graph.positions, graph);
  const d = r.norm(1, { keep: true });
  return vectorsAlong(r.div(d), d.neg().exp().neg()).segmentSum(
    graph.target,
    graph.nodes,
  );
}

// %% [markdown] id="curie-predict"
// Below are four molecules with these vectors, $s_j = -1$ for every atom. You can turn each of them.
//
// **Before you run:** at which of the four atoms in the middle, C, C, N and O, will there be no arrow?

// %% id="curie" jupyter={"source_hidden":true} tags=["hide-output"]
import { smallMolecules } from "noether/data";

const molecules = await smallMolecules();
const symbols: Readonly<Record<number, string>> = { 1: "H", 6: "C", 7: "N", 8: "O" };

/** A molecule of the set, by its SMILES. */
function named(smiles: string): { atoms: string[]; positions: readonly Vector[] } {
  const { numbers, positions } = molecules.molecule(molecules.find(smiles));
  return { atoms: numbers.map((z) => symbols[z]), positions: centred(positions) };
}
const four = {
  "carbon dioxide": {
    atoms: ["C", "O", "O"],
    positions: [
      [0, 0, 0],
      [1.16, 0, 0],
      [-1.16, 0, 0],
    ],
  },
  methane: named("C"),
  ammonia: named("N"),
  water: named("O"),
};
const vectorsOf = (molecule: (typeof four)["water"]) =>
  firstVectors(graphOf(molecule.atoms, molecule.positions))
    .reshape([-1, 3])
    .toArray() as number[][];
/** What is left of 0 after rounding is not drawn. */
const tidy = (vectors: number[][]) =>
  vectors.map((v) => (Math.hypot(...v) < 1e-3 ? [0, 0, 0] : v));

figure({
  title: "Vectors from directions",
  alt: "Four molecules with an arrow at each atom but the carbons in the middle.",
  columns: 2,
  panels: Object.entries(four).map(([title, molecule]) =>
    ballAndStick({
      title,
      ...molecule,
      reach: 2,
      arrows: [{ vectors: tidy(vectorsOf(molecule)), scale: 2.5 }],
    }),
  ),
});

// %% [markdown] id="curie-read"
// At both carbons. In carbon dioxide the carbon sits at a *centre of inversion*: the molecule is the same seen from there as its inverted copy, so $v = -v$, and that is 0. Methane has no such centre, but its rotations take every direction to others, and leave no arrow as it is.
// Chapter 4 called it Curie's principle: a result has all the symmetries of its cause. It is no matter of this formula: no equivariant network, however trained, gives these carbons a vector.

// %% [markdown] id="papers"
// ## Three papers
// What do the neighbours of an atom tell it? The slides name three answers. With $f$ a *cutoff function*, which fades neighbours out towards 5 angstrom, and learned functions $W$, $\varphi$, $b$ of scalars:
//
// | | scalars | vectors |
// |---|---|---|
// | SchNet (2017) | $\sum_j W(d_{ij})\, f(d_{ij}) \circ s_j$ | none |
// | PaiNN (2021) | the same, with $\varphi(s_j)$ | $\sum_j W\!f \circ (\varphi_1(s_j)\, n_{ij} + \varphi_2(s_j)\, v_j)$ |
// | EQGAT (2022) | $\sum_j \alpha_{ij} \circ s_j$, shares of attention | $\operatorname{mean}_j\, (b_0\, n_{ij} + b_1\, v_j + b_2\; v_i \times v_j)$ |
//
// In between each atom updates its own: PaiNN by $\langle U v, V v \rangle$ and $|V v|$ (two matrices on channels), scalars made of vectors, which is how scalars hear of angles. In the end the scalars give an energy, a sum over atoms.
//
// **Before you run:** the networks are drawn at random. Under which of the four will which energy change?

// %% id="laws" tags=["hide-output"]
import { besselBasis, type Layer } from "noether";
import { eqgat, painn, schNet } from "noether/models";

type Energy = (x: Tensor, graph: AtomicGraph) => Tensor;
/** A model with parameters drawn at random, in double precision. */
function drawn<P>(model: Layer<[x: Tensor, graph: AtomicGraph], Tensor, P>): Energy {
  const theta = model.init(random(1), double);
  return (x, graph) => model.apply(theta, x, graph);
}
const elements = [1, 6, 8];
// A network is told a distance as the values of six waves that fit into 5 angstrom.
const painnModel = painn({
  elements,
  features: 32,
  basis: besselBasis({ number: 6, end: 5 }),
});
const energies: Record<string, Energy> = {
  SchNet: drawn(schNet({ elements, features: 32 })),
  PaiNN: drawn(painnModel),
  EQGAT: drawn(eqgat({ elements, scalars: 32, vectors: 8 })),
};

type Positions = readonly Vector[];
const { atoms } = ethanol;
const frame = ethanol.positions(40);
const under = (Q: Matrix) => (x: Positions) =>
  x.map((r) => Q.map((row) => row.reduce((sum, q, k) => sum + q * r[k], 0)));
const motions: Record<string, (x: Positions) => Positions> = {
  rotation: under(R),
  inversion: under(inversion),
  shift: (x) => x.map(([a, b, c]) => [a + 1, b + 2, c + 3]),
  "other order": (x) => [...x].reverse(),
};
const energyAt = (E: Energy, positions: Positions, symbols = atoms) => {
  const graph = graphOf(symbols, positions);
  return E(graph.positions, graph).item();
};

/** By how much each motion of a frame changes an energy, relative. */
const changes = (E: Energy) =>
  Object.fromEntries(
    Object.entries(motions).map(([name, move]) => {
      const order = name === "other order" ? [...atoms].reverse() : atoms;
      const after = energyAt(E, move(frame), order);
      return [name, relativeError(after, energyAt(E, frame)).toExponential(0)];
    }),
  );
Object.entries(energies).map(([model, E]) => ({ model, ...changes(E) }));

// %% [markdown] id="laws-read"
// That of EQGAT, under the inversion: its vector product mixes vectors and pseudovectors, and their lengths reach the scalars. All else is rounding. SchNet and PaiNN are invariant under all of $O(3)$, whatever their weights.
//
// ## Forces are slopes
// An energy that is invariant has forces that turn with the molecule, and they come for free: $F_i = -\partial E / \partial r_i$, by the same differentiation that trains a network. (Lesson A2 proves it.) One could also read forces off the vectors of the last layer: three numbers for each atom, and they turn as well.
//
// What is the difference? We lead the hydrogen of the OH group around a circle of 1 angstrom and add up the work, force times way.
//
// **Before you run:** where will each of the two curves be after one round?

// %% id="work" jupyter={"source_hidden":true} tags=["hide-output"]
import { energyAndForces } from "noether";
import { isQuick } from "noether/course";
import { curves } from "noether/figure";
import { painnFeatures } from "noether/models";

const places = isQuick() ? 48 : 192; // on the circle
const turns = Array.from({ length: places + 1 }, (_, k) => k / places);
const radius = 1 / (2 * Math.PI);
const onCircle = (t: number) => {
  const [c, z] = [Math.cos(2 * Math.PI * t), Math.sin(2 * Math.PI * t)];
  return [radius * c, radius * z, 0];
};
const last = atoms.length - 1; // the hydrogen at the oxygen
const along = turns.map((t) =>
  graphOf(
    atoms,
    frame.map((r, i) => (i === last ? r.map((x, k) => x + onCircle(t)[k]) : r)),
  ),
);

/** What has been done after each step by the force on that hydrogen. */
function workOf(forces: (graph: (typeof along)[number]) => Tensor): number[] {
  const all = along.map((graph) => forces(graph).toArray() as number[][]);
  const done = [0];
  for (const [k, t] of turns.entries()) {
    if (k === 0) continue;
    const [a, b] = [all[k - 1][last], all[k][last]];
    const [p, q] = [onCircle(turns[k - 1]), onCircle(t)];
    done.push(
      done[k - 1] + p.reduce((sum, x, i) => sum + ((a[i] + b[i]) / 2) * (q[i] - x), 0),
    );
  }
  return done;
}

const vectorModel = painnFeatures({ elements, features: 32 });
const vectorTheta = vectorModel.init(random(1), double);
const works = {
  "slope of an energy": workOf(
    (graph) => energyAndForces((x) => energies.PaiNN(x, graph), graph.positions)[1],
  ),
  "vectors, read off": workOf((graph) =>
    vectorModel.apply(vectorTheta, graph.positions, graph)[1].mean(-1),
  ),
};
/** As parts of the largest on the way. */
const relative = (work: number[]) => {
  const most = Math.max(...work.map(Math.abs));
  return work.map((x) => x / most);
};

curves({
  title: "Work along a closed path of an angstrom",
  alt: "The curve of the slope comes back to 0, the other does not.",
  x: ["part of the circle", turns],
  y: "work, as part of the largest",
  curves: Object.fromEntries(
    Object.entries(works).map(([name, work]) => [name, relative(work)]),
  ),
});

// %% [markdown] id="work-read"
// The slope comes back to 0: the work between two places is a difference of energies. The vectors do not, and a molecule that moves under them gains or loses energy at every round. Being equivariant is not enough to be a force.
//
// The slope against differences of the energy, and the sum around the whole circle:

// %% id="slopes"
const still = graphOf(atoms, frame);
const [, F] = energyAndForces((x) => energies.PaiNN(x, still), still.positions);
const h = 1e-4;
const differences = frame.map((r, i) =>
  r.map((_, k) => {
    const at = (step: number) =>
      energyAt(
        energies.PaiNN,
        frame.map((q, a) => q.map((x, c) => (a === i && c === k ? x + step : x))),
      );
    return -(at(h) - at(-h)) / (2 * h);
  }),
);

({
  "force and difference": relativeError(F.toArray(), differences).toExponential(0),
  "work around the circle": Object.fromEntries(
    Object.entries(works).map(([name, work]) => [
      name,
      (work[places] / Math.max(...work.map(Math.abs))).toExponential(0),
    ]),
  ),
});

// %% [markdown] id="cutoff-text"
// ## A neighbour leaves
// Beyond 5 angstrom an atom is no neighbour any more. If it is dropped at full strength, the energy jumps, and a force there is no number. So every message carries $f(d)$, which goes to 0 with its slope.
// Here a hydrogen moves away from a CO group. The oxygen is on the far side and lost long before.
//
// **Before you run:** EQGAT shares its attention, $\sum_j \alpha_{ij} = 1$. What happens to its energy at 5 angstrom, although its functions of $d$ end there smoothly?

// %% id="cutoff" jupyter={"source_hidden":true} tags=["hide-output"]
const distances = Array.from({ length: 61 }, (_, k) => 4.7 + 0.01 * k);
const leaving = (E: Energy) =>
  distances.map((d) =>
    energyAt(
      E,
      [
        [0, 0, 0],
        [-1.2, 0, 0],
        [d, 0, 0],
      ],
      ["C", "O", "H"],
    ),
  );
/** Less the energy without that neighbour. */
const fromTheEnd = (values: number[]) => values.map((x) => x - values[60]);
const smoothEqgat = drawn(eqgat({ elements, scalars: 32, vectors: 8, smooth: true }));

curves({
  title: "A hydrogen leaves the neighbourhood of a carbon",
  alt: "EQGAT jumps at 5 angstrom; its smooth form and PaiNN arrive at 0 with slope 0.",
  x: ["distance in angstrom", distances],
  y: "energy, less that without the neighbour",
  curves: {
    PaiNN: fromTheEnd(leaving(energies.PaiNN)),
    EQGAT: fromTheEnd(leaving(energies.EQGAT)),
    "EQGAT, smooth": fromTheEnd(leaving(smoothEqgat)),
  },
});

// %% [markdown] id="cutoff-read"
// It jumps. A share does not go to 0 because the functions of $d$ do: the neighbour keeps its share to the end, and then has none. With shares that fade (`smooth: true`) the energy is continuous. Its authors predict properties of molecules at rest, where nobody notices; for forces it matters.
//
// ## Train it
// PaiNN, with 32 scalars and 32 vectors, learns the forces of ethanol from 100 frames, five at a time. The loss compares energies and forces with those of GFN2-xTB, while the rate falls along a cosine; gradients longer than 1 are cut, or an unlucky seed fails.
// While it learns, watch a frame that it is never shown: the arrows of GFN2-xTB, and those of the network.
//
// **Before you run:** a component of a force is about 730 meV per angstrom large. How far off will the network be in the end? (A quarter of a minute.)

// %% id="frames" jupyter={"source_hidden":true}
import { batchGraphs, type LabelledGraph, labelledGraph } from "noether";

const [count, steps, tested] = isQuick() ? [10, 10, 10] : [100, 1500, 800];
/** Some of the frames, evenly over all of them. */
const evenly = (all: readonly number[], n: number) =>
  Array.from({ length: n }, (_, k) => all[Math.floor((k * all.length) / n)]);
const chosen = evenly(ethanol.train, count);
/** Energies are counted from their mean: only differences matter. */
const origin = chosen.reduce((sum, i) => sum + ethanol.energy(i), 0) / count;
const framesOf = (indices: readonly number[]) =>
  indices.map((i) =>
    labelledGraph(
      {
        numbers: atoms.map((symbol) => atomicNumber(symbol) ?? 0),
        positions: ethanol.positions(i),
        energy: ethanol.energy(i),
        forces: ethanol.forces(i),
      },
      { cutoff: 5, origin },
    ),
  );
const [train, test] = [framesOf(chosen), framesOf(ethanol.test.slice(0, tested))];

/** The mean error of the components of forces, in meV per angstrom. */
function forceError(E: Energy, frames: readonly LabelledGraph[]): number {
  let sum = 0;
  for (let k = 0; k < frames.length; k += 50) {
    const part = batchGraphs(frames.slice(k, k + 50));
    const [, F] = energyAndForces((x) => E(x, part), part.positions);
    sum += F.sub(part.forces).abs().mean().item() * part.graphs;
  }
  return (1000 * sum) / frames.length;
}

const [seen] = test;
/** A test frame with its forces, and those of a network. */
function beside(E: Energy) {
  const [, F] = energyAndForces((x) => E(x, seen), seen.positions);
  const forces = {
    "GFN2-xTB": ethanol.forces(ethanol.test[0]),
    PaiNN: F.toArray() as number[][],
  };
  return figure({
    alt: "Ethanol with two arrows at each atom, that of the reference and that of the network.",
    panels: [withForces(ethanol.test[0], forces)],
  });
}

// %% id="train"
import { minibatches, training } from "noether";
import { display } from "noether/display";
import { adamW, clip, cosine } from "noether/engine";

const seed = random(1);
const run = training({
  model: painnModel,
  loss: (predict, { frames }: { readonly frames: readonly LabelledGraph[] }) => {
    const all = batchGraphs(frames);
    const [E, F] = energyAndForces((x) => predict(x, all), all.positions);
    const byEnergy = E.sub(all.energy).square().mean();
    return byEnergy.mul(0.01).add(F.sub(all.forces).square().mean());
  },
  optimizer: clip(1, adamW({ rate: cosine({ from: 5e-3, steps }), decay: 0 })),
  batches: minibatches({ frames: train }, { size: 5, draw: seed }),
  draw: seed,
  steps,
});

const [place, watched] = [display("the loss of each step"), display("arrows")];
let drawnAt = -1;
for await (const now of run) {
  place.update(now);
  // Twenty pictures on the way are enough.
  const at = Math.floor((20 * now.step) / steps);
  if (at === drawnAt) continue;
  drawnAt = at;
  watched.update(beside((x, graph) => painnModel.apply(now.parameters, x, graph)));
}
const { parameters } = run.now;
const trained: Energy = (x, graph) => painnModel.apply(parameters, x, graph);

// %% id="error" tags=["hide-output"]
const testError = forceError(trained, test);
({
  "error, meV per angstrom": testError.toPrecision(4),
  "of the component's size": `${((100 * testError) / forceError((x) => x.mul(0).sum(), test)).toFixed(1)} %`,
});

// %% [markdown] id="error-read"
// By about a fifteenth of its size: a hundred frames are enough for a small network that need not learn what a rotation is.
//
// **Before you run:** trained, in single precision, on molecules in whatever pose they came. By how much will a rotation of the frame change the energy now? We take the same parameters in double precision.

// %% id="trained-laws" tags=["hide-output"]
import { mapTree } from "noether/engine";

const exact = mapTree(parameters, (x) => x.as("float64"));
changes((x, graph) => painnModel.apply(exact, x, graph));

// %% [markdown] id="trained-laws-read"
// By rounding alone. The law is no property of the weights.
//
// ## Measure it
// `noether bench learn` trained the same network twice as long, and the parameters that were best on 50 other frames come with the course. Load them and turn the molecule: two arrows at each atom.
//
// **Before you run:** twice the steps. Will the error be half as large?

// %% id="shipped" tags=["hide-output"]
import { trainedWeights } from "noether/data";
import { readCheckpoint } from "noether/engine";

const weights = await trainedWeights("ethanol-painn");
const longer = readCheckpoint(weights, painnModel.init(random(1)));
const shipped: Energy = (x, graph) => painnModel.apply(longer, x, graph);
const shippedError = forceError(shipped, test);
({
  "trained above": testError.toPrecision(4),
  shipped: shippedError.toPrecision(4),
});

// %% id="shipped-arrows" jupyter={"source_hidden":true}
const shippedForces = (i: number) => {
  const graph = framesOf([i])[0];
  const [, F] = energyAndForces((x) => shipped(x, graph), graph.positions);
  return { "GFN2-xTB": ethanol.forces(i), PaiNN: F.toArray() as number[][] };
};
const unseen = ethanol.test.slice(0, 8);
figure({
  title: "Frames that it has never seen",
  alt: "Ethanol with two arrows at each atom that nearly agree.",
  slider: {
    label: "frame",
    values: unseen.map(String),
    frames: unseen.map((i) => [withForces(i, shippedForces(i))]),
  },
});

// %% [markdown] id="shipped-read"
// No: smaller by about a quarter. Most of what is left is what a hundred frames do not say.
//
// How much do vectors help? `noether bench learn` compared PaiNN with SchNet at equal parameters, with a kernel on distances between atoms, and with a perceptron on coordinates, three seeds each. Every dot is one training, and *loaded above* is the network that you have loaded, tested again.
//
// **Before you run:** SchNet knows distances only. Is PaiNN better with 25 frames already? With 400, will the gap be closed?

// %% id="curves" jupyter={"source_hidden":true} tags=["hide-output"]
import { errorCurve } from "noether/data";

const { points: trainings } = await errorCurve("ethanol-forces");
const frameCounts = [25, 100, 400];
/** The trainings of a model with so many frames, those that took the most steps. */
function ends(model: string, n: number) {
  const all = trainings.filter(
    (point) => point.model === model && point.examples === n,
  );
  const most = Math.max(...all.map((point) => point.steps));
  return all.filter((point) => point.steps === most).map(({ error }) => error);
}
const meanOf = (all: readonly number[]) =>
  all.reduce((sum, x) => sum + x, 0) / all.length;
figure({
  title: "Forces of ethanol: error on 800 frames",
  alt: "Error against the number of frames, a line for each model; PaiNN's is the lowest.",
  panels: [
    {
      xLabel: "frames to learn from",
      yLabel: "error in meV per angstrom",
      logarithmic: "xy",
      marks: [
        ...["painn", "schNet", "kernel"].flatMap((model, colour) => {
          const each = frameCounts.map((n) => ends(model, n));
          return [
            {
              kind: "line" as const,
              name: model,
              colour,
              x: frameCounts,
              y: each.map(meanOf),
            },
            {
              kind: "points" as const,
              colour,
              x: each.flatMap((errors, k) => errors.map(() => frameCounts[k])),
              y: each.flat(),
            },
          ];
        }),
        {
          kind: "points",
          name: "loaded above",
          colour: 4,
          x: [100],
          y: [shippedError],
        },
      ],
    },
  ],
});

// %% id="curve-numbers" tags=["hide-output"]
const rounded = (x: number) => Number(x.toPrecision(3));
({
  "mean error": ["painn", "schNet", "kernel"].map((model) => ({
    model,
    ...Object.fromEntries(
      frameCounts.map((n) => [`${n} frames`, rounded(meanOf(ends(model, n)))]),
    ),
  })),
  "perceptron, 100 frames": rounded(meanOf(ends("mlp", 100))),
  "answering 0": rounded(meanOf(ends("zero", 100))),
});

// %% [markdown] id="curves-read"
// It is better with 25, by an eighth, and the gap grows: by a third with 400. The kernel needs a hundred frames to be useful and comes near SchNet with four hundred. The perceptron on coordinates is no better than answering 0.
//
// ## What invariants cannot see
// Lactic aldehyde and its mirror image: same atoms, same bonds, all distances equal. Turn one of the two with the mouse.
//
// **Before you run the cell below the picture:** can you turn one into the other? Which of the three networks will tell them apart?

// %% id="hands" jupyter={"source_hidden":true}
const hand = named("C[C@@H](O)C=O");
const mirrored = hand.positions.map(([x, y, z]) => [-x, y, z]);
figure({
  title: "A molecule and its mirror image",
  alt: "Two molecules, each the mirror image of the other.",
  panels: [
    ballAndStick({
      title: "as it is",
      atoms: hand.atoms,
      positions: hand.positions,
      reach: 3.2,
    }),
    ballAndStick({
      title: "mirror image",
      atoms: hand.atoms,
      positions: mirrored,
      reach: 3.2,
    }),
  ],
});

// %% id="mirror" tags=["hide-output"]
Object.entries(energies).map(([model, E]) => {
  const [one, other] = [hand.positions, mirrored].map((x) =>
    energyAt(E, x, hand.atoms),
  );
  return {
    model,
    "as it is": one,
    "mirror image": other,
    differ: one !== other && relativeError(one, other) > 1e-9,
  };
});

// %% [markdown] id="mirror-read"
// You cannot: no rotation does it. SchNet and PaiNN give both the same energy, as they must, since they are invariant under reflections. For the energy that is right: nature gives mirror images the same one. For a smell or a drug it is wrong, and there EQGAT's vector product helps: it has a hand.
//
// Mirror images are not all that is lost. In 2020 Pozdnyakov, Willatt, Bartók, Ortner, Csányi and Ceriotti showed that distances *and angles* around an atom do not fix where its neighbours are. Here is a pair in their spirit, on a compass: an atom in the middle and four others in some of its eight directions, 0 (north), 1 (north-east) to 7.
//
// **Before you run the cell below the picture:** compare the six angles of the first with those of the second.

// %% id="compasses" jupyter={"source_hidden":true}
const compass = (directions: readonly number[]) => [
  [0, 0, 0],
  ...directions.map((k) => [
    1.1 * Math.sin((Math.PI * k) / 4),
    1.1 * Math.cos((Math.PI * k) / 4),
    0,
  ]),
];
const compasses = { first: [0, 1, 3, 4], second: [0, 1, 2, 5] };
const fiveAtoms = ["C", "H", "H", "H", "H"];
const facing = { azimuth: -Math.PI / 2, elevation: Math.PI / 2 };
const spokes = [1, 2, 3, 4].map((j) => [0, j] as const);
figure({
  title: "Two compasses",
  alt: "A carbon with four hydrogens around it, in the directions 0, 1, 3, 4 and 0, 1, 2, 5.",
  panels: Object.values(compasses).map((directions) =>
    ballAndStick({
      title: directions.join(", "),
      atoms: fiveAtoms,
      positions: compass(directions),
      bonds: spokes,
      view: facing,
      reach: 1.8,
    }),
  ),
});

// %% id="angles" tags=["hide-output"]
const anglesOf = (directions: readonly number[]) =>
  directions
    .flatMap((a, k) =>
      directions
        .slice(k + 1)
        .map((b) => 45 * Math.min((a - b + 8) % 8, (b - a + 8) % 8)),
    )
    .sort((a, b) => a - b);
/** The scalars of the centre and of the others, after some interactions of a PaiNN drawn at random. */
function scalarsOf(directions: readonly number[], interactions: number): number[][] {
  const model = painnFeatures({ elements, features: 16, interactions });
  const graph = graphOf(fiveAtoms, compass(directions));
  return model
    .apply(model.init(random(1), double), graph.positions, graph)[0]
    .toArray() as number[][];
}
const added = (rows: number[][]) =>
  rows[0].map((_, c) => rows.reduce((sum, row) => sum + row[c], 0));
const apart = (interactions: number) => {
  const [a, b] = [compasses.first, compasses.second].map((directions) =>
    scalarsOf(directions, interactions),
  );
  return {
    interactions,
    "the centre": relativeError(a[0], b[0]).toExponential(0),
    "all five, added up": relativeError(added(a), added(b)).toExponential(0),
  };
};
({
  angles: Object.values(compasses).map(anglesOf),
  "PaiNN's scalars differ by": [apart(1), apart(2)],
});

// %% [markdown] id="angles-read"
// The same six, and yet no rotation or reflection takes one to the other: the gaps on the way round are 1, 2, 1, 4 eighths of a turn, and 1, 1, 3, 3. After one interaction PaiNN's centre, which knows distances and angles, has not noticed. Its neighbours have, since each of them has its own distances; so an energy that adds up all atoms can differ. And after a second interaction the centre has heard of it.
//
// SchNet knows no angles. Here are five equal atoms in two arrangements: in both, the five lists "how far are my neighbours" are the same.
//
// **Before you run:** how many interactions does SchNet need to see that these are two? And PaiNN?

// %% id="five-atoms" tags=["hide-output"]
const arrangements = [
  [
    [0, 0, 0],
    [0, 0, 1],
    [1, 2, 0],
    [1, 2, 1],
    [2, 1, 0],
  ],
  [
    [0, 0, 0],
    [0, 1, 0],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 1],
  ],
];
/** For each atom the squares of its distances, sorted; and the atoms sorted. */
const lists = (x: Positions) =>
  x
    .map((r) =>
      x
        .map((q) => r.reduce((sum, a, k) => sum + (a - q[k]) ** 2, 0))
        .sort((a, b) => a - b)
        .slice(1)
        .join(" "),
    )
    .sort();
const carbons = ["C", "C", "C", "C", "C"];
const differ = (E: Energy) => {
  const [a, b] = arrangements.map((x) => energyAt(E, x, carbons));
  return relativeError(a, b).toExponential(0);
};
({
  "squared distances": arrangements.map(lists),
  energies: [1, 2].map((interactions) => ({
    interactions,
    SchNet: differ(drawn(schNet({ elements, features: 32, interactions }))),
    PaiNN: differ(drawn(painn({ elements, features: 32, interactions }))),
  })),
});

// %% [markdown] id="five-atoms-read"
// Two; PaiNN one, since its vectors know which way the neighbours are. More layers see more, but for each kind of network that stops at distances there is a pair that it never separates (Pozdnyakov and Ceriotti, 2022). Vectors, and the tensors of the next chapter, are not only for answers that turn.
//
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | $W$ on $x, y, z$ | `tensor(A).matmul(v)` for `mixVectors(v, W)`: with three channels the shapes even agree |
// | a bias on vectors | `mixVectors(v, W).add(b)` |
// | a nonlinearity on components | `v.silu()`; scale by a function of $\lvert v \rvert$ instead |
// | absolute positions | `vectorsAlong(x, s)` for `vectorsAlong(edgeVectors(x, graph), s)` |
// | the slope of a length at 0 | `innerProducts(v, v).sqrt()`; `vectorNorms` adds a little inside the root |
// | a cutoff without $f(d)$ | `d < 5 ? s : 0`: the force at 5 is a jump |
// | attention at the cutoff | `eqgat({ elements })` for forces; `smooth: true` |
// | an answer that has a hand | `painn` for a chiral property: it sees no difference |
//
// **Before you run:** the first three under a rotation and under the inversion, positions under a shift, each beside what is right. Which mistake passes the inversion?

// %% id="traps" tags=["hide-output"]
import { vectorNorms } from "noether";

const [b, B] = [normal(4), normal(3, 3)];
const operations: Record<string, Operation> = {
  "W on channels": (v) => mixVectors(v, W),
  "W on x, y, z": (v) => B.matmul(v),
  "a bias": (v) => mixVectors(v, W).add(b),
  "silu on components": (v) => v.silu(),
  "scaled by silu of the length": (v) => scaleVectors(vectorNorms(v).silu(), v),
};
/** How much a sum over neighbours changes if the molecule is shifted. */
function shiftGap(of: (x: Tensor) => Tensor): string {
  const [before, after] = [frame, motions.shift(frame)].map((positions) => {
    const x = tensor(positions as number[][], double);
    return of(x).segmentSum(still.target, still.nodes);
  });
  return relativeError(after.values, before.values).toExponential(0);
}
({
  operations: Object.entries(operations).map(([name, f]) => ({
    name,
    rotation: gap(f, R),
    inversion: gap(f, inversion),
  })),
  shift: {
    "sum of x_j": shiftGap((x) => x.gather(still.source)),
    "sum of x_j - x_i": shiftGap((x) => edgeVectors(x, still)),
  },
});

// %% [markdown] id="traps-read"
// $W$ on $x, y, z$: every linear map does. Who tests with one element has tested nothing.
//
// The root is the trap that stops a training. Vectors are 0 in the beginning, and at every centre of inversion for ever.
//
// **Before you run:** what is the slope of $\lvert v \rvert$ at $v = 0$? And what does the chain rule make of $\sqrt{\langle v, v \rangle}$ there?

// %% id="root" tags=["hide-output"]
import { grad } from "noether";

/** The slope along x of a function of one vector (x, 0, 0). */
const slopeAlongX = (f: (v: Tensor) => Tensor, x: number) =>
  grad((v: Tensor) => f(v).sum())(
    tensor([[x], [0], [0]], double),
  ).toArray() as number[][];
[1, 1e-3, 0].map((x) => ({
  x,
  "chain rule, 1 / (2 root) times 2 x": (1 / (2 * Math.sqrt(x * x))) * (2 * x),
  vectorNorms: Number(slopeAlongX(vectorNorms, x)[0][0].toPrecision(3)),
}));

// %% [markdown] id="root-read"
// There is none: the graph of $\lvert v \rvert$ has a tip at 0, and the chain rule multiplies infinity by 0. In a framework that goes on with NaN, one such atom spoils every weight. With a little $\varepsilon$ inside the root the slope is 0 there. (Noether's own `norm` puts a 0 as well.)
//
// ## Now you
// [Sheet 15](../exercises/15-scalars-and-vectors.ipynb) takes over here: the five operations in plain numbers, vectors from directions, a proof about the vector product, the three messages with their cutoff, forces by hand on real ethanol, and a second counterexample, on a clock.

// %% [markdown] id="next"
// ## Where it leads
// Scalars and vectors are the degrees 0 and 1. Chapter 16 goes on with the harmonics of chapter 10 and the products of chapter 11: features of any degree, at a price. Chapter 24 (planned) meets mirror images again.
//
// - Kristof T. Schütt, Pieter-Jan Kindermans, Huziel E. Sauceda, Stefan Chmiela, Alexandre Tkatchenko, Klaus-Robert Müller. *SchNet: A continuous-filter convolutional neural network for modeling quantum interactions*. 2017.
// - Kristof T. Schütt, Oliver T. Unke, Michael Gastegger. *Equivariant message passing for the prediction of tensorial properties and molecular spectra*. 2021.
// - Tuan Le, Frank Noé, Djork-Arné Clevert. *Equivariant Graph Attention Networks for Molecular Property Prediction*. 2022.
// - Sergey N. Pozdnyakov, Michael J. Willatt, Albert P. Bartók, Christoph Ortner, Gábor Csányi, Michele Ceriotti. *Incompleteness of Atomic Structure Representations*. 2020.
// - Sergey N. Pozdnyakov, Michele Ceriotti. *Incompleteness of graph neural networks for points clouds in three dimensions*. 2022.
