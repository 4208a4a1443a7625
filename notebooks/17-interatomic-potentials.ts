// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["smoothCutoff","countPaths","nequipLayer","torqueProof","verletStep","falseForces"]
//       minutes: {"lesson":60,"sheet":75}
//       needs: ["15-scalars-and-vectors","16-tensor-field-networks"]
//       number: 17
//       optional: []
//       title: "Interatomic potentials"
// ---

// %% [markdown] id="title"
// # 17. Interatomic potentials
// Quantum chemistry says what forces act on the atoms of a molecule, frame by frame. A network has seen a hundred frames of ethanol; 24,768 parameters came of it. Here it computes the forces alone, and the atoms move by them, at 500 K, half a femtosecond a step.

// %% id="network"
import { atomicNumber, random, type Vector } from "noether";
import { mdEthanol, trainedWeights } from "noether/data";
import { atomicMass, maxwellBoltzmann, networkForces } from "noether/dynamics";
import { readCheckpoint } from "noether/engine";
import { nequip } from "noether/models";

const ethanol = await mdEthanol();
const numbers = ethanol.atoms.map((symbol) => atomicNumber(symbol) ?? 0);
const settings = {
  ...{ elements: [1, 6, 8], cutoff: 4, neighbours: 8 },
  ...{ features: "16x0e + 16x1o + 16x2e", layers: 3, functions: 8, hidden: [32] },
};
const model = nequip(settings);
const parameters = readCheckpoint(
  await trainedWeights("ethanol-nequip"),
  model.init(random(1)),
);

// %% [markdown] id="film-predict"
// **Before you move the slider:** a frame is a femtosecond. Which bond swings fastest, and how many frames will one of its swings take? You can turn the molecule meanwhile.

// %% id="film" jupyter={"source_hidden":true}
import { isQuick } from "noether/course";
import { molecularDynamics } from "noether/dynamics";
import { ballAndStick, figure } from "noether/figure";

/** Positions with their mean at 0, where a picture has its middle. */
function centred(positions: readonly Vector[]): Vector[] {
  const mean = [0, 1, 2].map(
    (k) => positions.reduce((sum, r) => sum + r[k], 0) / positions.length,
  );
  return positions.map((r) => r.map((x, k) => x - mean[k]));
}
const distance = (x: readonly Vector[], i: number, j: number) =>
  Math.hypot(...x[i].map((a, k) => a - x[j][k]));

/** Where all motions begin, and how fast. */
const start = centred(ethanol.positions(ethanol.test[0]));
const masses = numbers.map(atomicMass);
const velocities = maxwellBoltzmann(start, masses, 500, random(1));
const atRest = { numbers, positions: start };
const forceField = networkForces(
  atRest,
  (x, graph) => model.apply(parameters, x, graph),
  { cutoff: 4 },
);
const begin = { positions: start, velocities, masses };
const film = molecularDynamics({
  ...{ ...begin, forceField },
  ...{ dt: 0.5, steps: isQuick() ? 16 : 96, every: 2 },
});

const [C0, C1, O, H] = [0, 1, 2, 8];
const lengths = {
  "O-H": film.positions.map((x) => distance(x, O, H)),
  "C-C": film.positions.map((x) => distance(x, C0, C1)),
};
figure({
  title: "Ethanol, moved by a network",
  alt: "The molecule moves, frame by frame; beside it the lengths of two of its bonds.",
  slider: {
    label: "femtoseconds",
    values: film.times.map(String),
    frames: film.positions.map((positions, k) => [
      ballAndStick({ atoms: ethanol.atoms, positions: centred(positions), reach: 2.8 }),
      {
        xLabel: "time in fs",
        yLabel: "length in angstrom",
        yRange: [0.8, 1.8],
        marks: [
          ...Object.entries(lengths).map(([name, y], colour) => ({
            kind: "line" as const,
            ...{ name, colour, x: film.times, y },
          })),
          ...Object.values(lengths).map((y, colour) => ({
            kind: "points" as const,
            ...{ colour, x: [film.times[k]], y: [y[k]] },
          })),
        ],
      },
    ]),
  },
});

// %% [markdown] id="film-read"
// O-H: its hydrogen is light and its bond is stiff, and nine or ten frames bring it back. C-C takes three times as long.
//
// Such a network is called an *interatomic potential*. This one is NequIP (paper 2 of the slides): its energy is invariant, and its forces are the slope of it,
//
// $$E = \sum_i e_i, \qquad F_i = -\frac{\partial E}{\partial r_i}$$
//
// In chapter 15 that gave forces that turn with the molecule, and no work along a closed path. It gives more.
//
// **Before you run:** three sums over the atoms of a frame. Which of them are 0, whatever the weights are?

// %% id="sums" tags=["hide-output"]
import { type AtomicGraph, atomicGraph, energyAndForces, type Tensor } from "noether";
import { mapTree } from "noether/engine";

const double = { dtype: "float64" } as const;
const exact = mapTree(parameters, (x) => x.as("float64"));
const cross = ([a, b, c]: Vector, [x, y, z]: Vector) => [
  b * z - c * y,
  c * x - a * z,
  a * y - b * x,
];
const total = (vectors: readonly Vector[]) =>
  vectors[0].map((_, k) => vectors.reduce((sum, v) => sum + v[k], 0));
const size = (v: Vector) => Math.hypot(...v);

const still = atomicGraph(atRest, { cutoff: 4, ...double });
const [E, F] = energyAndForces((x) => model.apply(exact, x, still), still.positions);
const forces = F.toArray() as number[][];
({
  "largest force": Math.max(...forces.map(size)).toPrecision(3),
  "sum of F": size(total(forces)).toExponential(0),
  "sum of r x F": size(total(forces.map((f, i) => cross(start[i], f)))).toExponential(
    0,
  ),
  "sum of <r, F>": total(
    forces.map((f, i) => [f.reduce((sum, x, k) => sum + x * start[i][k], 0)]),
  )[0].toPrecision(3),
});

// %% [markdown] id="sums-read"
// The first two. A shift of all atoms by $u$ leaves $E$ as it is, so its slope along that motion is 0: $\sum_i \langle F_i, u \rangle = 0$ for every $u$. A rotation leaves it as well: the torques add up to 0 (exercise 4 is the proof). The third sum belongs to a motion that is no symmetry: who stretches a molecule changes its energy.
//
// Forces that add up to 0 keep the total momentum, torques that do the angular momentum. And since $E$ depends on places alone and not on time, potential and kinetic energy together are constant. That every symmetry keeps something is the theorem of Emmy Noether (1918). Further down we measure all three on a motion.

