// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["permutationMatrix","actOnFunction","regularMatrix","twoTriplets","homomorphismProofs","nearlyRepresentation","transformsAs"]
//       minutes: {"lesson":50,"sheet":60}
//       needs: ["02-matrix-groups"]
//       number: 3
//       optional: []
//       title: "Representations"
// ---

// %% [markdown] id="title"
// # 3. Representations
// Somebody let a water molecule move on a computer and kept 1,200 moments of it. In two of them the molecule has almost exactly the same shape. Run the first cell.

// %% id="twins" jupyter={"source_hidden":true}
import type { Matrix, Vector } from "noether";
import { mdWater } from "noether/data";
import { ballAndStick, figure, type Panel } from "noether/figure";

const water = await mdWater();
const { atoms } = water;
const view = { azimuth: 0, elevation: 0 };

/** A water molecule and its dipole, seen from the tip of the x axis: y to the right, z up. */
function drawn(title: string, positions: Matrix, dipole: Vector): Panel {
  const [, y, z] = positions[0];
  const to = [[y + dipole[1], z + dipole[2]]] as const;
  const arrow = {
    kind: "arrows",
    name: "dipole",
    from: [[y, z]],
    to,
    colour: 0,
  } as const;
  const molecule = ballAndStick({ title, atoms, positions, view, reach: 1.35 });
  return { ...molecule, marks: [...molecule.marks, arrow] };
}

figure({
  title: "The same water, twice",
  alt: "Two pictures of a water molecule with the same shape, turned differently in space.",
  panels: [740, 1103].map((i) =>
    drawn(`moment ${i}`, water.positions(i), water.dipole(i)),
  ),
});

// %% [markdown] id="predict-triples"
// The arrow is the *dipole*: it points from the negative to the positive side of the molecule.
//
// We measure six real numbers, two triplets. The triplet $a$: the energy (above the lowest of all moments), the length of the dipole, the distance between the two hydrogens. The triplet $r$: the dipole along $x$, $y$ and $z$.
// **Before you run the next cell:** which triplet will be the same at both moments?

// %% id="triples" tags=["hide-output"]
const length = (v: Vector) => Math.hypot(...v);
const minus = (v: Vector, w: Vector) => v.map((x, k) => x - w[k]);
const rounded = (v: Vector) => v.map((x) => Number(x.toFixed(3)));
const all = Array.from({ length: water.frames }, (_, i) => i);
const lowest = Math.min(...all.map((i) => water.energy(i)));

/** The triplets a (energy, length of the dipole, H to H) and r (the dipole) of one moment. */
function triplets(i: number) {
  const [, h1, h2] = water.positions(i);
  const [energy, dipole] = [water.energy(i) - lowest, water.dipole(i)];
  return {
    a: rounded([energy, length(dipole), length(minus(h1, h2))]),
    r: rounded(dipole),
  };
}

[740, 1103].map(triplets);

// %% [markdown] id="predict-turn"
// The triplet $a$. Both are three numbers. Nothing in the numbers says that one triplet stays the same and the other does not.
//
// Now we turn the molecule ourselves, about the $x$ axis, which points at you. **Before you move the slider:** one bar of $r$ will not move. Which one?

// %% id="turn" jupyter={"source_hidden":true}
import { matvec, radians, rotationX } from "noether";

const { a, r } = triplets(740);
const bars = (title: string, x: string[], y: Vector, colour: number): Panel => {
  return { title, yRange: [-0.6, 1.7], marks: [{ kind: "bars", x, y, colour }] };
};

/** Molecule and both triplets after a turn by the angle about x. */
function turned(angle: number): Panel[] {
  const R = rotationX(radians(angle));
  const positions = water.positions(740).map((atom) => matvec(R, atom));
  return [
    drawn("the molecule", positions, matvec(R, r)),
    bars("a", ["energy", "|dipole|", "H to H"], a, 2),
    bars("r", ["x", "y", "z"], matvec(R, r), 0),
  ];
}

const angles = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360];
figure({
  title: "One turn, two triplets",
  alt: "A water molecule that turns about x, and the bars of its two triplets.",
  slider: { label: "degrees", values: angles.map(String), frames: angles.map(turned) },
});

