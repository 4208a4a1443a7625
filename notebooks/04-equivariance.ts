// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["commutesWith","fixingRotation","aboutZOnly","reynoldsAverage","curieProof","pairForces"]
//       minutes: {"lesson":55,"sheet":50}
//       needs: ["03-representations"]
//       number: 4
//       optional: []
//       title: "Equivariance and invariance"
// ---

// %% [markdown] id="title"
// # 4. Equivariance and invariance
// Here is a machine that makes an arrow from a molecule. It adds up the positions of the atoms, and the weight of each is a random function of its *distances* to the others.
// Ten draws of the random numbers make ten machines. Run them on water.

// %% id="arrows"
import { type Matrix, matvec, random, transpose, type Vector } from "noether";
import { mdBenzene, mdEthanol, mdWater } from "noether/data";
import { figure } from "noether/figure";

const water = await mdWater();
const distance = (p: Vector, q: Vector) => Math.hypot(...p.map((c, k) => c - q[k]));
const sum = (values: Vector) => values.reduce((total, v) => total + v, 0);
const mean = (values: Vector) => sum(values) / values.length;

/** The positions, each weighted by a random function of its distances to all atoms. */
function randomArrow(atoms: Matrix, seed: number): number[] {
  const draw = random(seed);
  const [a, b] = [draw.normal(), 3 * draw.normal()];
  const wave = (p: Vector, q: Vector) => Math.cos(a + b * distance(p, q));
  const weights = atoms.map((p) => sum(atoms.map((q) => wave(p, q))));
  const centred = weights.map((w) => w - mean(weights));
  return matvec(transpose(atoms), centred);
}

const [x, y] = transpose(water.relaxed);
const ends = Array.from({ length: 10 }, (_, seed) => randomArrow(water.relaxed, seed));

figure({
  title: "Ten random arrows from water",
  alt: "Ten arrows of different lengths, all of them on the axis of the molecule.",
  panels: [
    {
      axes: false,
      equalAspect: true,
      marks: [
        { kind: "line", x: [x[1], x[0], x[2]], y: [y[1], y[0], y[2]], colour: 5 },
        { kind: "points", x, y, labels: water.atoms, colour: 5 },
        {
          kind: "arrows",
          // side by side, because all of them are on one line
          from: ends.map((_, k) => [(k - 4.5) / 20, 0]),
          to: ends.map(([dx, dy], k) => [dx + (k - 4.5) / 20, dy]),
          colour: 0,
        },
      ],
    },
  ],
});

// %% [markdown] id="predict-benzene"
// Nobody told the machines that water has an axis. Yet no arrow leaves it, whatever the random numbers are.
//
// **Before you run:** benzene is a regular hexagon. Which arrows can be made from it? The cell prints the lengths of four arrows, and for comparison those of water.

// %% id="benzene" tags=["hide-output"]
const benzene = await mdBenzene();
const length = (v: Vector) => Math.hypot(...v);

[1, 2, 3, 4].map((seed) => ({
  water: length(randomArrow(water.relaxed, seed)).toFixed(4),
  benzene: length(randomArrow(benzene.relaxed, seed)).toFixed(4),
}));

// %% [markdown] id="definition"
// Only the arrow 0: its length is zero, up to rounding. The reason is one line long, and this chapter leads to it.
//
// ## The square that commutes
// The slide says:
//
// > A map $f: V \rightarrow W$ is said to be $G$-equivariant with respect to the actions (representations) $\rho_V, \rho_W$ if the diagram commutes for every $g \in G$.
// > $$f(\rho_V(g)x) = \rho_W(g)f(x)$$
//
// *Diagram:* two paths lead from $x$ to the opposite corner of a square. Apply $f$, then act; or act, then apply $f$. The map $f$ below doubles the first number, and $g$ runs through the eight symmetries of a square.
// **Before you move the slider:** at which of the eight will the two arrows in the last corner differ?