// %% [markdown] id="layer-text"
// ## One layer of NequIP
// An atom has features of several degrees: 16 scalars, 16 vectors, 16 tensors of degree 2. A layer makes new ones of its neighbours and its own:
//
// $$m_i = \frac{1}{\sqrt n} \sum_j R(d_{ij})\, \bigl( U h_j \otimes Y(r_{ij}) \bigr), \qquad h_i' = \operatorname{gate}\bigl( V m_i + W_{z(i)}\, h_i \bigr)$$
//
// | piece | what it does |
// |---|---|
// | $U, V$ | mix channels of one irrep: scalars with scalars, vectors with vectors |
// | $Y(r_{ij})$ | harmonics of the direction to the neighbour (chapter 10) |
// | $\otimes$ | the tensor product (chapter 11), channel by channel, path by path |
// | $R(d_{ij})$ | a small network of the distance: a weight for each path and channel |
// | $W_{z(i)}$ | the *self-connection*: what the atom was, through a matrix for its element |
// | gate | scalars go through *silu*; every other copy is multiplied by *silu* of a scalar of its own |

// %% [markdown] id="paths-predict"
// Paths are the ways $l_h \times l_Y \to l$ in which a feature and a harmonic make a new feature. Degrees obey $|l_h - l_Y| \leq l \leq l_h + l_Y$, and parities multiply: $o \times o = e$. What is not among the features is not made.
//
// **Before you move the slider:** how many paths are there for degree 0 alone, how many up to degree 1? And why does 1 in row 1, column 1 never come up, before all parities are allowed?

// %% id="paths" jupyter={"source_hidden":true}
import { channelwiseTensorProduct, harmonicIrreps, irreps } from "noether";

const choices = [
  "1x0e",
  "1x0e + 1x1o",
  "1x0e + 1x1o + 1x2e",
  "1x0e + 1x1o + 1x2e + 1x3o",
  "1x0e + 1x1o + 1x2e + 1x0o + 1x1e + 1x2o",
] as const;
const pathsOf = (features: (typeof choices)[number]) =>
  channelwiseTensorProduct(
    features,
    harmonicIrreps(irreps(features).lmax),
    features,
  ).paths.map(({ irreps: [h, Y, m] }) => ({ h, Y, m }));
type OneIrrep = ReturnType<typeof pathsOf>[number]["h"];
const nameOf = ({ l, p }: OneIrrep) => `${l}${p === 1 ? "e" : "o"}`;

figure({
  title: "What a feature (row) and a harmonic (column) make",
  alt: "A table of irreps: rows are features, columns harmonics, entries their products.",
  slider: {
    label: "features",
    values: choices.map((each) => each.replaceAll("1x", "")),
    frames: choices.map((features) => {
      const paths = pathsOf(features);
      const rows = irreps(features).terms.map(({ irrep }) => nameOf(irrep));
      const columns = harmonicIrreps(irreps(features).lmax).terms.map(({ irrep }) =>
        nameOf(irrep),
      );
      const made = rows.map((row) =>
        columns.map((column) =>
          paths.flatMap(({ h, Y, m }) =>
            nameOf(h) === row && nameOf(Y) === column ? [nameOf(m)] : [],
          ),
        ),
      );
      return [
        {
          title: `${paths.length} ${paths.length === 1 ? "path" : "paths"}`,
          marks: [
            {
              kind: "heatmap" as const,
              values: made.map((row) => row.map(({ length }) => length)),
              range: [0, 6] as const,
              scale: "sequential" as const,
              ...{ rows, columns },
              text: made.map((row) => row.map((names) => names.join(" "))),
            },
          ],
        },
      ];
    }),
  },
});

// %% [markdown] id="paths-read"
// One, and four. A vector times a vector makes a *pseudovector*, 1e (chapter 11), and as long as 1e is not among the features there is no place for it. Up to degree 2 there are 11 paths; for 16 channels $R$ gives 176 numbers an edge. (Exercise 2 counts for any features.)
//
// Here is the layer, with one matrix $W$ for all elements. The last line may end in four ways.
//
// **Before you run:** which of the four endings breaks the law $f(Q x) = D(Q) f(x)$?

// %% id="layer" tags=["hide-output"]
import {
  convolution,
  edgeVectors,
  fromRows,
  fullyConnectedNet,
  gate,
  type IrrepsArray,
  irrepsArray,
  irrepsD,
  layer,
  linear,
  type Matrix,
  randomNormal,
  relativeError,
  specialOrthogonal,
  sphericalHarmonics,
  tensor,
  transpose,
} from "noether";

const kind = irreps("8x0e + 8x1o + 8x2e");
const gating = gate(kind);
const product = convolution(kind, harmonicIrreps(2), gating.in);

type End = (m: IrrepsArray, own: IrrepsArray) => IrrepsArray;
const nequipLayer = (end: End) =>
  layer(
    {
      U: linear(kind, kind),
      R: fullyConnectedNet([1, 16, product.weightCount]),
      V: linear(product.out, gating.in),
      W: linear(kind, gating.in),
    },
    ({ U, R, V, W }, h: IrrepsArray, x: Tensor, graph: AtomicGraph): IrrepsArray => {
      const r = edgeVectors(x, graph);
      const Y = irrepsArray(harmonicIrreps(2), sphericalHarmonics(2, r));
      const m = product.alongEdges(U(h), Y, R(r.norm(1, { keep: true })), graph);
      return end(V(m).scaled(1 / Math.sqrt(8)), W(h));
    },
  );
const ends: Record<string, End> = {
  "gate(V m + W h)": (m, own) => gating.apply(m.add(own)),
  "gate(V m), no self-connection": (m) => gating.apply(m),
  "V m + W h, no gate": (m, own) => m.add(own),
  "silu of each component": (m, own) => irrepsArray(gating.in, m.add(own).array.silu()),
};

const inversion = [
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, -1],
];
const elementsOfO3 = { rotation: specialOrthogonal(3).haar(random(2)), inversion };
const rows = (of: Matrix) => tensor(of, double);
const h0 = randomNormal([numbers.length, kind.dim], random(3), double);

