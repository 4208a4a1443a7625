// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["noComplement","equivariantProjection","schurProof","findInvariantSubspace","intertwinerDimension","multiplicities","motionShares"]
//       minutes: {"lesson":60,"sheet":60}
//       needs: ["04-equivariance"]
//       number: 9
//       optional: []
//       title: "Irreducible representations"
// ---

// %% [markdown] id="title"
// # 9. Irreducible representations
// Somebody filmed a hot benzene molecule on a computer: a ring of six carbons, a hydrogen at each, 1,200 frames. Run the first cell and watch a few of them.

// %% id="film" jupyter={"source_hidden":true}
import { applyIsometry, type Matrix, rigidAlignment, type Vector } from "noether";
import { mdBenzene } from "noether/data";
import { ballAndStick, bonds, figure, type Panel } from "noether/figure";

const benzene = await mdBenzene();
const { atoms, relaxed } = benzene;
const shown = [0, 150, 300, 450, 600, 750, 900, 1050];
const molecule = (positions: Matrix): Panel =>
  ballAndStick({ atoms, positions, bonds: bonds(atoms, relaxed), reach: 3.2 });
/** A moment of the film, laid over the molecule at rest: its tumbling is removed. */
const laidOver = (positions: Matrix): Matrix => {
  const motion = rigidAlignment(positions, relaxed);
  return positions.map((x) => applyIsometry(motion, x));
};

figure({
  title: "Hot benzene",
  alt: "A ring of six carbons with a hydrogen at each, which shakes and bends.",
  slider: {
    label: "frame",
    values: shown.map(String),
    frames: shown.map((i) => [molecule(laidOver(benzene.positions(i)))]),
  },
});

// %% [markdown] id="displacements-text"
// Twelve atoms make 36 numbers per frame. Which of them move together? We lay every frame over a perfect hexagon, which removes drift and rotation, and note how far each atom is from its place: a vector $u$ of 36 displacements.
// The *covariance* $C$ is here the mean of all products $u_i u_j$. The displacements are measured from the places themselves; no mean is subtracted.

// %% id="covariance"
import { matmul, matvec, radians, rotationZ, transpose } from "noether";

const sum = (values: Vector) => values.reduce((total, x) => total + x, 0);
const counted = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Six places on a circle, at the mean distance of six atoms from the centre. */
function ring(six: Matrix): Matrix {
  const radius = sum(six.map((x) => Math.hypot(...x))) / 6;
  return counted(6).map((k) => matvec(rotationZ(radians(60 * k)), [radius, 0, 0]));
}
const places = [...ring(relaxed.slice(0, 6)), ...ring(relaxed.slice(6))];

/** How far every atom of a frame is from its place: 36 numbers. */
function displacements(frame: number): number[] {
  const positions = benzene.positions(frame);
  const motion = rigidAlignment(positions, places);
  return positions.flatMap((x, k) =>
    applyIsometry(motion, x).map((entry, a) => entry - places[k][a]),
  );
}
const covariance = (us: Matrix): Matrix =>
  matmul(transpose(us), us).map((row) => row.map((x) => x / us.length));

const film = counted(benzene.frames).map(displacements);
const C = covariance(film);

// %% [markdown] id="symmetries-text"
// A regular hexagon has symmetries: 6 turns, 6 flips, and each of these combined with the reflection in its own plane. Chapter 1 calls the turns and flips `dihedral(6)`; the reflection and the identity are a `cyclic(2)`, and `directProduct` makes the group of all pairs. Chemists call the result $D_{6h}$.
// An element is `[[k, j], m]`: reflect if $m = 1$, flip if $j = 1$, then turn by $60 k$ degrees. As a matrix it is $3 \times 3$.

// %% id="symmetries"
import { cyclic, dihedral, directProduct, representation } from "noether";

const D6h = directProduct(dihedral(6), cyclic(2));
const diagonal = (...d: number[]) =>
  d.map((x, i) => d.map((_, j) => (i === j ? x : 0)));
const space = representation({
  group: D6h,
  name: "space, under the symmetries of a hexagon",
  dimension: 3,
  matrix: ([[k, j], m]) =>
    matmul(rotationZ(radians(60 * k)), diagonal(1, j === 0 ? 1 : -1, m === 0 ? 1 : -1)),
});
D6h.order;

