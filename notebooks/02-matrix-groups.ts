// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["whichGroup","closureProof","swappedTurns","rotationAbout","composeMotions","inverseMotion","handedness"]
//       minutes: {"lesson":40,"sheet":45}
//       needs: ["01-groups"]
//       number: 2
//       optional: ["The second half"]
//       title: "Matrix groups"
// ---

// %% [markdown] id="title"
// # 2. Matrix groups
// Two molecules of ethanol. The same atoms, the same bonds. The slider turns the one on the right about one axis; with the mouse or the arrow keys you can turn each of them any way you like.
// **Before you turn it:** can the right one be made to look like the left one?

// %% id="molecule" jupyter={"source_hidden":true}
import { type Matrix, matvec, radians, rotationZ } from "noether";
import { mdEthanol } from "noether/data";
import { ballAndStick, figure } from "noether/figure";

const ethanol = await mdEthanol();
const { atoms } = ethanol;
const mean = (values: number[]) =>
  values.reduce((sum, v) => sum + v, 0) / values.length;
const centre = [0, 1, 2].map((k) => mean(ethanol.relaxed.map((p) => p[k])));
const molecule = ethanol.relaxed.map((p) => p.map((x, k) => x - centre[k]));

const move = (m: Matrix, points: number[][]) => points.map((p) => matvec(m, p));
const draw = (title: string, positions: number[][]) =>
  ballAndStick({ atoms, positions, title, reach: 2.4 });

const mirrored = molecule.map(([x, y, z]) => [x, -y, z]);
const turns = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330];
figure({
  title: "Two ethanols",
  alt: "Two molecules of ethanol side by side; the slider turns the right one.",
  slider: {
    label: "degrees",
    values: turns.map(String),
    frames: turns.map((a) => [
      draw("this one stays", molecule),
      draw("this one turns", move(rotationZ(radians(a)), mirrored)),
    ]),
  },
});

// %% [markdown] id="predict-distances"
// It cannot: nothing that you do with your hands brings them together. The right one is the mirror image of the left one.
//
// Nine atoms have 36 distances. **Before you run the next cell:** by how much do the 36 distances of the two differ?
// And is there any number that tells the two apart?

// %% id="distances" tags=["hide-output"]
import { relativeError, signedVolume } from "noether";

const distance = (p: number[], q: number[]) => Math.hypot(...p.map((x, k) => x - q[k]));
const distances = (points: number[][]) =>
  points.flatMap((p, i) => points.slice(0, i).map((q) => distance(p, q)));
/** The signed volume of the chain C, C, O, H. */
const hand = (points: number[][]) => signedVolume([0, 1, 2, 8].map((i) => points[i]));

({
  "difference of the distances": relativeError(
    distances(molecule),
    distances(mirrored),
  ),
  "hand of the left one": hand(molecule),
  "hand of the right one": hand(mirrored),
});

// %% [markdown] id="definition"
// By nothing: all distances agree. One number, the signed volume that four atoms span, changed its sign.
//
// ## The definitions
// The slide:
//
// > - $SE(3)$: isometries of 3D Euclidean space
// > - Rotations in $\mathbb{R}^N$: $SO(N)$ = group of $n \times n$ orthogonal matrices ($O^T = O^{-1}$)
// > - Translations in $\mathbb{R}^N$: $T(N) = \mathbb{R}^N$
//
// The first two lines slip. Isometries keep distances, and so do reflections: the isometries form $E(3)$. Orthogonal matrices form $O(N)$.
// The letter **S**, for *special*, asks for one thing more: $\det = 1$. It excludes the reflections.

// %% [markdown] id="table"
// | group | its elements | what they keep |
// |---|---|---|
// | $O(n)$ | matrices with $Q^T Q = I$ | lengths and angles |
// | $SO(n)$ | those with $\det Q = 1$: rotations | handedness as well |
// | $T(n)$ | shifts $x \mapsto x + t$ | all differences $x - y$ |
// | $E(n)$ | $x \mapsto Q x + t$, $Q$ in $O(n)$: isometries | distances |
// | $SE(n)$ | $x \mapsto R x + t$, $R$ in $SO(n)$: rigid motions | distances and handedness |
//
// Here is the first definition as a law. Our reflection is not a rotation. **Before you run:** does it pass?

// %% id="isometry" tags=["hide-output"]
import { judge, random } from "noether";
import { isometry } from "noether/laws";