/** How far f(Q x) is from D(Q) f(x). */
function gap(end: End, Q: Matrix): string {
  const f = nequipLayer(end);
  const theta = f.init(random(1), double);
  const at = (h: Tensor, x: Tensor) => f.apply(theta, fromRows(kind, h), x, still);
  const turned = (of: Tensor, D: Matrix) => of.matmul(rows(transpose(D)));
  const before = at(h0, still.positions);
  const after = at(turned(h0, irrepsD(kind, Q)), turned(still.positions, Q));
  const expected = turned(before.toRows(), irrepsD(before.irreps, Q));
  return relativeError(after.toRows().values, expected.values).toExponential(0);
}
Object.entries(ends).map(([end, f]) => ({
  end,
  rotation: gap(f, elementsOfO3.rotation),
  inversion: gap(f, elementsOfO3.inversion),
}));

// %% [markdown] id="layer-read"
// The last alone. Every piece of the layer commutes with rotations by itself, and so does whatever is made of them: you may take pieces out, repeat them, or put others in. What a layer may not do is touch components one by one.
//
// What has the training made of it? Below are the radial functions $R$ of the first layer, a channel at each step: the weight of a neighbour at a distance, for each degree of its direction.
//
// **Before you move the slider:** where will all curves end, and how?

// %% id="radial" jupyter={"source_hidden":true}
import { polynomialCutoff } from "noether";

/** The part of the parameters that is looked at. */
interface Learned {
  readonly representation: {
    readonly radialBasis: { readonly w: Tensor };
    readonly layers: readonly { readonly radial: { layers: { W: Tensor }[] } }[];
  };
}
const { representation } = parameters as Learned;
const { radialBasis, layers } = representation;
const distances = Array.from({ length: 71 }, (_, k) => 0.8 + 0.05 * k);
/** (2 / c) sin(w d / c) / d times the cutoff: the functions of the distance that R is fed with. */
const d = tensor(distances).reshape([-1, 1]);
const basis = d
  .mul(radialBasis.w.mul(1 / 4))
  .sin()
  .mul(polynomialCutoff(4)(d).div(d).mul(0.5));
const weightsAt = fullyConnectedNet([8, 32, 48])
  .apply(layers[0].radial, basis)
  .toArray() as number[][];

figure({
  title: "Learned weights of a neighbour, first layer",
  alt: "Three curves over the distance, one for each degree, that end at 0 at 4 angstrom.",
  slider: {
    label: "channel",
    values: Array.from({ length: 16 }, (_, c) => String(c)),
    frames: Array.from({ length: 16 }, (_, c) => [
      {
        xLabel: "distance in angstrom",
        yLabel: "weight",
        yRange: [-1.5, 1.5] as const,
        marks: [0, 1, 2].map((l) => ({
          kind: "line" as const,
          name: `degree ${l}`,
          colour: l,
          x: distances,
          y: weightsAt.map((row) => row[16 * l + c]),
        })),
      },
    ]),
  },
});

// %% [markdown] id="radial-read"
// At 4 angstrom, flat: beyond that no atom is a neighbour. Most of what is learned happens from 1 to 2.5 angstrom, where bonds and second neighbours are.
//
// Vectors that come out of such layers can be drawn. Below is ethene, $\mathrm{C_2H_4}$, which is flat, beside ethanol; a channel of vectors at each step, after two layers.
//
// **Before you move the slider:** can an arrow of ethene point out of its plane?

// %% id="arrows" jupyter={"source_hidden":true}
import { elementSymbol } from "noether";
import { smallMolecules } from "noether/data";
import { nequipFeatures } from "noether/models";

const small = await smallMolecules();
const twoLayers = nequipFeatures({ ...settings, layers: 2 });
const ofTwoLayers = { ...representation, layers: layers.slice(0, 2) };
/** The vectors of a molecule after two layers, a list for each channel. */
function vectorsOf(molecule: typeof atRest): number[][][] {
  const graph = atomicGraph(molecule, { cutoff: 4, mayBeEmpty: true });
  const h = twoLayers.apply(ofTwoLayers, graph.positions, graph);
  const v = h.part(1).toArray() as number[][][]; // [atom][x y z][channel]
  return Array.from({ length: 16 }, (_, c) =>
    v.map((atom) => atom.map((axis) => axis[c])),
  );
}
const { numbers: elementsOfEthene, positions: flat } = small.molecule(
  small.find("C=C"),
);
const drawn = {
  ethene: { numbers: Array.from(elementsOfEthene), positions: centred(flat) },
  ethanol: atRest,
};
const arrows = Object.entries(drawn).map(([title, molecule]) => ({
  ...{ title, molecule, channels: vectorsOf(molecule) },
}));
figure({
  title: "Vectors of a channel, after two layers",
  alt: "Ethene and ethanol with an arrow at each atom; those of ethene lie in its plane.",
  slider: {
    label: "channel",
    values: Array.from({ length: 16 }, (_, c) => String(c)),
    frames: Array.from({ length: 16 }, (_, c) =>
      arrows.map(({ title, molecule, channels }) => {
        const most = Math.max(...channels[c].map(size));
        return ballAndStick({
          ...{ title, atoms: molecule.numbers.map(elementSymbol), reach: 2.8 },
          positions: molecule.positions,
          arrows: [{ vectors: channels[c], scale: 1 / most }],
        });
      }),
    ),
  },
});

// %% [markdown] id="arrows-read"
// No. The mirror in that plane leaves ethene as it is, so it has to leave each of its vectors: Curie's principle again (chapter 4). For the same reason the arrows at opposite atoms are opposite. Ethanol has no symmetry in that frame, and its arrows go where they like.

// %% [markdown] id="title-slip"
// ## Which group?
// The slides list the paper as "*SE(3)-Equivariant* ...", the title of its first version. In the end it is called *E(3)*-equivariant, and rightly: features have parities, and a path has to respect them. What is missing in SE(3) is the reflection.
//
// *Cormorant*, on the same slide, is a network of SO(3): its features have degrees and no parities. And it has another idea of how to be nonlinear. There is no gate and no activation in it; it multiplies features with each other,
//
// $$F_i \leftarrow \Bigl( F_i \;\oplus\; F_i \otimes F_i \;\oplus\; \sum_j g_{ij} Y(r_{ij}) \otimes F_j \Bigr) W$$
//
// with $\oplus$ for channels side by side.
// **Before you run:** two untrained networks and a frame of ethanol. Whose energy changes under the inversion?