// %% [markdown] id="definition"
// ## The definition
// The one for $x$: the turn is about that axis. The slide says of $a$ and $r$: "Both are a 3-tuple of real numbers. But they transform differently under, e.g., 3D rotations". And it gives a name to what you saw:
//
// > A representation of a group $G$ on a vector space $V$ is a group homomorphism $\rho: G \rightarrow GL(W)$, that assigns to each $g \in G$ a linear map $\rho(g): V \rightarrow V$ such that
// > $$\rho(g_1 \cdot g_2) = \rho(g_1) \circ \rho(g_2)$$
//
// One letter is a slip: $GL(W)$ must be $GL(V)$, the invertible linear maps from $V$ to itself. The definition does not ask that $\rho(e)$ be the identity map. It follows: exercise 5.

// %% [markdown] id="law"
// Turn by $g_2$, then by $g_1$: you could have turned by $g_1 g_2$ at once. Here is that sentence as a law that runs, for all rotations of space.
// The triplet $a$ carries the *trivial* representation, $\rho(g) = 1$. The dipole carries the rotation matrix itself.
// `homomorphism` is a law about any map from a group. In its words the map is called $\varphi$, or phi; here it is $\rho$.

// %% id="judge"
import {
  homomorphism,
  judge,
  random,
  representation,
  specialOrthogonal,
  trivial,
} from "noether";
import { matrices } from "noether/laws";

const SO3 = specialOrthogonal(3);
const onEnergies = trivial(SO3, 3);
const onCoordinates = representation({
  group: SO3,
  name: "coordinates",
  dimension: 3,
  matrix: (R) => R,
});

judge(homomorphism(SO3, matrices), onCoordinates.matrix, { random: random(1) });

// %% [markdown] id="triangle-text"
// Take your own numbers: change `x` below, and `h` if you like. Two paths lead from $x$ to the end: first $h$ and then $g$, or $g h$ at once.
// The group is $D_4$, the symmetries of a square: turns $r$ by 90 degrees and a reflection $s$. It acts on the plane by $2 \times 2$ matrices. An element $r^k s^j$ is written `[k, j]`.

// %% id="triangle"
import { type DihedralElement, dihedral, matmul, rotation2 } from "noether";
import { commutingTriangle } from "noether/figure";

const x = [2, 1];
const h: DihedralElement = [0, 1];

const D4 = dihedral(4);
const mirror = [
  [1, 0],
  [0, -1],
];
const plane = representation({
  group: D4,
  name: "the plane",
  dimension: 2,
  matrix: ([k, j]) =>
    matmul(rotation2(radians(90 * k)), j === 0 ? rotation2(0) : mirror),
});

commutingTriangle(plane, h, x);

// %% [markdown] id="sign"
// ## The other sign
// For a rotation about $x$ the slide prints
//
// $$\rho_W(g) = \begin{bmatrix} 1 & 0 & 0 \\ 0 & \cos\theta & \sin\theta \\ 0 & -\sin\theta & \cos\theta \end{bmatrix}$$
//
// The console session later in the same slides, and our `rotationX`, have the two signs exchanged. The printed matrix is $R(-\theta) = R(\theta)^{-1}$, and it answers a different question. *Active*: the arrow turns and the axes stay. *Passive*: the axes turn and the arrow stays; its coordinates turn backwards.

// %% id="passive" jupyter={"source_hidden":true}
import { transpose } from "noether";

const v = [1.4, 0.5];

const arrows = (name: string, tips: Matrix, colour: number) => {
  const [from, to] = [
    tips.map(() => [0, 0] as const),
    tips.map(([p, q]) => [p, q] as const),
  ];
  return { kind: "arrows", name, from, to, colour } as const;
};

/** An arrow in a room with two axes; in the title its coordinates along these axes. */
function room(title: string, arrow: Vector, axes: Matrix): Panel {
  const along = matvec(axes, arrow).map((coordinate) => coordinate.toFixed(2));
  const range = [-1.7, 1.7] as const;
  return {
    title: `${title}: (${along.join(", ")})`,
    xRange: range,
    yRange: range,
    equalAspect: true,
    marks: [arrows("axes", axes, 5), arrows("v", [arrow], 1)],
  };
}