judge(isometry(3), ([x, y, z]) => [x, -y, z], { random: random(1) });

// %% [markdown] id="break-it"
// It does: a reflection keeps every distance.
//
// ## Break it
// The second law asks for the signed volume of any four points: it must not change.

// %% id="orientation"
import { orientation } from "noether/laws";

judge(orientation(3), ([x, y, z]) => [x, -y, z], { random: random(1) });

// %% [markdown] id="predict-shear"
// Neither law is enough alone. **Before you run:** the shear $(x, y, z) \mapsto (x + y, y, z)$ has determinant 1. Which of the two laws does it break?

// %% id="shear" tags=["hide-output"]
judge(isometry(3), ([x, y, z]) => [x + y, y, z], { random: random(1) });

// %% [markdown] id="sign"
// The first: a shear keeps volumes and changes distances. A rotation has to pass both laws.
//
// ## One sign, fixed once
// The slides print the rotation about $x$ in two ways: a matrix with $\sin\theta$ above the diagonal, and `o3.matrix_x(3.14 / 3)` with $-\sin\theta$ there. (The second is what their console prints: it runs e3nn, a Python library.)
// **Before you run:** what is the product of the two?

// %% id="console" tags=["hide-output"]
import { matmul, rotationX } from "noether";

const [c, s] = [Math.cos(3.14 / 3), Math.sin(3.14 / 3)];
const slide = [
  [1, 0, 0],
  [0, c, s],
  [0, -s, c],
];
matmul(slide, rotationX(3.14 / 3));

// %% [markdown] id="active"
// The identity: one is the inverse of the other. Either they turn by opposite angles, or one turns the arrows and the other the axes.
//
// Our convention, from here to the last chapter: matrices are **active**. They turn arrows, written as columns, counter-clockwise as seen with the axis pointing at your eye. That is e3nn's sign. The columns of $R$ are the places that $x$, $y$ and $z$ go to.

// %% [markdown] id="predict-order"
// ## The order of two turns
// In the plane turns commute. **Before you move the slider:** turn ethanol about $x$, then about $z$; or about $z$, then about $x$. Do both end in the same place? And for tiny angles?

// %% id="order" jupyter={"source_hidden":true}
const steps = [0, 5, 10, 15, 30, 45, 60, 75, 90];
const xThenZ = (a: number) => matmul(rotationZ(a), rotationX(a));
const zThenX = (a: number) => matmul(rotationX(a), rotationZ(a));

figure({
  title: "Two turns by the same angle, in both orders",
  alt: "Two molecules of ethanol, each turned about x and about z, in the two orders.",
  slider: {
    label: "degrees",
    values: steps.map(String),
    frames: steps.map((a) => [
      draw("about x, then about z", move(xThenZ(radians(a)), molecule)),
      draw("about z, then about x", move(zThenX(radians(a)), molecule)),
    ]),
  },
});

// %% [markdown] id="predict-gap"
// They do not. For tiny angles they nearly do: the gap $|R_x R_z - R_z R_x|$ shrinks with the angle, but how? **Before you run:** if the angle is ten times smaller, is the gap ten times smaller, or a hundred times?

// %% id="gap" jupyter={"source_hidden":true} tags=["hide-output"]
const norm = (m: Matrix) => Math.hypot(...m.flat());
const minus = (m: Matrix, n: Matrix) =>
  m.map((row, i) => row.map((x, j) => x - n[i][j]));

const x = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];
const gaps = x.map((a) => norm(minus(zThenX(a), xThenZ(a))));
const squares = x.map((a) => Math.SQRT2 * a * a);

figure({
  title: "How much the order matters",
  alt: "On logarithmic axes the gap follows a line of slope 2, up to about one radian.",
  panels: [
    {
      xLabel: "angle in radians",
      yLabel: "gap",
      logarithmic: "xy",
      marks: [
        { kind: "points", name: "measured", x, y: gaps },
        { kind: "line", name: "√2 · angle²", x, y: squares, dashed: true },
      ],
    },
  ],
});

// %% [markdown] id="gap-read"
// A hundred times: the gap grows with the square of the angle (the dashed line). Tiny turns nearly commute, large ones do not.