// %% id="groups" tags=["hide-output"]
import { cormorant } from "noether/models";

const rivals = {
  NequIP: model,
  Cormorant: cormorant({ elements: [1, 6, 8], cutoff: 4, channels: 8, neighbours: 8 }),
};
const rotated = (Q: Matrix) => still.positions.matmul(rows(transpose(Q)));
Object.entries(rivals).map(([name, rival]) => {
  const theta = rival.init(random(1), double);
  const at = (x: Tensor) =>
    rival.apply(theta as never, x, { ...still, positions: x }).item();
  const change = (Q: Matrix) =>
    relativeError(at(rotated(Q)), at(still.positions)).toExponential(0);
  return {
    name,
    rotation: change(elementsOfO3.rotation),
    inversion: change(inversion),
  };
});

// %% [markdown] id="groups-read"
// That of Cormorant. Its path $1 \times 1 \to 1$ is the vector product, and $\langle u, v \times w \rangle$ is a number that the inversion turns into its opposite. For an energy that is a possibility too many: nature gives mirror images the same one.
//
// How nonlinear is a product? A feature that is multiplied with itself has twice the degree, as a polynomial.
//
// **Before you move the slider:** what is left of $1 \to x^2$ after three levels? Where does it leave *silu* behind?

// %% id="polynomials" jupyter={"source_hidden":true}
const along = Array.from({ length: 81 }, (_, k) => -2 + 0.05 * k);
const silu = (x: number) => x / (1 + Math.exp(-x));
const again = (f: (x: number) => number, times: number) => (x: number) =>
  Array.from({ length: times }).reduce<number>((y) => f(y), x);
figure({
  title: "A feature after some levels",
  alt: "A product with itself, level by level, beside silu.",
  slider: {
    label: "levels",
    values: ["1", "2", "3", "4"],
    frames: [1, 2, 3, 4].map((levels) => [
      {
        ...{
          xLabel: "feature",
          yLabel: "after the levels",
          yRange: [-0.5, 4] as const,
        },
        marks: [
          {
            kind: "line" as const,
            ...{ name: `product: degree ${2 ** levels}`, colour: 0, x: along },
            y: along.map(again((x) => x * x, levels)),
          },
          {
            kind: "line" as const,
            ...{ name: "silu", colour: 1, x: along, dashed: true },
            y: along.map(again(silu, levels)),
          },
        ],
      },
    ]),
  },
});

// %% [markdown] id="polynomials-read"
// $x^8$: next to nothing below 1, everything above. A network of products is a polynomial of its features, and its authors have to keep them small. A gate grows like its input. But a product makes an angle of two vectors at one atom at once; NequIP, which multiplies with harmonics alone, needs a second layer for that.

// %% [markdown] id="cutoff-text"
// ## Where an atom ends
// $R$ is fed with functions of the distance, times NequIP's *polynomial cutoff* $f(u)$ of $u = d / c$, which has $f = f' = f'' = 0$ at $u = 1$. The larger its $p$, the later it falls.
//
// **Before you move the slider:** an energy contains $f$, forces contain $f'$, vibrations $f''$. Which of the three jumps at 4 angstrom if nothing fades? Which if the cutoff of chapter 15 does, a cosine?

// %% id="cutoffs" jupyter={"source_hidden":true}
import { cosineCutoff, grad } from "noether";

const upTo = Array.from({ length: 201 }, (_, k) => 0.0125 + 0.025 * k);
const near = tensor(upTo, double);
/** Values, slopes and second derivatives of a function of the distance. */
function derivatives(f: (d: Tensor) => Tensor): number[][] {
  const slope = grad((at: Tensor) => f(at).sum());
  const second = grad((at: Tensor) => slope(at).sum());
  return [f(near), slope(near), second(near)].map(({ values }) => Array.from(values));
}
const cutoffs: Record<string, number[][]> = {
  none: [upTo.map((at) => (at < 4 ? 1 : 0)), upTo.map(() => 0), upTo.map(() => 0)],
  cosine: derivatives(cosineCutoff(4)),
  "p = 2": derivatives(polynomialCutoff(4, 2)),
  "p = 6": derivatives(polynomialCutoff(4)),
  "p = 12": derivatives(polynomialCutoff(4, 12)),
};
figure({
  title: "A neighbour fades",
  alt: "The cutoff function, its slope and its second derivative, over the distance.",
  slider: {
    label: "cutoff",
    values: Object.keys(cutoffs),
    frames: Object.values(cutoffs).map((curves) =>
      curves.map((y, order) => ({
        title: ["f", "slope", "second derivative"][order],
        xLabel: "distance in angstrom",
        yRange: (
          [
            [-0.1, 1.1],
            [-1.5, 0.3],
            [-3, 3],
          ] as const
        )[order],
        marks: [{ kind: "line" as const, x: upTo, y }],
      })),
    ),
  },
});

// %% [markdown] id="cutoffs-read"
// Without a cutoff $f$ itself jumps, and $f'$, which is 0 on both sides, does not tell: a force that has never heard of the step. With the cosine it is $f''$ that jumps, and vibrations have a kink. The polynomials are smooth in all three.
//
// A jump need not be in the network. Say its list of neighbours is made with 3 angstrom, where it expects 4: a number in another file. (Noether refuses such graphs; below, the graph keeps its reach to itself.)
//
// **Before you run:** what will the energy of a motion look like, potential and kinetic together?

// %% id="short-sighted" jupyter={"source_hidden":true} tags=["hide-output"]
import { energyDrift, type Trajectory } from "noether/dynamics";
import { curves } from "noether/figure";

const shortSighted = networkForces(
  atRest,
  (x, { cutoff, ...graph }) => model.apply(parameters, x, graph),
  { cutoff: 3 },
);
const period = { dt: 0.5, steps: isQuick() ? 20 : 400 };
const both = {
  "neighbours up to 4": molecularDynamics({ ...begin, ...period, forceField }),
  "neighbours up to 3": molecularDynamics({
    ...{ ...begin, ...period },
    forceField: shortSighted,
  }),
};
/** How far the energy is from its first value, in meV for each atom. */
const wandering = ({ potential, kinetic }: Trajectory) =>
  potential.map(
    (V, k) => (1000 * (V + kinetic[k] - potential[0] - kinetic[0])) / numbers.length,
  );