// %% [markdown] id="predict-basis"
// A symmetry moves the atoms, and turns their displacements along with them: a $36 \times 36$ matrix $\rho(g)$, made by `onDisplacements`. Then `decompose` looks for a basis of $\mathbb{R}^{36}$ that suits all these matrices at once; you will see in what sense. It never sees the film.
// Now we write the covariance of the film in that basis.
// **Before you run the next two cells:** $C$ has 1,296 entries. Will the other basis leave all, half or hardly any of them non-zero?

// %% id="blocks"
import { decompose, onDisplacements, random } from "noether";

const V = onDisplacements(space, places);
const parts = decompose(V, random(1));
const inNewBasis = (M: Matrix) => matmul(parts.inverse, matmul(M, parts.basis));

// %% id="blocks-figure" jupyter={"source_hidden":true} tags=["hide-output"]
const rounded = (M: Matrix) => M.map((row) => row.map((x) => Number(x.toFixed(4)) + 0));
const heat = (title: string, values: Matrix, most: number, unit?: string): Panel => ({
  title,
  axes: false,
  equalAspect: true,
  marks: [
    {
      kind: "heatmap",
      values: rounded(values),
      range: [-most, most],
      scale: "diverging",
      ...(unit && { unit }),
    },
  ],
});

figure({
  title: "The same covariance, twice",
  alt: "Left a full matrix; right squares along the diagonal and nearly nothing else.",
  panels: [
    heat("as filmed", C, 0.01),
    heat("in the new basis", inNewBasis(C), 0.01, "Å²"),
  ],
});

// %% [markdown] id="blocks-read"
// Hardly any. What is left is on the diagonal and in a few small patterns next to it. The faint rest is chance: the film is short.
//
// What is so special about this basis? Look at the matrices $\rho(g)$ themselves in it.
// **Before you move the slider:** will the blocks on the right be in the same places for all $g$?

// %% id="all-elements" jupyter={"source_hidden":true}
const someElements = D6h.elements.filter((_, i) =>
  [0, 1, 2, 3, 5, 9, 14, 21].includes(i),
);
figure({
  title: "All symmetries in one basis",
  alt: "The matrix of one symmetry after another, as given and in the new basis.",
  slider: {
    label: "g",
    start: 1,
    values: someElements.map(D6h.symbol),
    frames: someElements.map((g) => [
      heat("ρ(g)", V.matrix(g), 1),
      heat("ρ(g) in the new basis", inNewBasis(V.matrix(g)), 1, "entries"),
    ]),
  },
});

// %% [markdown] id="definition"
// ## The definition
// In the same places for all of them. Along the diagonal are blocks of size 1 and 2 that no basis makes smaller. The slide gives them a name:
//
// > $V$ is reducible if there exists $W \subseteq V$ such that $W$ is a representation.
// > If $V$ is not reducible it is said to be irreducible.
//
// Taken literally, everything is reducible: $W = V$ will do, and so will $W = 0$. What is meant is a subspace $W$, neither $0$ nor $V$, that is *invariant*: if $w$ is in $W$, so is every $\rho(g) w$.

// %% [markdown] id="law"
// For a finite group the definition is a law that runs. It looks for an invariant subspace. First the 24 rotations of a cube, acting on space.

// %% id="judge"
import { irreducibility, judge, octahedral } from "noether";

judge(irreducibility(octahedral(), 3), (R) => R, { random: random(1) });

// %% [markdown] id="predict-about-x"
// The slide says of the coordinates $\mathbf{r}$: "$W = \mathbf{3}$ irreducible", and shows the rotations about the $x$ axis. For *all* rotations it is true.
// (The signs of its two sines are those of $R(-\theta)$, as in chapter 3. Here it does not matter: a group contains both.)
// **Before you run:** the quarter turns about $x$ alone. What will the law find?

// %% id="about-x" tags=["hide-output"]
import { rotationX } from "noether";

judge(irreducibility(cyclic(4), 3), (k) => rotationX(radians(90 * k)), {
  random: random(1),
});

// %% [markdown] id="maschke"
// The law finds the axis: a rotation about $x$ leaves the line along $x$ where it is.
//
// ## Averaging makes a partner
// Does an invariant line have an invariant partner? Let $S_3$ permute three coordinates: the line along $(1, 1, 1)$ is invariant.
// Take *any* projection onto that line, say $P_0 x = (r \cdot x)\,(1, 1, 1)$ with numbers $r$ that add up to 1. Change `r` to your own. Then average $\rho(g) P_0 \rho(g)^{-1}$ over more and more of the group.
// **Before you move the slider:** what will the mean over all six be?