// %% [markdown] id="rigid"
// ## Turn and shift
// A rigid motion $(R, t)$ moves points by $x \mapsto R x + t$. Doing $(S, u)$ and then $(R, t)$ gives $R (S x + u) + t$. So
//
// $$(R, t)(S, u) = (R S,\; R u + t)$$
//
// The first factor turns the shift of the second.
// **Before you move the slider:** shift, then turn is $(R, 0)(I, u)$. The third picture adds the shifts, $t + u$, instead. Which of the other two will it agree with?

// %% id="semidirect" jupyter={"source_hidden":true}
import { applyIsometry, identityMatrix } from "noether";

const [still, right] = [
  [0, 0, 0],
  [2, 0, 0],
];
const moved = (rotation: Matrix, translation: number[], points: number[][]) =>
  points.map((p) => applyIsometry({ rotation, translation }, p));
const above = { elevation: Math.PI / 2, azimuth: -Math.PI / 2 };
const wide = (title: string, positions: number[][]) =>
  ballAndStick({ atoms, positions, title, reach: 4.6, view: above });
const shifted = moved(identityMatrix(3), right, molecule);

figure({
  title: "A shift to the right and a turn, seen from above",
  alt: "Three molecules seen from above: shifted and turned, turned and shifted, and with t + u.",
  slider: {
    label: "degrees",
    values: turns.map(String),
    frames: turns.map((a) => {
      const turn = rotationZ(radians(a));
      const turned = moved(turn, still, molecule);
      return [
        wide("shift, then turn", moved(turn, still, shifted)),
        wide("turn, then shift", moved(identityMatrix(3), right, turned)),
        wide("(turn)(shift), t + u", moved(turn, right, molecule)),
      ];
    }),
  },
});

// %% [markdown] id="rigid-read"
// With the second: turn, then shift. It should have been the first.
//
// The rule with $t + u$ *is* associative, has an identity and has inverses. It defines a group, but the wrong one: it forgets which came first. No axiom tells you; only the points do.

// %% [markdown] id="film"
// ## Does ethanol prefer a hand?
// Back to the first picture. Warm ethanol turns its O-H bond round and round, and so it changes hands. We have 2,000 frames of it.
//
// **Before you run:** how many of them are right-handed? The forces come from an energy, and a mirror does not change it.

// %% id="hands" jupyter={"source_hidden":true} tags=["hide-output"]
const film = Array.from({ length: ethanol.frames }, (_, i) =>
  hand(ethanol.positions(i).map((p) => [...p])),
);
const bins = Array.from({ length: 22 }, (_, k) => -2.1 + 0.2 * k);
const share = (values: number[]) =>
  bins.map((b) => values.filter((v) => Math.abs(v - b) < 0.1).length / values.length);
const image = film.map((v) => -v);

figure({
  title: "The hand of C, C, O, H in the film, and in its mirror image",
  alt: "The histogram is symmetric: left and right hands are equally frequent.",
  panels: [
    {
      xLabel: "signed volume in cubic angstrom",
      yLabel: "share of the frames",
      marks: [
        { kind: "bars", name: "the film", x: bins, y: share(film) },
        { kind: "line", name: "its mirror image", x: bins, y: share(image) },
      ],
    },
  ],
});

// %% id="count" tags=["hide-output"]
({
  "right hands": film.filter((v) => v > 0).length,
  "left hands": film.filter((v) => v < 0).length,
  "changes of hands": film.filter((v, i) => i > 0 && v * film[i - 1] < 0).length,
});

// %% [markdown] id="film-read"
// About half of them: neither hand is preferred. (That it is so close to half is partly luck. Neighbouring frames are alike, so the coin is tossed about as often as the hand changes, and not 2,000 times.)
//
// Rotations, shifts *and* reflections leave the energy of a molecule unchanged: it is invariant under all of $E(3)$. That is why networks for energies can be built on distances. A network that must tell a left hand from a right one, as the receptors in our nose do, cannot.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | every orthogonal matrix is a rotation | `isOrthogonal(m)` where `isRotation(m)` is meant |
// | determinant 1 makes a rotation | `determinant(m) === 1`: a shear passes, and rounding fails |
// | degrees where radians are meant | `Math.cos(90)` |
// | adding translations | `t + u` in place of `R u + t`: still a group, so test it on points |
// | testing with turns about $z$ only | they commute: a swapped order passes |
// | the mean of two rotations (second half) | `(R + S) / 2`: half-way to a half turn it crushes space to a line |
// | learning Euler angles (second half) | at $\beta = 0$ a small turn makes them jump by 90 degrees |
// | random rotations from three uniform angles (second half) | `rotationMatrix({ alpha, beta, gamma })` with uniform angles crowds the poles |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 2](../exercises/02-matrix-groups.ipynb) takes over here: tell $O(n)$ from $SO(n)$, prove that products stay inside, find turns that do not commute, write Rodrigues' formula, compose and undo rigid motions, and tell the hand of ethanol.