curves({
  title: "Potential and kinetic energy together",
  alt: "With all neighbours the energy stays; with those up to 3 angstrom it jumps.",
  x: ["time in fs", both["neighbours up to 4"].times],
  y: "change, meV an atom",
  curves: Object.fromEntries(
    Object.entries(both).map(([name, run]) => [name, wandering(run)]),
  ),
});

// %% [markdown] id="short-sighted-read"
// It jumps whenever two atoms come nearer than 3 angstrom or leave: the energy does, and no force has been there to make up for it. With all neighbours there is nothing to see at that scale.

// %% [markdown] id="stars-text"
// ## What a degree can see
// Why degrees above 0 at all, if the answer is a scalar? An atom with neighbours at *one* distance, each of which sees it alone: a star. In chapter 10 the power spectrum described such a star by one number for each degree,
//
// $$p_l = \Bigl| \sum_j Y_l(n_j) \Bigr|^2 = (2 l + 1) \sum_{jk} P_l(\cos \theta_{jk})$$
//
// Turn the four pairs below. **Before you run the cell below the picture:** for each pair, what is the first degree at which the two stars differ?

// %% id="stars" jupyter={"source_hidden":true}
const polar = (theta: number, phi: number) => [
  Math.sin(theta) * Math.cos(phi),
  Math.sin(theta) * Math.sin(phi),
  Math.cos(theta),
];
const right = Math.PI / 2;
/** The angle between the diagonal of a cube and its edges. */
const diagonal = Math.acos(1 / Math.sqrt(3));
const around = (n: number, theta: number, turn = 0) =>
  Array.from({ length: n }, (_, k) => polar(theta, turn + (2 * Math.PI * k) / n));
const stars: Record<string, readonly [Vector[], Vector[]]> = {
  "90 and 120 degrees": [
    [polar(right, 0), polar(right, right)],
    [polar(right, 0), polar(right, (4 * right) / 3)],
  ],
  "square and tetrahedron": [
    around(4, right),
    [...around(2, diagonal), ...around(2, Math.PI - diagonal, right)],
  ],
  "octahedron and prism": [
    [...around(4, right), [0, 0, 1], [0, 0, -1]],
    [...around(3, diagonal), ...around(3, Math.PI - diagonal)],
  ],
  "cube and antiprism": [
    [...around(4, diagonal), ...around(4, Math.PI - diagonal)],
    [...around(4, diagonal), ...around(4, Math.PI - diagonal, right / 2)],
  ],
};
const starOf = (arms: readonly Vector[]) => ({
  numbers: [6, ...arms.map(() => 1)],
  positions: [[0, 0, 0], ...arms.map((n) => n.map((x) => 1.09 * x))],
});
figure({
  title: "Pairs of stars",
  alt: "Two stars of equal arms side by side, four such pairs.",
  slider: {
    label: "pair",
    values: Object.keys(stars),
    frames: Object.entries(stars).map(([name, pair]) =>
      pair.map((arms, k) => {
        const star = starOf(arms);
        return ballAndStick({
          title: name.split(" and ")[k].replace(/^90$/, "90 degrees"),
          atoms: star.numbers.map(elementSymbol),
          positions: star.positions,
          bonds: arms.map((_, j) => [0, j + 1] as const),
          reach: 1.8,
          view: { azimuth: 0.5, elevation: 0.4 },
        });
      }),
    ),
  },
});

// %% id="degrees" tags=["hide-output"]
const degrees = [0, 1, 2, 3, 4];
const upToDegree = ["8x0e", "+ 8x1o", "+ 8x2e", "+ 8x3o", "+ 8x4e"];
/** Whether an untrained NequIP with features up to a degree gives the two stars different energies. */
function differ(pair: readonly Vector[][], lmax: number): boolean {
  const features = upToDegree.slice(0, lmax + 1).join(" ");
  const net = nequip({ elements: [1, 6], cutoff: 1.2, features, neighbours: 4 });
  const theta = net.init(random(1), double);
  const [a, b] = pair.map((arms) => {
    const graph = atomicGraph(starOf(arms), { cutoff: 1.2, ...double });
    return net.apply(theta, graph.positions, graph).item();
  });
  return relativeError(a, b) > 1e-9;
}
const power = (arms: readonly Vector[], l: number) =>
  size(total(sphericalHarmonics([l], arms as number[][]))) ** 2;
Object.entries(stars).map(([pair, two]) => ({
  pair,
  "p_l differs for l =": degrees.filter(
    (l) => Math.abs(power(two[0], l) - power(two[1], l)) > 1e-9,
  ),
  "NequIP needs degree": degrees.find((lmax) => differ(two, lmax)),
}));

// %% [markdown] id="degrees-read"
// One, two, three, four: the network needs the degree at which the power spectra part for the first time, in three layers as in ten. With degree 0 all stars are one star. With degree 1 the arms of a square cancel as those of a tetrahedron do, $\sum_j n_j = 0$.
//
// In a molecule things are not so bad, since neighbours have neighbours and distances of their own: degree 0 did tell the five atoms of chapter 15 apart, in its second layer. What a degree does not see at once, it has to find out by detours.

// %% [markdown] id="learn-text"
// ## Measure it
// Three NequIPs, with features of degree 0, up to 1 and up to 2, and as many parameters: fewer channels where degrees are higher. `noether bench learn` trained them on 25, 100 and 400 frames, three seeds each.
//
// First we train one ourselves: up to degree 2, 25 frames, the settings of the study. (Half a minute.)

// %% id="frames" jupyter={"source_hidden":true}
import { batchGraphs, type LabelledGraph, labelledGraph } from "noether";
import { errorCurve } from "noether/data";

const { points: trainings } = await errorCurve("ethanol-degrees");
/** The trainings of a model with so many frames, those that took the most steps. */
function trained(name: string, n: number) {
  const all = trainings.filter((p) => p.model === name && p.examples === n);
  const most = Math.max(...all.map((p) => p.steps));
  return all.filter((p) => p.steps === most);
}
const steps = isQuick() ? 4 : trained("nequip, l = 2", 25)[0].steps;