const turn = (angle: number) => rotation2(radians(angle));
figure({
  title: "Active or passive",
  alt: "Left the arrow turns, right the axes; the coordinates turn in opposite directions.",
  slider: {
    label: "degrees",
    start: 2,
    values: angles.map(String),
    frames: angles.map((angle) => [
      room("active", matvec(turn(angle), v), turn(0)),
      room("passive", v, transpose(turn(angle))),
    ]),
  },
});

// %% [markdown] id="predict-passive"
// Is the passive rule, $R \mapsto R^{-1}$, a representation too? Try it on the turns about $x$ alone, as the slide does.

// %% id="passive-circle"
import { so2 } from "noether";

judge(homomorphism(so2(), matrices), (theta) => rotationX(-theta), {
  random: random(1),
});

// %% [markdown] id="predict-passive-all"
// It holds. **Before you run the next cell:** the same rule, $R \mapsto R^{-1}$, for *all* rotations of space. Still a representation?
//
// (In the words of a law, `90°z` is short for the turn by 90 degrees about $z$, and `120°(1,1,1)` for the turn by 120 degrees about the diagonal.)

// %% id="passive-all" tags=["hide-output"]
judge(homomorphism(SO3, matrices), (R) => transpose(R), { random: random(1) });

// %% [markdown] id="passive-read"
// No: $(R S)^{-1} = S^{-1} R^{-1}$. The factors change places, and turns about different axes do not commute. Such a map is called an *anti-homomorphism*.
// On a commutative group nobody can tell the difference. That is how this mistake survives its tests.

// %% [markdown] id="functions"
// ## The same permutation, three times
// Representations are not only about space. Let a permutation $p$ move three points, $i$ to $p[i]$. It also moves whatever lives on the points: a function $f$, which is a list of three values, moves along,
//
// $$(p.f)(x) = f(p^{-1} x).$$
//
// And that is a matrix times a vector. Move the slider through all six permutations of three points, the group $S_3$.
// The slider names them by their *cycles*, as sheet 1 does: $(0\ 1\ 2)$ means 0 goes to 1, 1 to 2, 2 to 0; $(0\ 1)$ exchanges two; $e$ moves nothing.

// %% id="three-faces" jupyter={"source_hidden":true}
import { permutationRepresentation, symmetric } from "noether";

const S3 = symmetric(3);
const threePoints = permutationRepresentation(S3);
const f = [1, 2, 3];

const column = (values: Vector) => values.map((value) => [value]);
const numbers = (title: string, values: Matrix): Panel => ({
  title,
  axes: false,
  equalAspect: false,
  marks: [
    {
      kind: "heatmap",
      values,
      range: [-3, 3],
      scale: "diverging",
      text: values.map((row) => row.map(String)),
    },
  ],
});

figure({
  title: "A permutation as a list, as a matrix, and acting on a function",
  alt: "For each permutation of three points its matrix, the values of f, the moved values.",
  slider: {
    label: "p",
    start: 3,
    values: S3.elements.map(S3.symbol),
    frames: S3.elements.map((p) => [
      numbers(`p = [${p.join(", ")}]`, threePoints.matrix(p)),
      numbers("f", column(f)),
      numbers("p.f", column(threePoints.apply(p, f))),
    ]),
  },
});

// %% [markdown] id="orbit"
// An image is a function on its pixels, and $D_4$ moves pixels. All the images that a group makes from one image are its *orbit*.
// **Before you run:** how many images will there be? And how many if you take a perfect 8?

// %% id="orbit-six" jupyter={"source_hidden":true} tags=["hide-output"]
import { type Image, orbit, rotateImage } from "noether";
import { mnist } from "noether/data";
import { pictures } from "noether/figure";

const digits = await mnist();
const six = digits.image(digits.labels.indexOf(6));
const onImages = {
  group: D4,
  apply: ([k, j]: DihedralElement, image: Image): Image =>
    rotateImage(j === 0 ? image : image.toReversed(), radians(90 * k)),
};