// %% [markdown] id="second-half"
// ## The second half
// You may stop here: neither the sheet nor a later chapter needs what follows. It takes another half hour, and answers four questions. How do you get from one rotation to another? What are quaternions, and why do they need two turns? Why do three angles lock? What is a *random* rotation?

// %% [markdown] id="algebra"
// ### Small steps add up
// Tiny turns nearly commute, and nearly add: $R \approx I + a A$, where $A$ is the matrix of $x \mapsto n \times x$, an element of the *Lie algebra* $so(3)$. What keeps two of them from commuting is their *bracket* $[A, B] = A B - B A$: for $x$ and $z$ its length is the $\sqrt 2$ of the figure above.
//
// So make one full turn out of $m$ small steps, each $I + \frac{2\pi}{m} A$. **Before you move the slider:** after the full turn, is the point too near the axis or too far away?

// %% id="steps"
import { skewSymmetric } from "noether";

const circle = Array.from({ length: 73 }, (_, k) => [
  Math.cos(radians(5 * k)),
  Math.sin(radians(5 * k)),
]);
const line = (name: string, points: number[][], dashed = false) =>
  ({
    kind: "line",
    name,
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    dashed,
  }) as const;

/** The path of (1, 0, 0) under m steps I + (2 pi / m) A, A the generator of turns about z. */
function path(m: number): number[][] {
  const step = skewSymmetric([0, 0, (2 * Math.PI) / m]);
  const points = [[1, 0, 0]];
  for (let k = 0; k < m; k++) {
    points.push(matvec(step, points[k]).map((x, i) => points[k][i] + x));
  }
  return points;
}

const counts = [20, 30, 50, 100, 200, 1000];
figure({
  title: "One turn in m small steps",
  alt: "A circle, and the path of a point that goes round it in m small steps.",
  slider: {
    label: "m",
    values: counts.map(String),
    frames: counts.map((m) => [
      {
        equalAspect: true,
        marks: [line("the circle", circle, true), line("small steps", path(m))],
      },
    ]),
  },
});

// %% [markdown] id="predict-half"
// Too far away: each step goes along the tangent, so the arrow grows a little. The limit $m \to \infty$ does not, and is the exponential: $R = \exp(a A)$. Its inverse, the logarithm, gives every rotation an axis and an angle, and so a path from $I$ to $R$.
// The cheap way from $I$ to $R$ is a straight line of matrices, $(1 - s) I + s R$. Here $R$ is a half turn. **Before you run:** where is the molecule at $s = 0.5$?

// %% id="halfway" jupyter={"source_hidden":true} tags=["hide-output"]
import { rotationExponential, rotationLogarithm } from "noether";

const R = rotationZ(radians(180));
const shares = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const straight = (s: number) =>
  identityMatrix(3).map((row, i) =>
    row.map((entry, j) => (1 - s) * entry + s * R[i][j]),
  );
const along = (s: number) =>
  rotationExponential(rotationLogarithm(R).map((x) => s * x));

figure({
  title: "From I to a half turn",
  alt: "The mean of matrices crushes the molecule to a line; the exponential turns it.",
  slider: {
    label: "s",
    values: shares.map(String),
    frames: shares.map((s) => [
      draw("(1 - s) I + s R", move(straight(s), molecule)),
      draw("exp(s log R)", move(along(s), molecule)),
    ]),
  },
});

// %% [markdown] id="quaternions"
// Crushed to a line: a mean of rotations is not a rotation, because the group is curved.
//
// ### Once round, and not back
// Four numbers whose squares add up to 1, a *quaternion* $q = (\cos\frac a2, \sin\frac a2\, n)$, also represent the rotation by $a$ about $n$.
//
// Half angles are strange. **Before you move the slider past 360:** the molecule is back. Is $q$?