// %% id="square"
import { dihedral, matmul, representation, rotation2 } from "noether";
import { commutingSquare } from "noether/figure";

const square = dihedral(4);
const plane = representation({
  group: square,
  name: "the plane",
  dimension: 2,
  // r^k s^j: flip y if j is 1, then turn by k quarters
  matrix: ([k, j]) =>
    matmul(rotation2((k * Math.PI) / 2), [
      [1, 0],
      [0, j === 0 ? 1 : -1],
    ]),
});
const stretch = ([x, y]: Vector) => [2 * x, y];

commutingSquare({
  title: "x = (1, 0.6) goes round the square",
  f: stretch,
  domain: plane,
  codomain: plane,
  x: [1, 0.6],
  elements: square.elements,
});

// %% [markdown] id="which"
// They agree for the identity, the half turn `r²`, and the flips `s` and `r²s` of the two axes. So $f$ is equivariant not under the whole group, but under a part of it. (Change `stretch` and run again.)
//
// Here are five maps of the plane. **Before you run:** which of them commutes with all eight? And ReLU, the usual non-linearity of networks?

// %% id="table" tags=["hide-output"]
import { relativeError } from "noether";

const maps: Record<string, (v: Vector) => number[]> = {
  "(2x, y)": stretch,
  "(-y, x)": ([x, y]) => [-y, x],
  "(x + y, y)": ([x, y]) => [x + y, y],
  "(x³, y³)": (v) => v.map((entry) => entry ** 3),
  "ReLU(x), ReLU(y)": (v) => v.map((entry) => Math.max(0, entry)),
};
const points = [
  [1, 0.6],
  [1, 0],
  [0, 1],
  [-0.3, 0.8],
  [-1, -2],
];

Object.entries(maps).map(([map, f]) => {
  const commuting = square.elements.filter((g) =>
    points.every((p) => {
      const [before, after] = [f(plane.apply(g, p)), plane.apply(g, f(p))];
      return relativeError(before, after) < 1e-9;
    }),
  );
  return { map, "commutes with": commuting.map(square.symbol).join(", ") };
});

// %% [markdown] id="subgroup"
// Only $(x^3, y^3)$ commutes with all eight. Each list is a *subgroup*: if $f$ commutes with $g$ and with $h$, it commutes with $gh$. So each list has 1, 2, 4 or 8 elements (Lagrange, chapter 1). This subgroup is the symmetry of the map. ReLU, applied number by number, commutes with no rotation except the identity, and with one flip: the exchange of $x$ and $y$.
//
// The definition as a law reads as on the slide. `judge` looks for the simplest case that breaks it.

// %% id="judge"
import { equivariance, judge } from "noether";
import { vectorInstances } from "noether/laws";

const law = equivariance({
  domain: [plane],
  codomain: plane,
  inputs: vectorInstances(2),
});

judge(law, maps["ReLU(x), ReLU(y)"], { random: random(1) });

// %% [markdown] id="actions"
// ## The first example of the slide
// *f = change from blue to red, G = translations in the plane.*
//
// A slip hides here. A translation $x \mapsto x + t$ moves the origin, so no matrix does it: translations act on the plane, but not by a representation. The slide's definition needs no more than an action, which means $e\,x = x$ and $(gh)\,x = g\,(h\,x)$. We read it that way.
//
// Below, a blue six is painted and shifted. In the second row the painter works only on the left half of the paper.
// **Before you run:** where will the second difference be?

// %% id="colours" jupyter={"source_hidden":true} tags=["hide-output"]
import { type Image, image, shiftImage } from "noether";
import { mnist } from "noether/data";
import { pictures } from "noether/figure";

const digits = await mnist();
const six = digits.image(digits.labels.indexOf(6));
const blue = image(28, 28, (y, x) => -six[y][x]);
const paint = (f: Image, upTo: number) =>
  f.map((row) => row.map((ink, x) => (x < upTo ? -ink : ink)));