// %% id="average"
import { permutationRepresentation, symmetric } from "noether";

const r = [0.9, 0.4, -0.3];

const S3 = symmetric(3);
const points = permutationRepresentation(S3);
const P0 = [r, r, r];

/** The mean of rho(g) P0 rho(g)^-1 over the first n elements. */
function meanOver(n: number): Matrix {
  const terms = S3.elements.slice(0, n).map((g) => {
    const rho = points.matrix(g);
    return matmul(rho, matmul(P0, transpose(rho)));
  });
  return P0.map((row, i) => row.map((_, j) => sum(terms.map((t) => t[i][j])) / n));
}

const numbers = (title: string, values: Matrix): Panel => ({
  title,
  axes: false,
  equalAspect: true,
  marks: [
    {
      kind: "heatmap",
      values,
      range: [-1, 1],
      scale: "diverging",
      text: values.map((row) => row.map((x) => String(Number(x.toFixed(2)) + 0))),
    },
  ],
});

figure({
  title: "A projection onto the line along (1, 1, 1), averaged",
  alt: "The nine entries of P0, and those of its mean over the first n elements.",
  slider: {
    label: "elements averaged",
    values: counted(6).map((n) => String(n + 1)),
    frames: counted(6).map((n) => [
      numbers("P0", P0),
      numbers(`mean over ${n + 1}`, meanOver(n + 1)),
    ]),
  },
});

// %% [markdown] id="maschke-read"
// One third everywhere. This mean $P$ commutes with the whole group, and it still projects onto the line. So its null space, the plane $x + y + z = 0$, is invariant: the partner. Your $r$ has disappeared.
// This is *Maschke's theorem*. Split, split again, and every representation of a finite group is a direct sum of irreducible ones. Exercise 2 is the proof as code.

// %% [markdown] id="break-it"
// ## Break it
// The slide claims more: "Any representation is a direct sum of irreducible representations." Here is one that is not. A number $a$ acts on the plane by a *shear*, $\rho(a) = \begin{bmatrix} 1 & a \\ 0 & 1 \end{bmatrix}$, and $\rho(a)\rho(b) = \rho(a + b)$.
// **Before you move the slider:** which arrows stay on their own line?

// %% id="shear" jupyter={"source_hidden":true}
import { shear } from "noether";

const S = shear();
const fan = [-2, -1, 0, 1, 2].map((x) => [x, 1]);
const arrows = (name: string, tips: Matrix, colour: number) => {
  const to = tips.map(([x, y]) => [x, y] as const);
  return {
    kind: "arrows",
    name,
    from: to.map(() => [0, 0] as const),
    to,
    colour,
  } as const;
};
const sheared = (a: number): Panel => ({
  xRange: [-4.5, 4.5],
  yRange: [-0.6, 1.4],
  equalAspect: true,
  marks: [
    arrows(
      "(x, 1)",
      fan.map((v) => S.apply(a, v)),
      0,
    ),
    arrows(
      "(±2, 0)",
      [
        [2, 0],
        [-2, 0],
      ].map((v) => S.apply(a, v)),
      1,
    ),
  ],
});

const steps = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
figure({
  title: "A shear",
  alt: "Five arrows with height 1 and two along x, under a shear that grows with a.",
  slider: {
    label: "a",
    start: 4,
    values: steps.map(String),
    frames: steps.map((a) => [sheared(a)]),
  },
});

// %% [markdown] id="predict-shear-mean"
// The two along $x$ stay, and only they: this line is invariant, and it has no partner. So where does the proof break? Average a projection on it, as before, over $a = 0, 1, \dots, n$.
// **Before you run:** what will the means tend to?

// %% id="shear-mean" tags=["hide-output"]
const onLine = [
  [1, 0],
  [0, 0],
];

[1, 10, 100, 1000].map((n) => {
  const terms = counted(n + 1).map((a) =>
    matmul(S.matrix(a), matmul(onLine, S.matrix(-a))),
  );
  return {
    n,
    "first row": [0, 1].map((j) => sum(terms.map((t) => t[0][j])) / (n + 1)),
  };
});

// %% [markdown] id="shear-read"
// They run away: a non-compact group has no mean. The proposition holds for finite-dimensional representations of *finite* groups (over $\mathbb{R}$ or $\mathbb{C}$; in general the field's characteristic must not divide $|G|$) and of *compact* groups such as $SO(3)$, where an integral takes the place of the mean. For unitary representations the perpendicular complement is invariant.
// Translations, scalings and boosts are not compact. For them the slide's sentence is false.