// %% id="cover" jupyter={"source_hidden":true}
import { type Quaternion, rotationMatrix } from "noether";

const around = [0, 45, 90, 135, 180, 225, 270, 315, 360, 450, 540, 630, 720];
/** The quaternion of a turn about z. */
const quaternion = (a: number): Quaternion => [
  Math.cos(radians(a) / 2),
  0,
  0,
  Math.sin(radians(a) / 2),
];

figure({
  title: "The quaternion needs two turns",
  alt: "A molecule that turns twice, and next to it the quaternion of its rotation, on a circle.",
  slider: {
    label: "degrees",
    values: around.map(String),
    frames: around.map((a) => {
      const [w, , , z] = quaternion(a);
      const q = { kind: "points", name: "q", x: [w], y: [z], colour: 3 } as const;
      const marks = [line("length 1", circle, true), q];
      return [
        draw("the molecule", move(rotationMatrix(quaternion(a)), molecule)),
        {
          title: "q = (w, 0, 0, z)",
          xLabel: "w",
          yLabel: "z",
          equalAspect: true,
          marks,
        },
      ];
    }),
  },
});

// %% [markdown] id="cover-law"
// It is not: it has reached $-q$, and needs a second turn. $q$ and $-q$ are the same rotation. The map from quaternions to rotations is two to one, a *double cover*, and it preserves products: it is a homomorphism, which is again a law.

// %% id="homomorphism"
import { doubleCover, homomorphism } from "noether";

const cover = doubleCover();
judge(homomorphism(cover.from, cover.to), cover.apply, { random: random(2) });

// %% [markdown] id="gimbal"
// ### Three angles, and where they lock
// Any rotation is $R_y(\alpha) R_x(\beta) R_y(\gamma)$, with three *Euler angles*. Each of them is a turn about its own axis.
// **Before you move the slider to $\beta = 0$:** what happens to the three axes there?

// %% id="lock" jupyter={"source_hidden":true}
import { rotationY } from "noether";
import { project } from "noether/figure";

const betas = [90, 75, 60, 45, 30, 15, 0];
const arrow = (name: string, [x, y, z]: number[], colour: number) => {
  const [right, up] = project([z, x, y]);
  return { kind: "arrows", name, from: [[0, 0]], to: [[right, up]], colour } as const;
};

figure({
  title: "The axes that alpha, beta and gamma turn about",
  alt: "Three arrows from one point: the axes of the three angles, for each beta.",
  slider: {
    label: "beta in degrees",
    values: betas.map(String),
    frames: betas.map((beta) => {
      const first = rotationY(radians(40));
      const second = matmul(first, rotationX(radians(beta)));
      const marks = [
        arrow("alpha", [0, 1, 0], 0),
        arrow("beta", matvec(first, [1, 0, 0]), 1),
        arrow("gamma", matvec(second, [0, 1, 0]), 2),
      ];
      return [{ axes: false, equalAspect: true, marks }];
    }),
  },
});

// %% [markdown] id="predict-lock"
// Two axes have become one: *gimbal lock*. Three knobs, and only two directions to turn in.
//
// It hurts anyone who learns angles. Here are two rotations that differ by less than a tenth of a degree. **Before you run:** by how much can their angles differ?

// %% id="jump" tags=["hide-output"]
import { eulerAngles } from "noether";

const nearly = {
  "a little about x": rotationX(0.001),
  "a little about z": rotationZ(0.001),
};
const rounded = (angle: number) => Number((angle / radians(1)).toFixed(2));

Object.entries(nearly).map(([name, r]) => {
  const { alpha, beta, gamma } = eulerAngles(r);
  return { name, alpha: rounded(alpha), beta: rounded(beta), gamma: rounded(gamma) };
});

// %% [markdown] id="haar"
// By ninety degrees, for two of the three: a tiny step of the rotation is a large step of its angles.
//
// ### What is a random rotation?
// *Uniform* must mean: no rotation is preferred, so turning all of them by one more rotation changes nothing. There is exactly one such distribution, the *Haar measure*.
//
// Three recipes: three uniform Euler angles; a uniform axis with a uniform angle; a quaternion of four normal numbers, divided by its length. **Before you run:** which of the three are uniform?

// %% id="clouds" jupyter={"source_hidden":true} tags=["hide-output"]
import { haarRotation, type Random } from "noether";