pictures({
  title: "Change from blue to red, and shift",
  alt: "Painting everything commutes with shifts; painting the left half does not.",
  range: [-1, 1],
  slider: ["pixels to the right", [0, 2, 4, 6, 8, 10], 3],
  images: (s) => {
    const shifted = (f: Image) => shiftImage(f, [0, s]);
    const row = (upTo: number) => {
      const [above, below] = [shifted(paint(blue, upTo)), paint(shifted(blue), upTo)];
      return [above, below, image(28, 28, (y, x) => above[y][x] - below[y][x])];
    };
    const [all, left] = [row(28), row(14)];
    return {
      "paint, then shift": all[0],
      "shift, then paint": all[1],
      difference: all[2],
      "paint the left half, then shift": left[0],
      "shift, then paint the left half": left[1],
      "their difference": left[2],
    };
  },
});

// %% [markdown] id="translation"
// In the middle of the paper. Whatever leaves on the right comes back on the left, so every shift can be undone. Painting half of the paper fails for the ink that crosses the middle.
//
// ## The second example, corrected
// *f = translation by t, G = SO(3).* The slide writes $f(Rx) = Rx + t$ and $R f(x) = Rx + Rt$, with a sign between them that reads as *equal*. They are not. The gap between the two is $t - Rt$, the same for every $x$.
//
// Let $t$ point along $z$. We turn by some angle about an axis that itself goes once round, from $z$ through $x$ to $-z$ and back.
// **Before you run:** for how many directions of the axis is the gap zero? Does the angle matter?

// %% id="gap" jupyter={"source_hidden":true} tags=["hide-output"]
import { radians, rotationMatrix } from "noether";

const t = [0, 0, 1];
const directions = Array.from({ length: 73 }, (_, k) => 5 * k);
const angles = [30, 60, 90, 120, 180];

const gap = (direction: number, angle: number) => {
  const axis = [Math.sin(radians(direction)), 0, Math.cos(radians(direction))];
  const turned = matvec(rotationMatrix({ axis, angle: radians(angle) }), t);
  return distance(t, turned);
};

figure({
  title: "The gap between the two paths, |t - R t|",
  alt: "For every angle the gap is zero for two axes: along t and opposite to it.",
  slider: {
    label: "turn by (degrees)",
    start: 3,
    values: angles.map(String),
    frames: angles.map((angle) => [
      {
        xLabel: "direction of the axis, degrees away from t",
        yLabel: "gap",
        yRange: [0, 2.1],
        marks: [
          { kind: "line", x: directions, y: directions.map((d) => gap(d, angle)) },
        ],
      },
    ]),
  },
});

// %% [markdown] id="invariance"
// For two, whatever the angle: $t$ and $-t$, which are one line. A translation commutes with exactly the rotations that fix $t$. You will write their matrices in exercise 2.
//
// ## Invariance
// The slide: *let $\rho_V = \rho_W$ = trivial representation. Invariance is a special case of equivariance.* If both are trivial, the equation says $f(x) = f(x)$, which demands nothing. Only $\rho_W$ should be trivial: $f(\rho_V(g)x) = f(x)$.
// **Before you run:** `nonsense` below is a map that nobody would call invariant. Which of the two readings notices?

// %% id="invariance-laws" tags=["hide-output"]
import { invariance, trivial } from "noether";

const inputs = vectorInstances(2);
const still: typeof plane = trivial(square, 2);
const nonsense = ([x, y]: Vector) => x + Math.sin(3 * y);
const holds = (domain: typeof plane, f: (v: Vector) => number) =>
  judge(invariance({ domain: [domain], inputs }), f, { random: random(1) }).holds;

[
  {
    map: "length",
    "rho_W trivial": holds(plane, length),
    "both trivial": holds(still, length),
  },
  {
    map: "nonsense",
    "rho_W trivial": holds(plane, nonsense),
    "both trivial": holds(still, nonsense),
  },
];