pictures({
  title: `The orbit of a six under D4: ${orbit(onImages, six).length} images`,
  alt: "A handwritten six, turned by quarter turns and reflected: eight different images.",
  range: [0, 1],
  images: Object.fromEntries(
    D4.elements.map((g) => [D4.symbol(g), onImages.apply(g, six)]),
  ),
});

// %% [markdown] id="orbit-read"
// Eight, one for each element. A perfect 8 looks the same after a half turn and in a mirror. Only two images are left, one upright and one on its side.

// %% [markdown] id="break-it"
// ## Break it
// Forget the inverse: write $f(g x)$ where $f(g^{-1} x)$ belongs. First a commutative group, the rotations of a pentagon: $\mathbb{Z}/5$, the numbers 0 to 4, added mod 5.
// It acts on lists of five values, one value for each element. This is its *regular* representation.

// %% id="backwards-cyclic"
import { cyclic, type FiniteRepresentation, regular } from "noether";

/** The matrices of f(g x), from the representation V: g in place of its inverse. */
function backwards<G>(V: FiniteRepresentation<G>) {
  return (g: G) => V.matrix(V.group.inverse(g));
}

const pentagon = regular(cyclic(5));
judge(homomorphism(pentagon.group, matrices), backwards(pentagon), {
  random: random(1),
});

// %% [markdown] id="predict-s3"
// Every instance passes. Now the three points from above, and $S_3$. **Before you run:** how simple will the simplest counterexample be?

// %% id="backwards-symmetric" tags=["hide-output"]
judge(homomorphism(S3, matrices), backwards(threePoints), { random: random(1) });

// %% [markdown] id="how-often"
// Two exchanges that share a point are enough: it could not be simpler.
//
// How likely is it that a test with *one* random pair $g, h$ overlooks the mistake? Count all pairs, in six groups. $Q_8$ has the eight elements $\pm 1, \pm i, \pm j, \pm k$ of the quaternions.

// %% id="overlooked" jupyter={"source_hidden":true}
import { quaternionGroup, relativeError } from "noether";

/** The share of the pairs (g, h) for which f(g x) passes. */
function overlooked<G>(V: FiniteRepresentation<G>): number {
  const { elements, multiply } = V.group;
  const images = elements.map(backwards(V));
  const image = (g: G) => images[V.group.indexOf(g)];
  const pairs = elements.flatMap((g) => elements.map((h) => [g, h] as const));
  const passing = pairs.filter(([g, h]) => {
    return relativeError(image(multiply(g, h)), matmul(image(g), image(h))) < 1e-9;
  });
  return passing.length / pairs.length;
}

const shares = {
  "Z/5": overlooked(pentagon),
  D4: overlooked(regular(D4)),
  Q8: overlooked(regular(quaternionGroup())),
  S3: overlooked(threePoints),
  S4: overlooked(permutationRepresentation(symmetric(4))),
  S5: overlooked(permutationRepresentation(symmetric(5))),
};
figure({
  title: "How often one random pair overlooks f(g x)",
  alt: "Always for Z/5, more than half for D4 and Q8, half for S3, rarely for S4 and S5.",
  panels: [
    {
      yLabel: "share of pairs that pass",
      yRange: [0, 1.05],
      marks: [{ kind: "bars", x: Object.keys(shares), y: Object.values(shares) }],
    },
  ],
});

// %% [markdown] id="overlooked-read"
// The bars are the shares of pairs that commute. Test on a non-commutative group, and on many pairs.

// %% [markdown] id="direct-sum"
// ## Side by side
// A record of our water has seven numbers: its energy, its dipole, the force on its oxygen. Each part transforms in its own way, so the whole transforms by a matrix of blocks, the *direct sum* $1 \oplus 3 \oplus 3$, named after the sizes of its blocks.

// %% id="blocks"
import { directSum } from "noether";

const record = directSum(trivial(SO3), onCoordinates, onCoordinates);

pictures({
  title: "1 ⊕ 3 ⊕ 3",
  alt: "A 7 x 7 matrix with a fixed 1 and two equal 3 x 3 blocks that turn together.",
  range: [-1, 1],
  slider: ["degrees about x", angles, 1],
  images: (angle) => ({
    "energy, dipole, force": record.matrix(rotationX(radians(angle))),
  }),
});