/** Some of the frames, evenly over all of them. */
const evenly = (all: readonly number[], n: number) =>
  Array.from({ length: n }, (_, k) => all[Math.floor((k * all.length) / n)]);
/** Frames as graphs; energies are counted from their mean, since differences matter alone. */
function framesOf(indices: readonly number[], of = indices): LabelledGraph[] {
  const origin = of.reduce((sum, i) => sum + ethanol.energy(i), 0) / of.length;
  return indices.map((i) =>
    labelledGraph(
      {
        numbers,
        positions: ethanol.positions(i),
        energy: ethanol.energy(i),
        forces: ethanol.forces(i),
      },
      { cutoff: 4, origin },
    ),
  );
}
const test = framesOf(ethanol.test.slice(0, isQuick() ? 10 : 800));

/** The mean error of the components of forces, in meV per angstrom. */
function errorOf(forcesOf: (graph: LabelledGraph) => Tensor): number {
  let sum = 0;
  for (let k = 0; k < test.length; k += 50) {
    const part = batchGraphs(test.slice(k, k + 50));
    sum += forcesOf(part).sub(part.forces).abs().mean().item() * part.graphs;
  }
  return (1000 * sum) / test.length;
}
type Energy = (x: Tensor, graph: AtomicGraph) => Tensor;
const slopeOf = (energy: Energy) => (graph: AtomicGraph) =>
  energyAndForces((x) => energy(x, graph), graph.positions)[1];

// %% id="train"
import { minibatches, training } from "noether";
import { display } from "noether/display";
import { adamW, clip, cosine } from "noether/engine";

const optimizer = clip(1, adamW({ rate: cosine({ from: 1e-2, steps }), decay: 0 }));
const batches = (count: number) =>
  minibatches(
    { frames: framesOf(evenly(ethanol.train, count)) },
    { size: 5, draw: random(1001) },
  );
type Batch = { readonly frames: readonly LabelledGraph[] };
const run = training({
  model,
  loss: (predict, { frames }: Batch) => {
    const all = batchGraphs(frames);
    const [E, F] = energyAndForces((x) => predict(x, all), all.positions);
    const byEnergy = E.sub(all.energy).square().mean();
    return byEnergy.mul(0.01).add(F.sub(all.forces).square().mean());
  },
  ...{ optimizer, batches: batches(isQuick() ? 5 : 25), draw: random(1), steps },
});
const place = display("the loss of each step");
for await (const now of run) place.update(now);
const ours: Energy = (x, graph) => model.apply(run.now.parameters, x, graph);

// %% [markdown] id="curves-predict"
// Lines in a picture with two logarithmic axes are power laws, $\text{error} \approx a\, N^{-s}$: four times the frames divide the error by $4^s$.
//
// **Before you run:** will the three lines be parallel, or will one be steeper? And by how much is degree 2 better than degree 0 with 25 frames?

// %% id="curves" jupyter={"source_hidden":true} tags=["hide-output"]
const names = ["nequip, l = 0", "nequip, l = 1", "nequip, l = 2"];
const counts = [...new Set(trainings.map(({ examples }) => examples))].sort(
  (a, b) => a - b,
);
const errorsOf = (name: string, n: number) =>
  trained(name, n).map(({ error }) => error);
const meanOf = (all: readonly number[]) =>
  all.reduce((sum, x) => sum + x, 0) / all.length;
const ourError = errorOf(slopeOf(ours));
figure({
  title: "Forces of ethanol: error on 800 frames",
  alt: "Error against the number of frames, a line for each degree; that of degree 2 is lowest.",
  panels: [
    {
      xLabel: "frames to learn from",
      yLabel: "error in meV per angstrom",
      logarithmic: "xy",
      marks: [
        ...names.flatMap((name, colour) => [
          {
            kind: "line" as const,
            ...{ name, colour, x: counts },
            y: counts.map((n) => meanOf(errorsOf(name, n))),
          },
          {
            kind: "points" as const,
            colour,
            x: counts.flatMap((n) => errorsOf(name, n).map(() => n)),
            y: counts.flatMap((n) => errorsOf(name, n)),
          },
        ]),
        {
          kind: "points",
          ...{ name: "trained above", colour: 4, x: [25], y: [ourError] },
        },
      ],
    },
  ],
});

// %% id="slopes" tags=["hide-output"]
import { leastSquares } from "noether";

/** s of error = a N^-s, by least squares on logarithms. */
function slope(name: string): number {
  const errors = counts.map((n) => [Math.log(meanOf(errorsOf(name, n)))]);
  const [, [minusS]] = leastSquares(
    counts.map((n) => [1, Math.log(n)]),
    errors,
  );
  return -minusS;
}
names.map((name) => ({
  name,
  ...Object.fromEntries(
    counts.map((n) => [`${n} frames`, meanOf(errorsOf(name, n)).toPrecision(3)]),
  ),
  slope: slope(name).toFixed(2),
}));

// %% [markdown] id="slopes-read"
// Degree 2 is twice as good with 25 frames, and its line is the steepest: every degree gains more from each further frame. That is what the paper means by *data-efficient*. Degree 1 already goes more than half of the way.
//
// Are such networks always ahead? A *kernel* on inverse distances knows no layers; it compares a molecule with each frame that it has seen. Two other molecules, 100 frames each: malonaldehyde, whose proton hops from one oxygen to the other, and benzene, which is stiff.
//
// **Before you run:** who is ahead on which?

// %% id="kernels" tags=["hide-output"]
const molecules = ["malonaldehyde-forces", "benzene-forces"];
const others = await Promise.all(molecules.map((name) => errorCurve(name)));
others.map(({ points }, k) => {
  const of = (name: string) =>
    meanOf(points.filter((p) => p.model === name).map(({ error }) => error));
  return {
    molecule: molecules[k].replace("-forces", ""),
    kernel: of("kernel").toPrecision(3),
    "NequIP, l up to 2": of("nequip, l = 2").toPrecision(3),
    "no forces": of("zero").toPrecision(3),
  };
});

// %% [markdown] id="kernels-read"
// The kernel, by far, on malonaldehyde; on benzene the two are even. Here a kernel knows something that the network does not: which atom is which. It is made for one molecule and one order of its atoms, and it costs more with every frame. NequIP takes any molecule of its elements. With settings chosen for these molecules it would do better; it has those of ethanol.