// %% [markdown] id="distances"
// The first reading notices; with both trivial every map is called invariant.
//
// On molecules one function is invariant under three groups at once: all distances between atoms, sorted.
// We take a frame of ethanol and turn it, move it, list its atoms backwards. For comparison, we do the same with the nine largest coordinates.

// %% id="sorted"
import { haarRotation } from "noether";

const ethanol = await mdEthanol();
const frame = ethanol.positions(ethanol.test[0]);
const sorted = (values: Vector) => values.toSorted((a, b) => b - a);
const distances = (atoms: Matrix) =>
  sorted(atoms.flatMap((p, i) => atoms.slice(i + 1).map((q) => distance(p, q))));
const coordinates = (atoms: Matrix) => sorted(atoms.flat()).slice(0, 9);
const R = haarRotation(3, random(4));
const moves: Record<string, (atoms: Matrix) => Matrix> = {
  turned: (atoms) => atoms.map((p) => matvec(R, p)),
  moved: (atoms) => atoms.map((p) => p.map((c, k) => c + [1, 2, 3][k])),
  "listed backwards": (atoms) => atoms.toReversed(),
};

Object.entries(moves).map(([name, move]) => ({
  name,
  distances: relativeError(distances(frame), distances(move(frame))),
  coordinates: relativeError(coordinates(frame), coordinates(move(frame))),
}));

// %% [markdown] id="zero"
// ## The map that passes every test
// **Before you run:** which of these four maps does the law of equivariance accept? Which of them would you want in a network?

// %% id="trivial" tags=["hide-output"]
import { nonTriviality } from "noether/laws";

const candidates: Record<string, (v: Vector) => number[]> = {
  zero: () => [0, 0],
  identity: ([x, y]) => [x, y],
  "(x³, y³)": maps["(x³, y³)"],
  "(2x, y)": stretch,
};
const useful = nonTriviality(vectorInstances(2));

Object.entries(candidates).map(([map, f]) => ({
  map,
  equivariant: judge(law, f, { random: random(1) }).holds,
  nonTrivial: judge(useful, f, { random: random(1) }).holds,
}));

// %% [markdown] id="orbits"
// It accepts three: zero, the identity and $(x^3, y^3)$. The zero map commutes with everything. A network whose last layer is initialised to zeros is perfectly equivariant before it is trained, and the test tells you nothing.
//
// `nonTriviality` asks for a map that is not zero, not constant, and does not return its input. The identity is not wrong, but as a test case it says no more about a network than zero does. Always ask for non-triviality as well as equivariance.
//
// ## Orbits and stabilisers
// The *orbit* of $x$ is everywhere the group can take it, $Gx = \{gx\}$. Its *stabiliser* consists of the elements that leave it where it is, $G_x = \{g : gx = x\}$. Each row below is one letter, moved by all eight elements.
// **Before you run:** count the different pictures in each row. Then count the elements that do nothing.

// %% id="letters" jupyter={"source_hidden":true} tags=["hide-output"]
import { type DihedralElement, rotateImage } from "noether";

const letter = (rows: string) => rows.split(" ").map((row) => [...row].map(Number));
const letters: Record<string, Image> = {
  F: letter("01110 01000 01100 01000 01000"),
  A: letter("01110 10001 11111 10001 10001"),
  N: letter("10001 11001 10101 10011 10001"),
  X: letter("10001 01010 00100 01010 10001"),
};
const onImages = {
  group: square,
  apply: ([k, j]: DihedralElement, f: Image): Image =>
    rotateImage(j === 0 ? f : f.toReversed(), (k * Math.PI) / 2),
};

const rows = Object.values(letters).flatMap((f) => {
  const moved = square.elements.map((g) => onImages.apply(g, f));
  const beside = f.map((_, y) => moved.flatMap((g) => [0, ...g[y], 0]));
  const margin = image(1, beside[0].length, () => 0);
  return [...margin, ...beside, ...margin];
});