// %% [markdown] id="schur"
// ## What commutes with an irreducible
// Why did the basis tidy up a *covariance*, which is not a group element? Because it commutes with the group: a symmetric molecule shakes symmetrically. So ask what can commute with the group.
// Take nine random numbers and average $\rho(g) A \rho(g)^{-1}$ over the rotations of a cube. **Before you move the slider to the end:** what will be left of the nine?

// %% id="schur-figure" jupyter={"source_hidden":true}
const cube = octahedral();
const draw = random(4);
const A = counted(3).map(() => counted(3).map(() => draw.normal()));
const overTurns = (n: number): Matrix => {
  const terms = cube.elements
    .slice(0, n)
    .map((R) => matmul(R, matmul(A, transpose(R))));
  return A.map((row, i) => row.map((_, j) => sum(terms.map((t) => t[i][j])) / n));
};

const amounts = [1, 2, 3, 4, 6, 9, 12, 18, 24];
figure({
  title: "A random matrix, averaged over the rotations of a cube",
  alt: "Nine random numbers, and their mean over more and more rotations of a cube.",
  slider: {
    label: "rotations averaged",
    values: amounts.map(String),
    frames: amounts.map((n) => [
      numbers("A", A),
      numbers(`mean over ${n}`, overTurns(n)),
    ]),
  },
});

// %% [markdown] id="schur-lemma"
// A multiple of 1, and it had to be. Let $f: V \to V$ be equivariant with an eigenvalue $\lambda$. The eigenspace $\{x : f(x) = \lambda x\}$ is invariant and not $0$. If $V$ is irreducible, it is all of $V$. This is *Schur's lemma*; exercise 3 has it card by card.
//
// One word in it is dangerous: *with an eigenvalue*. Here are three irreducible representations. **Before you run:** for which of them will the average not be a multiple of 1?

// %% id="types" jupyter={"source_hidden":true} tags=["hide-output"]
import { irreducibles, quaternionGroup, reynolds } from "noether";

const last = <T>(list: readonly T[]): T => list[list.length - 1];
const triangle = last(irreducibles(S3));
const turns = last(irreducibles(cyclic(3)));
const quaternions = last(irreducibles(quaternionGroup()));

/** Three averages of matrices with random entries. */
function averages(seed: number): Panel[] {
  const draw = random(seed);
  const any = (d: number) => counted(d).map(() => counted(d).map(() => draw.normal()));
  return [
    numbers("the plane of a triangle, S3", reynolds(triangle, triangle, any(2))),
    numbers("its turns alone, Z/3", reynolds(turns, turns, any(2))),
    numbers("four dimensions of Q8", reynolds(quaternions, quaternions, any(4))),
  ];
}

figure({
  title: "What commutes with an irreducible representation",
  alt: "A multiple of 1; a scaled rotation; a 4 x 4 pattern with four free numbers.",
  slider: {
    label: "random matrix",
    values: ["1", "2", "3", "4", "5"],
    frames: [1, 2, 3, 4, 5].map(averages),
  },
});

// %% [markdown] id="types-read"
// Not for the last two.
//
// Count the free numbers in each pattern: the dimension of the *commutant*, all matrices that commute with the group. Here it is counted for you.

// %% id="commutants"
import { commutant } from "noether";

[
  { V: "the plane of a triangle, S3", ...commutant(triangle) },
  { V: "its turns alone, Z/3", ...commutant(turns) },
  { V: "four dimensions of Q8", ...commutant(quaternions) },
].map(({ V, dimension, type }) => ({ V, dimension, type }));

// %% [markdown] id="field"
// Rotations of the plane commute with each other, and such a rotation has in general no real eigenvalue: the commutant is a copy of $\mathbb{C}$. For $Q_8$ it is a copy of the quaternions $\mathbb{H}$.
// So *irreducible* depends on the field. Over $\mathbb{R}$ the plane with its rotations is irreducible; over $\mathbb{C}$ it splits: the vectors $\begin{bmatrix} 1 \\ \mp i \end{bmatrix}$ span two invariant lines. "Only multiples of 1 commute" is the complex theorem.
// Networks compute with real numbers: a layer between two such planes has two weights, not one. Exercise 5 counts them.