// %% [markdown] id="predict-record"
// Does nature obey this matrix? We need the rotation between our two moments. A molecule carries three directions with it: along its axis, across it, and out of its plane. Write them as the rows of $A$ at the first moment and of $B$ at the second; then $R = B^T A$ takes the first to the second.
// **Before you run:** the record of moment 740, turned by $R$, against the record of moment 1103. How many digits will agree?

// %% id="record" tags=["hide-output"]
const unit = (v: Vector) => v.map((x) => x / length(v));
const cross = ([a, b, c]: Vector, [p, q, r]: Vector) => [
  b * r - c * q,
  c * p - a * r,
  a * q - b * p,
];

/** Three perpendicular directions that the molecule carries along, as rows. */
function directions([o, h1, h2]: Matrix): Matrix {
  const axis = unit(minus(h1, o).map((x, k) => x + minus(h2, o)[k]));
  const normal = unit(cross(minus(h1, o), minus(h2, o)));
  return [axis, cross(normal, axis), normal];
}

const [A, B] = [740, 1103].map((i) => directions(water.positions(i)));
const R = matmul(transpose(B), A);
const seven = (i: number) => [
  water.energy(i),
  ...water.dipole(i),
  ...water.forces(i)[0],
];
const named = ([energy, ...rest]: Vector) => {
  return { energy, dipole: rest.slice(0, 3), force: rest.slice(3) };
};

({
  "at moment 740": named(rounded(seven(740))),
  "the same, turned by R": named(rounded(record.apply(R, seven(740)))),
  "at moment 1103": named(rounded(seven(1103))),
});

// %% [markdown] id="cloud-text"
// Two or three digits: all seven numbers follow the matrix, up to the small difference between the two shapes.
//
// The orbit of one dipole under all rotations is a sphere. Here are the dipoles of 300 moments, as they point in the room; and next to them the same dipoles, written along the molecule's own directions.
// **Before you run:** how large will the second cloud be?

// %% id="cloud" jupyter={"source_hidden":true} tags=["hide-output"]
const cloud = (title: string, points: Matrix): Panel => ({
  title,
  xRange: [-0.7, 0.7],
  yRange: [-0.7, 0.7],
  equalAspect: true,
  marks: [{ kind: "points", x: points.map(([p]) => p), y: points.map(([, q]) => q) }],
});

figure({
  title: "The same dipoles, in the room and in the molecule",
  alt: "In the room the dipoles fill a disc; along the molecule's axes they are one spot.",
  panels: [
    cloud(
      "along x and y",
      water.test.map((i) => water.dipole(i)),
    ),
    cloud(
      "along its axis and across",
      water.test.map((i) => matvec(directions(water.positions(i)), water.dipole(i))),
    ),
  ],
});

// %% [markdown] id="measure"
// A small spot: in the molecule's own directions the dipole hardly changes. What changes it in the room is the rotation.
//
// ## Measured
// One pair of moments may be luck. Take many pairs whose shapes differ by less and less. For each, ask both hypotheses for dipole and force: it *stays*, or it *turns* with $R$.
// We sort the pairs into classes by how much their shapes differ, each class twice as wide as the one before, and draw a point in the middle of each class.
// **Before you run:** which two of the four curves will fall?

// %% id="hypotheses"
const shape = ([o, h1, h2]: Matrix) =>
  [minus(h1, o), minus(h2, o), minus(h1, h2)].map(length);
const moments = water.test.map((i) => ({
  shape: shape(water.positions(i)),
  A: directions(water.positions(i)),
  dipole: water.dipole(i),
  force: water.forces(i)[0],
}));
const gap = (v: Vector, w: Vector) => length(minus(v, w)) / length(w);
const pairs = moments.flatMap((p, k) =>
  moments.slice(0, k).map((q) => {
    const R = matmul(transpose(q.A), p.A);
    return {
      apart: length(minus(p.shape, q.shape)),
      "dipole stays": gap(p.dipole, q.dipole),
      "dipole turns": gap(matvec(R, p.dipole), q.dipole),
      "force stays": gap(p.force, q.force),
      "force turns": gap(matvec(R, p.force), q.force),
    };
  }),
);