const columns = square.elements.map(square.symbol).join(", ");
pictures({
  title: `Four letters; the columns from left to right: ${columns}`,
  alt: "Four rows of eight pictures: F in 8 positions, A and N in 4, X in 1.",
  range: [-1.3, 1.3],
  images: { "": rows },
});

// %% [markdown] id="predict-count"
// Eight, four, four and one; the other pictures in a row are repetitions.
//
// Now the same, counted one by one. **Before you run:** how do the sizes of a letter's orbit and stabiliser determine each other?

// %% id="count-letters" tags=["hide-output"]
import { orbitStabiliser } from "noether";

Object.entries(letters).map(([letter, f]) => ({
  letter,
  ...orbitStabiliser(onImages, f),
}));

// %% [markdown] id="molecules"
// Their product is the order of the group: $|G| = |Gx|\,|G_x|$, the orbit-stabiliser theorem.
//
// A molecule has a group of its own: the permutations of its atoms that preserve all distances. **Before you run:** how many are there for benzene, and how many of them leave one carbon where it is?

// %% id="count-atoms" tags=["hide-output"]
import { distancePreserving } from "noether";

[water, benzene].flatMap(({ name, atoms, relaxed }) => {
  const symmetries = distancePreserving(
    relaxed.map((p) => relaxed.map((q) => distance(p, q))),
  );
  return [...new Set(atoms)].map((element) => {
    const i = atoms.indexOf(element);
    const orbit = new Set(symmetries.map((p) => p[i])).size;
    const stabiliser = symmetries.filter((p) => p[i] === i).length;
    return {
      molecule: name,
      atom: element,
      order: symmetries.length,
      orbit,
      stabiliser,
    };
  });
});

// %% [markdown] id="curie"
// Twelve, of which two leave a carbon where it is: the identity, and the flip about the line through it.
//
// ## Curie's principle
// Now the one line. Let $f$ be equivariant, and let $h$ leave $x$ where it is. Then $\rho_W(h)\, f(x) = f(\rho_V(h)\, x) = f(x)$: **$h$ leaves the result where it is too.**
//
// A half turn about water's axis exchanges its hydrogens. An arrow that this turn leaves unchanged is on the axis. Benzene has rotations about several axes, and only the arrow 0 is on all of them.
// Nature obeys as well: the *dipole* of a molecule turns with it. At 500 K the two bonds of water are never equal, so its symmetry is broken a little, and the dipole may stray from the axis. **Before you run:** where must the cloud start?

// %% id="water-dipole" jupyter={"source_hidden":true} tags=["hide-output"]
const dot = (v: Vector, w: Vector) => sum(v.map((c, k) => c * w[k]));

const strays = water.test.map((i) => {
  const [o, h1, h2] = water.positions(i);
  const [d1, d2] = [distance(o, h1), distance(o, h2)];
  const axis = o.map((c, k) => (h1[k] - c) / d1 + (h2[k] - c) / d2);
  const dipole = water.dipole(i);
  const cosine = dot(axis, dipole) / (length(axis) * length(dipole));
  return { broken: Math.abs(d1 - d2), angle: (180 / Math.PI) * Math.acos(cosine) };
});

figure({
  title: "Water at 500 K: how far the dipole strays from the axis",
  alt: "The angle grows with the difference of the bonds, and is zero where that is zero.",
  panels: [
    {
      xLabel: "difference of the two bonds (angstrom)",
      yLabel: "angle (degrees)",
      marks: [
        {
          kind: "points",
          x: strays.map(({ broken }) => broken),
          y: strays.map(({ angle }) => angle),
        },
      ],
    },
  ],
});