// %% [markdown] id="motion-text"
// ## Let it move
// Newton's equations are solved by small steps $\Delta t$, in the form of Verlet:
//
// $$v \leftarrow v + \tfrac{\Delta t}{2} \tfrac{F(x)}{m}, \qquad x \leftarrow x + \Delta t\, v, \qquad v \leftarrow v + \tfrac{\Delta t}{2} \tfrac{F(x)}{m}$$
//
// Nobody tells it to keep the energy. Below are half a picosecond and four lengths of the step.
// **Before you move the slider:** the energy trembles. If the step is twice as long, how much more?

// %% id="motions" jupyter={"source_hidden":true}
const time = isQuick() ? 12 : 500;
const stepLengths = [0.5, 1, 1.5, 2];
const motions = stepLengths.map((dt) =>
  molecularDynamics({ ...begin, forceField, dt, steps: Math.round(time / dt) }),
);
figure({
  title: "Half a picosecond of ethanol at 500 K",
  alt: "Potential and kinetic energy exchange; their sum is constant but for a tremble that grows with the step.",
  slider: {
    label: "step in fs",
    values: stepLengths.map(String),
    frames: motions.map((motion) => [
      {
        ...{ xLabel: "time in fs", yLabel: "eV" },
        marks: [
          {
            kind: "line" as const,
            ...{ name: "potential", colour: 0, x: motion.times, y: motion.potential },
          },
          {
            kind: "line" as const,
            ...{ name: "kinetic", colour: 1, x: motion.times, y: motion.kinetic },
          },
        ],
      },
      {
        title: "both together",
        ...{ xLabel: "time in fs", yLabel: "change, meV an atom" },
        yRange: [-35, 35] as const,
        marks: [
          {
            kind: "line" as const,
            ...{ colour: 2, x: motion.times, y: wandering(motion) },
          },
        ],
      },
    ]),
  },
});

// %% id="drift" tags=["hide-output"]
const long = molecularDynamics({
  ...{ ...begin, forceField },
  ...{ dt: 0.5, steps: isQuick() ? 20 : 4000, every: 4 },
});
({
  "farthest, meV an atom": Object.fromEntries(
    motions.map((motion, k) => [
      `${stepLengths[k]} fs`,
      (1000 * energyDrift(motion).largest).toPrecision(2),
    ]),
  ),
  "drift in 4,000 steps of 0.5 fs, meV an atom and ps": (
    1000 * energyDrift(long).perPicosecond
  ).toPrecision(1),
});

// %% [markdown] id="drift-read"
// Four times as much: the method is of second order, and $2^2 = 4$. At 0.5 fs nothing drifts; the energy trembles by less than a thousandth of an electronvolt an atom. From 1 to 2 fs it grows faster, because 2 fs are already a fifth of a swing of O-H, and no short step any more.
//
// **Before you run:** and at 2.5 and 3 fs?

// %% id="too-long" tags=["hide-output"]
[2.5, 3].map((dt) => {
  try {
    const { largest } = energyDrift(
      molecularDynamics({ ...begin, forceField, dt, steps: 100 }),
    );
    return `${dt} fs: ${largest.toFixed(2)} eV an atom`;
  } catch (error) {
    return `${dt} fs: ${(error as Error).message}`;
  }
});

// %% [markdown] id="too-long-read"
// The molecule bursts within a few steps. An oscillator of period $T$ is followed by Verlet's steps up to $T / \pi$, and for O-H that is 2.9 fs.
//
// ## Forces without an energy
// It would be cheaper to read forces off the vectors of the last layer: no gradient, half the time. They turn with the molecule, as they should. We train that: the same layers, one vector for each atom, 100 frames in place of 25.

// %% id="direct"
const direct = nequipFeatures({ ...settings, out: "1x1o" });
const directly = training({
  model: direct,
  loss: (predict, { frames }: Batch) => {
    const all = batchGraphs(frames);
    return predict(all.positions, all).array.sub(all.forces).square().mean();
  },
  ...{ optimizer, batches: batches(isQuick() ? 5 : 100), draw: random(1), steps },
});
const watched = display("the loss of each step");
for await (const now of directly) watched.update(now);
const directForces = (graph: AtomicGraph) =>
  direct.apply(directly.now.parameters, graph.positions, graph).array;

// %% [markdown] id="direct-predict"
// Both now move ethanol for 200 femtoseconds, from one frame with the same velocities, 500 K. The network of 25 frames moves it by its slope.
//
// **Before you run:** which motion keeps its temperature, and which its total momentum?

// %% id="heating" jupyter={"source_hidden":true} tags=["hide-output"]
import { type ForceField, temperatureOf } from "noether/dynamics";

/** Forces that belong to no energy: there is none to report. */
const withoutEnergy: ForceField = (positions) => {
  const graph = atomicGraph({ numbers, positions }, { cutoff: 4, mayBeEmpty: true });
  return { energy: 0, forces: directForces(graph).toArray() as number[][] };
};
const compared = {
  "slope of an energy": networkForces(atRest, ours, { cutoff: 4 }),
  "forces, read off": withoutEnergy,
};
const span = isQuick() ? 4 : 200;
const heated = Object.entries(compared).map(([name, field]) => ({
  name,
  ...molecularDynamics({
    ...{ ...begin, forceField: field },
    ...{ dt: 0.5, steps: 2 * span, every: 2 },
  }),
}));
const degreesOfFreedom = 3 * numbers.length - 6;
figure({
  title: "Two motions from one beginning",
  alt: "Under the slope the temperature stays and the momentum is 0; under forces read off both grow.",
  panels: [
    {
      ...{ title: "temperature in K", xLabel: "time in fs" },
      marks: heated.map(({ name, times, kinetic }, colour) => ({
        kind: "line" as const,
        ...{ name, colour, x: times },
        y: kinetic.map((K) => temperatureOf(K, degreesOfFreedom)),
      })),
    },
    {
      ...{ title: "total momentum, amu angstrom / fs", xLabel: "time in fs" },
      marks: heated.map(({ name, times, velocities }, colour) => ({
        kind: "line" as const,
        ...{ name, colour, x: times },
        y: velocities.map((v) =>
          size(total(v.map((each, i) => each.map((x) => masses[i] * x)))),
        ),
      })),
    },
  ],
});