// %% id="curves" jupyter={"source_hidden":true} tags=["hide-output"]
const bins = [0.005, 0.01, 0.02, 0.04, 0.08, 0.16];
const names = ["dipole stays", "dipole turns", "force stays", "force turns"] as const;

/** The median error of a hypothesis over the pairs that are between most / 2 and most apart. */
function median(name: (typeof names)[number], most: number): number {
  const inside = pairs.filter(({ apart }) => apart <= most && apart > most / 2);
  const errors = inside.map((pair) => pair[name]).sort((p, q) => p - q);
  return errors[Math.floor(errors.length / 2)];
}

figure({
  title: `Two hypotheses, ${pairs.length} pairs of moments`,
  alt: "As the shapes agree, the errors of the two that turn fall; the others do not.",
  panels: [
    {
      xLabel: "difference of the two shapes (angstrom)",
      yLabel: "median relative error",
      logarithmic: "xy",
      marks: names.map((name) => ({
        kind: "line",
        name,
        x: bins.map((most) => most / Math.SQRT2),
        y: bins.map((most) => median(name, most)),
        dashed: name.endsWith("stays"),
        colour: name.startsWith("dipole") ? 1 : 0,
      })),
    },
  ],
});

// %% [markdown] id="measure-read"
// The two that turn. "It turns" becomes true as the shapes agree; "it stays" never does. So how a triplet transforms is not a matter of taste: it can be read off data. Exercise 7 asks you to do it.

// %% [markdown] id="character"
// ## A fingerprint
// The entries of $\rho(g)$ depend on the axes that you choose. One number made from them does not: the *trace*, the sum of the diagonal. As a function of $g$ it is called the *character*.
// **Before you run:** a turn by 60 degrees about $x$, about $z$, and about an axis drawn at random. What do the three traces have in common?

// %% id="traces" tags=["hide-output"]
import { haarRotation, rotationZ } from "noether";

const T = haarRotation(3, random(2));
const trace = (M: Matrix) => M.reduce((sum, row, i) => sum + row[i], 0);

[
  rotationX(radians(60)),
  rotationZ(radians(60)),
  matmul(matmul(T, rotationX(radians(60))), transpose(T)),
].map((M) => Number(trace(M).toFixed(12)));

// %% [markdown] id="character-read"
// They are equal. The trace knows the angle, $1 + 2 \cos\theta$, and not the axis. Chapter 9 takes representations apart with it, and asks over which *field*, that is, which kind of numbers the matrices may contain: the $2 \times 2$ rotation cannot be split over the real numbers, but over the complex numbers it can.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | the group element in place of its inverse | `f.map((_, x) => f[g[x]])` |
// | testing with a commutative group | `homomorphism(cyclic(5), matrices)` passes it |
// | testing with turns about one axis | `homomorphism(so2(), matrices)` passes it |
// | mixing active and passive | `rotationX(-theta)` in one file, `rotationX(theta)` in the other |
// | the transposed permutation matrix | a 1 at `[i][p[i]]` where it belongs at `[p[i]][i]` |
// | treating a vector as three scalars | `[Math.abs(d[0]), Math.abs(d[1]), Math.abs(d[2])]` changes with the axes |
// | thinking that $\rho(e) = 1$ is enough | exercise 6 preserves the identity and inverses and is not a homomorphism |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 3](../exercises/03-representations.ipynb) takes over here: three representations to write, the two triplets with the right sign, a proof, a counterexample, and a test that tells scalars from vectors on real data.

// %% [markdown] id="next"
// ## Where it leads
// A representation says how data transforms. A network is a map between two kinds of data, and should commute with both: chapter 4.
//
// - Jean-Pierre Serre. *Linear Representations of Finite Groups*. 1977.
// - William Fulton, Joe Harris. *Representation Theory: A First Course*. 1991.
// - Mario Geiger, Tess Smidt. *e3nn: Euclidean Neural Networks*. 2022.