// %% [markdown] id="predict-benzene-dipole"
// At zero: when the two bonds are equal, the dipole is on the axis. Benzene is never a regular hexagon at 500 K either, so a single frame has a small dipole. But the frames *as a whole* are symmetric: bent to the left is as likely as bent to the right.
// **Before you run:** what is the mean of the dipole along the line from the centre to the first atom? (In water that is the axis, from the middle to the oxygen.)

// %% id="mean-dipole" tags=["hide-output"]
[water, benzene].map(({ name, test, positions, dipole }) => {
  const along = test.map((i) => {
    const atoms = positions(i);
    const centre = transpose(atoms).map(mean);
    const axis = atoms[0].map((c, k) => c - centre[k]);
    return dot(axis, dipole(i)) / length(axis);
  });
  const spread = Math.sqrt(mean(along.map((d) => (d - mean(along)) ** 2)));
  return { name, mean: mean(along), standardError: spread / Math.sqrt(test.length) };
});

// %% [markdown] id="reynolds"
// Benzene's mean is zero as far as 300 frames can tell, and water's is not.
//
// ## Make it equivariant
// A linear map $A$ that is not equivariant can be made equivariant by averaging it over the group,
//
// $$\bar A = \frac{1}{|G|} \sum_{g} \rho_W(g)\, A\, \rho_V(g)^{-1}$$
//
// This is the *Reynolds operator*. Take sixteen random numbers, a map of four numbers to four numbers, and average it over all permutations of the four.
// **Before you run:** how many different numbers will be left?

// %% id="average-matrix" jupyter={"source_hidden":true} tags=["hide-output"]
import { permutationRepresentation, reynolds, symmetric } from "noether";

const draw = random(9);
const A = [0, 1, 2, 3].map(() => [0, 1, 2, 3].map(() => draw.normal()));
const four = permutationRepresentation(symmetric(4));

figure({
  title: "A random map, and its average over S4",
  alt: "Sixteen numbers become two: one on the diagonal, one elsewhere.",
  panels: [A, reynolds(four, four, A)].map((values, k) => ({
    title: ["A", "its average"][k],
    axes: false,
    equalAspect: true,
    marks: [
      {
        kind: "heatmap",
        values,
        range: [-2, 2],
        scale: "diverging",
        text: values.map((row) => row.map((entry) => entry.toFixed(2))),
      },
    ],
  })),
});

// %% [markdown] id="deep-sets"
// Two: one on the diagonal, one everywhere else. Whatever a layer between sets of four numbers learns, if it is linear and treats all four alike, it has two parameters.
//
// ## What does averaging cost?
// The same works for maps that are not linear: $\bar f(x) = \frac{1}{|G|} \sum_g \rho_W(g)^{-1} f(\rho_V(g)\,x)$. Here $g$ and $g^{-1}$ are exchanged: both run through the whole group, so the sum is the same. For $SO(3)$ we cannot sum over everything, but over $N$ random rotations.
// We take a network with random weights, from ethanol's 27 coordinates to an arrow, and measure its error of equivariance under random rotations.

// %% id="network"
/** A network with random weights: 27 coordinates, 16 hidden numbers, an arrow. */
function network(seed: number): (atoms: Matrix) => number[] {
  const draw = random(seed);
  const weights = (rows: number, columns: number) =>
    Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => draw.normal() / Math.sqrt(columns)),
    );
  const [first, second] = [weights(16, 27), weights(3, 16)];
  return (atoms) => matvec(second, matvec(first, atoms.flat()).map(Math.tanh));
}
const turned = (atoms: Matrix, R: Matrix) => atoms.map((p) => matvec(R, p));

/** The mean of R^-1 f(R x) over a list of rotations. */
function averaged(f: (atoms: Matrix) => number[], rotations: readonly Matrix[]) {
  return (atoms: Matrix) => {
    const arrows = rotations.map((R) => matvec(transpose(R), f(turned(atoms, R))));
    return transpose(arrows).map(mean);
  };
}

const trials = ethanol.test.slice(0, 8).map((i, k) => {
  return { atoms: ethanol.positions(i), R: haarRotation(3, random(100 + k)) };
});