// %% [markdown] id="characters"
// ## A fingerprint
// How can you tell what is inside without a change of basis? By traces. The *character* $\chi(g) = \operatorname{tr} \rho(g)$ adds up over blocks, and characters of different irreducibles are orthogonal under the mean over the group. Here are those of $S_4$, the permutations of four points.
// **Before you run:** the rows are irreducibles. Where do you read off their dimensions?

// %% id="table" tags=["hide-output"]
import { characterTable } from "noether";

const S4 = symmetric(4);
characterTable(S4);

// %% [markdown] id="predict-edges"
// The dimensions are in the column of the identity: $\operatorname{tr} 1 = d$.
//
// Four points have six pairs, the edges of a tetrahedron, and $S_4$ permutes them: six dimensions. The trace counts the edges that stay in place.
// The next cell prints their character. **Before you run the one after it:** which rows of the table add up to this character?

// %% id="edges"
import { character, onFunctions } from "noether";

const pairs = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
];
const edges = onFunctions(
  S4,
  pairs,
  (p, [i, j]) => [p[i], p[j]].sort((a, b) => a - b),
  "functions on six edges",
);
character(edges);

// %% id="edges-decomposed" tags=["hide-output"]
decompose(edges, random(1));

// %% [markdown] id="edges-read"
// On the left the $6 \times 6$ matrices of the generators of $S_4$, laid over each other; on the right the same in the new basis. The stronger the colour, the larger the entry; blank is 0. Three blocks are left, for three rows of the table: $\chi_1 + \chi_3 + \chi_4$.
//
// $6 = 1 + 2 + 3$: the mean of the six numbers; how the three pairs of opposite edges differ in their means; and how each edge differs from its opposite one. Exercise 6 computes such multiplicities in three lines.

// %% [markdown] id="vibrations"
// ## Back to the film
// Which motions can benzene make? Of its 36 dimensions 3 are translations and 3 rotations; the others are vibrations. Characters count them by kind. The chemists' names say how a kind transforms under the symmetries:
//
// - A and B have dimension 1, and B changes its sign under a rotation by 60 degrees. E has dimension 2. Kinds with a g are even under $x \mapsto -x$, kinds with a u are odd.
// - A and B with a 1 keep their sign under a half turn about an axis through two atoms, with a 2 they change it. $\mathrm{E}_1$ rotates like an arrow in the plane, $\mathrm{E}_2$ twice as fast.
//
// **Before you run:** which letters belong to a translation along the axis of the ring?

// %% id="count" jupyter={"source_hidden":true} tags=["hide-output"]
import { characterInnerProduct, type FiniteRepresentation, trace } from "noether";

type Symmetry = (typeof D6h.elements)[number];

/** The chemists' name of an irreducible representation of D6h. */
function named(U: FiniteRepresentation<Symmetry>): string {
  const chi = (k: number, j: number, m: number) => trace(U.matrix([[k, j], m]));
  const letter = U.dimension === 2 ? "E" : chi(1, 0, 0) > 0 ? "A" : "B";
  const number = U.dimension === 2 ? chi(1, 0, 0) > 0 : chi(0, 1, 1) > 0;
  return `${letter}${number ? 1 : 2}${chi(3, 0, 1) > 0 ? "g" : "u"}`;
}
// The even ones first, each half sorted by letter.
const sortKey = (U: FiniteRepresentation<Symmetry>) => {
  const [letter, number, parity] = named(U);
  return parity + letter + number;
};
const kinds = irreducibles(D6h).toSorted((U, W) => (sortKey(U) < sortKey(W) ? -1 : 1));

// An infinitesimal rotation is a pseudovector: det(Q) Q.
const axial = representation({
  ...space,
  matrix: ([[k, j], m]) => {
    const sign = (j + m) % 2 === 0 ? 1 : -1;
    return space.matrix([[k, j], m]).map((row) => row.map((x) => sign * x));
  },
});
const count = (W: FiniteRepresentation<Symmetry>) =>
  kinds.map((U) => characterInnerProduct(character(W), character(U)));
const bars = (name: string, y: Vector, colour: number) =>
  ({ kind: "bars", name, x: kinds.map(named), y, colour }) as const;
const [all, shifts, rotations] = [V, space, axial].map(count);