// %% id="direct-errors" tags=["hide-output"]
({
  "slope of an energy, 25 frames": errorOf(slopeOf(ours)).toPrecision(3),
  "forces, read off, 100 frames": errorOf(directForces).toPrecision(3),
});

// %% [markdown] id="direct-read"
// Under the slope both are kept: the temperature trembles, the momentum is 0. Forces that are read off heat the molecule by hundreds of kelvin and push it through space, with nobody pushing. Equivariance is a law of rotations alone. What keeps energy and momentum is that there *is* an energy.
//
// And with four times the frames they are less precise. A slope knows that its 27 numbers belong to one function; that is information which need not be learned.

// %% [markdown] id="stretch-text"
// ## Beyond the data
// Now we pull the hydrogen off the oxygen. Two networks say what that costs: the one loaded above and the one that you trained.
//
// **Before you run:** quantum chemistry says some 4.5 eV for breaking the bond. The frames have seen O-H from 0.88 to 1.10 angstrom. How far can you trust the curves? Will the two agree where they are wrong?

// %% id="stretch" jupyter={"source_hidden":true} tags=["hide-output"]
const lengthsSeen = ethanol.train.map((i) => distance(ethanol.positions(i), O, H));
const [least, most] = [Math.min(...lengthsSeen), Math.max(...lengthsSeen)];
const stretched = Array.from({ length: 51 }, (_, k) => 0.6 + 0.05 * k);
const { relaxed } = ethanol;
const along1 = relaxed[H].map((x, k) => (x - relaxed[O][k]) / distance(relaxed, O, H));
const energyAt = (energy: Energy, length: number) => {
  const positions = relaxed.map((r, i) =>
    i === H ? relaxed[O].map((x, k) => x + length * along1[k]) : r,
  );
  const graph = atomicGraph({ numbers, positions }, { cutoff: 4 });
  return energy(graph.positions, graph).item();
};
const potentials: Record<string, Energy> = {
  "100 frames": (x, graph) => model.apply(parameters, x, graph),
  "25 frames": ours,
};
figure({
  title: "An O-H bond is stretched",
  alt: "Two curves of the energy that have a minimum near 1 angstrom, rise to about 1 eV and fall again.",
  panels: [
    {
      ...{ xLabel: "O-H in angstrom", yLabel: "eV", yRange: [-0.3, 3] },
      marks: [
        ...Object.entries(potentials).map(([name, energy], colour) => {
          const values = stretched.map((at) => energyAt(energy, at));
          const lowest = Math.min(...values);
          return {
            kind: "line" as const,
            ...{ name, colour, x: stretched, y: values.map((x) => x - lowest) },
          };
        }),
        ...[least, most].map((x, k) => ({
          kind: "line" as const,
          ...{ colour: 3, dashed: true, x: [x, x], y: [-0.3, 3] },
          ...(k === 0 && { name: "frames end here" }),
        })),
      ],
    },
  ],
});

// %% [markdown] id="stretch-read"
// Between the dashed lines they agree with each other and with the data. A little beyond, to 1.3 angstrom, the curve still looks like a bond. Then it says that bonds break at little more than 1 eV and attract nobody any more, which is wrong by a factor of four; and both networks say so. People train several networks and trust what they agree on. At short distances that warns you here; at long ones both have learned the same smooth nothing.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | forces that have no energy | `nequipFeatures({ out: "1x1o" })` for dynamics: equivariant, and it heats |
// | a reach that is too short | `atomicGraph(molecule, { cutoff: 3 })` for a network of 4: `nequip` refuses it |
// | a neighbour without a fade | `besselBasis` alone: its slope at $c$ is not 0 |
// | a step that is too long | `dt: 2` with hydrogens: the energy trembles before the molecule bursts |
// | an error on test frames taken for trust | test frames come from the same motion; a stretched bond does not |
// | energies in single precision, unshifted | -309.57 eV has five digits left behind the point; take an `origin` off |
// | an element that was not seen | weights exist for it, drawn at random: `elements: [1, 6, 7, 8]` trained on ethanol |
//
// **Before you run:** the last but one, measured. The energy of a frame in single precision, its origin left in; how many meV are lost?

// %% id="single" tags=["hide-output"]
const e = ethanol.energy(ethanol.test[0]);
const mean = meanOf(ethanol.train.map((i) => ethanol.energy(i)));
({
  "with its origin, meV": (1000 * Math.abs(Math.fround(e) - e)).toPrecision(1),
  "origin taken off": (1000 * Math.abs(Math.fround(e - mean) - (e - mean))).toPrecision(
    1,
  ),
});

// %% [markdown] id="single-read"
// A hundredth of a meV here, and it grows with the molecule: a protein in water has a million electronvolts, and single precision knows them to a tenth. Without the origin thousands of times less is lost.
//
// ## Now you
// [Sheet 17](../exercises/17-interatomic-potentials.ipynb) takes over here: a cutoff with its derivatives, paths counted, a layer of NequIP in plain numbers, why torques add up to 0, a step of Verlet, and forces that fool every law but one.

// %% [markdown] id="next"
// ## Where it leads
// `docs/POTENTIALS.md` shows how to train one on your own file, and to let it run. Chapter 25 (planned) goes below the potential, to electrons.
//
// - Simon Batzner, Albert Musaelian, Lixin Sun, Mario Geiger, Jonathan P. Mailoa, Mordechai Kornbluth, Nicola Molinari, Tess E. Smidt, Boris Kozinsky. *E(3)-Equivariant Graph Neural Networks for Data-Efficient and Accurate Interatomic Potentials*. 2022.
// - Brandon Anderson, Truong-Son Hy, Risi Kondor. *Cormorant: Covariant Molecular Neural Networks*. 2019.
// - Stefan Chmiela, Alexandre Tkatchenko, Huziel E. Sauceda, Igor Poltavsky, Kristof T. Schütt, Klaus-Robert Müller. *Machine learning of accurate energy-conserving molecular force fields*. 2017.
// - Xiang Fu, Zhenghao Wu, Wujie Wang, Tian Xie, Sinan Keten, Rafael Gomez-Bombarelli, Tommi Jaakkola. *Forces are not Enough: Benchmark and Critical Evaluation for Machine Learning Force Fields with Molecular Simulations*. 2022.