/** |f(R x) - R f(x)|, the mean over eight frames and rotations. */
const error = (f: (atoms: Matrix) => number[]) =>
  mean(
    trials.map(({ atoms, R }) => distance(f(turned(atoms, R)), matvec(R, f(atoms)))),
  );

[1, 2, 3].map((seed) => ({
  network: seed,
  error: error(network(seed)),
  arrow: mean(trials.map(({ atoms }) => length(network(seed)(atoms)))),
}));

// %% [markdown] id="predict-average"
// The error is as large as the arrows themselves: the network knows nothing about rotations.
// **Before you run:** how many rotations halve the error? And what will the 24 rotations of the cube do, against 24 random ones?

// %% id="average-network" jupyter={"source_hidden":true} tags=["hide-output"]
import { octahedral } from "noether";

const sizes = [1, 2, 4, 8, 16, 32, 64, 128];
const draws = random(9);
const rotations = Array.from({ length: 128 }, () => haarRotation(3, draws));
const cube = octahedral().elements;

figure({
  title: "Error of equivariance against rotations averaged, ethanol",
  alt: "The error falls as one over the square root of N. The cube's 24 do better.",
  panels: [
    {
      xLabel: "rotations averaged, N",
      yLabel: "error of the arrow",
      logarithmic: "xy",
      marks: [1, 2, 3].flatMap((seed) => [
        {
          kind: "line",
          name: "1 / √N",
          dashed: true,
          colour: 5,
          x: sizes,
          y: sizes.map((n) => 1 / Math.sqrt(n)),
        },
        {
          kind: "line",
          name: "N random rotations, three networks",
          colour: 0,
          x: sizes,
          y: sizes.map((n) => error(averaged(network(seed), rotations.slice(0, n)))),
        },
        {
          kind: "points",
          name: "the 24 rotations of the cube",
          colour: 1,
          x: [24],
          y: [error(averaged(network(seed), cube))],
        },
      ]),
    },
  ],
});

// %% [markdown] id="cost"
// Four times as many rotations halve the error, and each of them is one more run of the network.
// The 24 of the cube do better than 128 random ones: they are spread evenly, and they form a group, so the average is exactly equivariant under these 24. In between an error remains.
//
// The rest of the course builds networks that need no average: they are equivariant by construction, as `randomArrow` was.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | ReLU on the components of a vector | `v.map((entry) => Math.max(0, entry))` |
// | testing only quarter turns | `(x³, y³)` passes all eight and fails at 45 degrees |
// | testing only rotations about z | `([x, y, z]) => [x, y, -z]` passes; exercise 3 |
// | testing a network whose last layer is zero | `() => [0, 0]` passes everything |
// | comparing without moving the result | `relativeError(f(g x), f(x))` asks for invariance |
// | absolute positions | `matvec(transpose(atoms), weights)` with weights that do not add up to 0 |
// | averaging over too few rotations | `averaged(f, rotations.slice(0, 8))` |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 4](../exercises/04-equivariance.ipynb) takes over here: the symmetry of a map, the rotations that a translation allows, a counterexample, the Reynolds operator, the proof of Curie's principle for a network, and arrows for ethanol.

// %% [markdown] id="next"
// ## Where it leads
// Chapter 5 takes the oldest equivariant layer of all, the convolution, and shows what breaks it. Curie's principle returns whenever a network refuses to choose: chapter 22 (planned).
//
// - Pierre Curie. *Sur la symétrie dans les phénomènes physiques*. 1894.
// - Manzil Zaheer and others. *Deep Sets*. 2017.
// - Tess E. Smidt, Mario Geiger, Benjamin Kurt Miller. *Finding symmetry breaking order parameters with Euclidean neural networks*. 2021.
// - Omri Puny and others. *Frame Averaging for Invariant and Equivariant Network Design*. 2022.