figure({
  title: "The 36 dimensions of benzene, by kind",
  alt: "Twelve kinds of motion, how often each occurs, and which are not vibrations.",
  panels: [
    {
      yLabel: "how often",
      marks: [
        bars(
          "vibrations",
          all.map((n, i) => n - shifts[i] - rotations[i]),
          0,
        ),
        bars("translations", shifts, 1),
        bars("rotations", rotations, 2),
      ],
    },
  ],
});

// %% [markdown] id="light"
// A shift along the axis is $\mathrm{A_{2u}}$: a rotation about the axis leaves it, a half turn about a perpendicular axis and $x \mapsto -x$ reverse it.
//
// The letters also say what light does. A vibration absorbs *infrared* light if it is of a kind that occurs in vectors, because its dipole is a vector. It shows in the *Raman* spectrum if it is of a kind that occurs in symmetric matrices, because the polarisability is one; their character is $\tfrac12 (\chi(g)^2 + \chi(g^2))$.
// **Before you run:** can one vibration do both?

// %% id="light-counts" tags=["hide-output"]
const { order, multiply } = D6h;
const arrowTrace = (g: Symmetry) => trace(space.matrix(g));
const matrixTrace = (g: Symmetry) =>
  (arrowTrace(g) ** 2 + arrowTrace(multiply(g, g))) / 2;
const occurs = (chi: (g: Symmetry) => number, U: FiniteRepresentation<Symmetry>) =>
  sum(D6h.elements.map((g) => chi(g) * trace(U.matrix(g)))) / order > 0.5;

kinds.flatMap((U, i) => {
  const vibrations = Math.round(all[i] - shifts[i] - rotations[i]);
  const [infrared, raman] = [arrowTrace, matrixTrace].map((chi) => occurs(chi, U));
  return vibrations === 0 ? [] : [{ kind: named(U), vibrations, infrared, raman }];
});

// %% [markdown] id="predict-weights"
// None can: arrows are odd, symmetric matrices even. Add up the lines: four in the infrared, seven in the Raman spectrum, as measured. Five kinds are silent.
//
// Now Schur's lemma does the counting. A map that commutes with the group takes no kind to a different one, and one copy of a kind to another copy by a multiple of 1, because all twelve kinds are of real type.
// **Before you run:** a linear layer from 36 displacements to 36 has 1,296 weights. How many are left if it is equivariant? The bars say: one weight for every pair of copies of the same kind.

// %% id="weights" tags=["hide-output"]
characterInnerProduct(character(V), character(V));

// %% [markdown] id="predict-shares"
// That is the sum of $n^2$ over the twelve kinds, if $n$ counts all bars of a kind together.
//
// And what does the film do with these possibilities? The *isotypic projection* $P_i$ picks all of one kind out of a motion. We compare its share of the motion with its share of the 36 dimensions.
// **Before you run:** will the motion be spread evenly?

// %% id="shares" jupyter={"source_hidden":true} tags=["hide-output"]
import { isotypicProjection } from "noether";

const projections = kinds.map((U) => isotypicProjection(V, U));
const ofMotion = projections.map((P) => trace(matmul(P, C)) / trace(C));
const ofDimensions = projections.map((P) => trace(P) / 36);

figure({
  title: "What hot benzene does",
  alt: "The kind E2u, bending out of the plane, has by far the largest share of the motion.",
  panels: [
    {
      yLabel: "share",
      marks: [
        bars("of the motion", ofMotion, 0),
        bars("of the dimensions", ofDimensions, 5),
      ],
    },
  ],
});

// %% [markdown] id="measure"
// Far from evenly. The tallest bar is the ring that bends out of its plane, which costs the least energy. Exercise 7 finds the shares of single frames.
//
// ## Measured
// The blocks are useful. If you have only a few frames, you can average the covariance over the group and get it nearly for free. We take $n$ frames at random from the first 900. The truth to compare with comes from the last 300: the molecule is symmetric, so their covariance is averaged too. One group is *wrong on purpose*: it moves the atoms and forgets to turn their arrows.
// **Before you run:** with how few frames will the average do? And what will the wrong one do?

// %% id="curve"
import { tensorProductOfRepresentations, trivial } from "noether";

const onAtoms = onFunctions(D6h, counted(12), ([[k, j]], i) => {
  return (i < 6 ? 0 : 6) + ((k + (j === 0 ? i : 12 - i)) % 6);
});
const unturned = tensorProductOfRepresentations(onAtoms, trivial(D6h, 3));