const recipes: Record<string, (draw: Random) => Matrix> = {
  "three angles": (draw) => {
    const [alpha, beta, gamma] = [0, 0, 0].map(() => 2 * Math.PI * draw.uniform());
    return rotationMatrix({ alpha, beta, gamma });
  },
  "axis and angle": (draw) =>
    rotationMatrix({
      axis: [draw.normal(), draw.normal(), draw.normal()],
      angle: 2 * Math.PI * draw.uniform(),
    }),
  "four normal numbers": (draw) => haarRotation(3, draw),
};
const sample = (recipe: (draw: Random) => Matrix, count: number) => {
  const draw = random(7);
  return Array.from({ length: count }, () => recipe(draw));
};

figure({
  title: "Where 400 random rotations take the axis y: height against longitude",
  alt: "Three angles crowd at both poles, axis and angle at the upper one; the third is even.",
  panels: Object.entries(recipes).map(([title, recipe]) => {
    const ends = sample(recipe, 400).map((r) => matvec(r, [0, 1, 0]));
    // Equal areas of the sphere are equal areas of this map (Archimedes).
    const longitude = ends.map(([x, , z]) => Math.atan2(x, z) / radians(1));
    return {
      title,
      xLabel: "longitude (degrees)",
      yLabel: "height y",
      xRange: [-180, 180],
      yRange: [-1, 1],
      marks: [{ kind: "points", x: longitude, y: ends.map(([, y]) => y) }],
    };
  }),
});

// %% [markdown] id="predict-means"
// Only the third picture is even. But an eye can be fooled; means cannot. Under the Haar measure the mean of every entry of $R$ is 0, because one more rotation must not change it. The mean of every square is $\frac13$: the three squares of a row add up to 1, and no entry is preferred.
//
// We measure $R_{yy}$, the height at which $y$ ends. **Before you run:** which recipe fails which of the two tests?

// %% id="means" jupyter={"source_hidden":true} tags=["hide-output"]
import type { Panel } from "noether/figure";

const sizes = [10, 30, 100, 300, 1000, 3000, 10000];

/** The mean of f over ever more rotations, for each recipe. */
function means(title: string, f: (r: Matrix) => number, exact: number): Panel {
  const measured = Object.entries(recipes).map(([name, recipe]) => {
    const values = sample(recipe, 10000).map(f);
    return {
      kind: "line",
      name,
      x: sizes,
      y: sizes.map((n) => mean(values.slice(0, n))),
    } as const;
  });
  const truth = sizes.map(() => exact);
  const marks = [
    ...measured,
    {
      kind: "line",
      name: "Haar, exact",
      x: sizes,
      y: truth,
      dashed: true,
      colour: 5,
    } as const,
  ];
  return { title, xLabel: "number of rotations", logarithmic: "x", marks };
}

figure({
  title: "Two tests of a random rotation",
  alt: "Only the quaternions of four normal numbers approach both exact values.",
  panels: [
    means("mean of the entry yy", (r) => r[1][1], 0),
    means("mean of its square", (r) => r[1][1] ** 2, 1 / 3),
  ],
});

// %% [markdown] id="means-read"
// Three angles pass the first test and fail the second: the caps round the poles get as large a share as the wide belt of the equator. Axis and angle fail both: small turns come too often.
// The third recipe is the one to use. The first test alone would have let the first recipe through.

// %% [markdown] id="semidirect-name"
// ### A product with a twist
// The rule of turn and shift has a name. In a *direct* product the two parts ignore each other: $(R S, t + u)$, the group that we found to be the wrong one. In $SE(n) = T(n) \rtimes SO(n)$, a *semidirect* product, the turns act on the shifts: $(R S, R u + t)$. The shifts are a normal subgroup (chapter 1), the turns about the origin are not.

// %% [markdown] id="next"
// ## Where it leads
// Here the group *was* a set of matrices. In the next chapter one group acts through many different matrices, and that is what a representation is.
//
// - Ken Shoemake. *Animating Rotation with Quaternion Curves*. 1985.
// - Francesco Mezzadri. *How to Generate Random Matrices from the Classical Compact Groups*. 2007.
// - Yi Zhou, Connelly Barnes, Jingwan Lu, Jimei Yang, Hao Li. *On the Continuity of Rotation Representations in Neural Networks*. 2019.
// - Brian C. Hall. *Lie Groups, Lie Algebras, and Representations*. 2003.