const truth = reynolds(V, V, covariance(film.slice(900)));
const size = (M: Matrix) => Math.hypot(...M.flat());
const error = (M: Matrix) =>
  size(M.map((row, i) => row.map((x, j) => x - truth[i][j]))) / size(truth);

const estimates: Record<string, (M: Matrix) => Matrix> = {
  "as filmed": (M) => M,
  "averaged over 24 symmetries": (M) => reynolds(V, V, M),
  "averaged, arrows not turned": (M) => reynolds(unturned, unturned, M),
};

// %% id="curve-figure" jupyter={"source_hidden":true} tags=["hide-output"]
const amountsOfFrames = [5, 10, 20, 40, 80, 160, 320, 640];
const samples = amountsOfFrames.map((n) =>
  counted(8).map((seed) => {
    const draw = random(100 * n + seed);
    return covariance(counted(n).map(() => film[draw.integer(900)]));
  }),
);
const curves = Object.entries(estimates).map(([name, estimate]) => ({
  name,
  errors: samples.map(
    (draws) => sum(draws.map((M) => error(estimate(M)))) / draws.length,
  ),
}));

figure({
  title: "The error of the covariance, mean of eight draws of frames",
  alt: "Averaged, few frames do as well as many; the wrong group keeps an error.",
  panels: [
    {
      xLabel: "frames",
      yLabel: "relative error",
      logarithmic: "xy",
      marks: curves.map(({ name, errors }) => ({
        kind: "line",
        name,
        x: amountsOfFrames,
        y: errors,
      })),
    },
  ],
});

// %% [markdown] id="predict-saved"
// **Before you run:** every frame comes in 24 copies. Is one averaged frame worth 24 frames?

// %% id="saved" tags=["hide-output"]
const [filmed, averaged] = curves.map(({ errors }) => errors);
/** How many frames as filmed have this error, between the amounts that were tried. */
function framesFor(error: number): number {
  const k = filmed.findIndex((e) => e < error);
  const share = Math.log(filmed[k - 1] / error) / Math.log(filmed[k - 1] / filmed[k]);
  return amountsOfFrames[k - 1] * 2 ** share;
}
[0, 1, 2].map((k) => ({
  "frames averaged": amountsOfFrames[k],
  "worth, as filmed": Math.round(framesFor(averaged[k])),
}));

// %% [markdown] id="measure-read"
// Ten to fifteen, not 24: the copies of one frame are not independent. The right group helps for every number of frames; its curve flattens where the last 300 frames say no more about the truth. The wrong group has an error that no amount of data removes: with many frames it is worse than no average at all.
// So symmetry is a claim about the data. If one hydrogen were a fluorine, the group would be smaller, and the average over 24 would be the wrong one.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | "has an invariant subspace", with $0$ and $V$ allowed | `return matrices[0]` answers exercise 4, and everything is reducible |
// | mistaking invariant subspaces for fixed vectors | two planes that rotate have no fixed vector, and are reducible |
// | averaging when there is no mean | `counted(n).map((a) => S.matrix(a))` for a larger and larger $n$ |
// | transposing when the matrices are not orthogonal | `matmul(rho, matmul(P0, transpose(rho)))` in a slanted basis |
// | using the complex Schur's lemma over $\mathbb{R}$ | one weight although the commutant has dimension 2 or 4 |
// | multiplicities without $\langle \chi, \chi \rangle$ | `characterInnerProduct(chi, psi)` is twice too large for a plane with its rotations |
// | moving atoms without turning their arrows | `onFunctions` where `onDisplacements` is meant |
// | comparing eigenvalues exactly | `values[0] === values[1]` is false after rounding |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 9](../exercises/09-irreducible-representations.ipynb) takes over here: a line without a partner, Maschke and Schur, a test of reducibility, the number of weights of a layer, characters, and the kinds of motion in real frames.

// %% [markdown] id="next"
// ## Where it leads
// Irreducibles are the atoms; features of a network are lists of them. What happens when two are multiplied? Chapter 11, after the irreducibles of rotations in chapter 10.
//
// - Jean-Pierre Serre. *Linear Representations of Finite Groups*. 1977.
// - William Fulton, Joe Harris. *Representation Theory: A First Course*. 1991.
// - Taco S. Cohen, Max Welling. *Steerable CNNs*. 2017.
// - Marc Finzi, Max Welling, Andrew Gordon Wilson. *A Practical Method for Constructing Equivariant Multilayer Perceptrons for Arbitrary Matrix Groups*. 2021.
