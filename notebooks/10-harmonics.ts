// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["harmonicsUpTo2","wignerDByProjection","additionProof","indistinguishable","powerSpectrum","neighbourDensity"]
//       minutes: {"lesson":60,"sheet":50}
//       needs: ["09-irreducible-representations"]
//       number: 10
//       optional: ["In a crystal","What such numbers miss","Which convention am I in?"]
//       title: "Spherical harmonics"
// ---

// %% [markdown] id="title"
// # 10. Spherical harmonics
// Here is a function on the sphere: its surface is far from the centre where the function is large, orange where it is positive, blue where it is negative. Move the slider to turn it.
// The bars on the right are five numbers. Run the first cell and watch them.

// %% id="turning" jupyter={"source_hidden":true}
import {
  irreps,
  irrepsD,
  type Matrix,
  matvec,
  radians,
  rotationMatrix,
  type Vector,
} from "noether";
import { figure, type Panel, sphericalSurface } from "noether/figure";

const angles = [0, 20, 40, 60, 80, 100, 120, 140, 160, 180];
const turn = (axis: Vector, angle: number): Matrix =>
  rotationMatrix({ axis, angle: radians(angle) });
const still = [0, 0, 0, 0, 1, 0, 0, 0, 0];
const turned = (angle: number) =>
  matvec(irrepsD(irreps("0e + 1o + 2e"), turn([1, 1, 0], angle)), still);

/** A function on the sphere, given by its coefficients, as a panel. */
const seen = (c: Vector, title: string): Panel => ({
  ...sphericalSurface(c).panels[0],
  title,
});

figure({
  title: "One function and its five numbers",
  alt: "A function with four lobes turns, and five bars change with it.",
  slider: {
    label: "degrees about (1, 1, 0)",
    start: 2,
    values: angles.map(String),
    frames: angles.map((angle) => [
      seen(turned(angle), "the function"),
      {
        yRange: [-1.1, 1.1],
        xLabel: "m",
        marks: [
          { kind: "bars", x: ["-2", "-1", "0", "1", "2"], y: turned(angle).slice(4) },
        ],
      },
    ]),
  },
});

// %% [markdown] id="predict-length"
// A function on a sphere has a value at every point: infinitely many numbers. This one needs five, however you turn it.
// It is a mixture of five fixed functions, the *spherical harmonics of degree 2*, and the bars are the weights.
//
// **Before you run the next cell:** the five weights change all the time. Which number made from them does not?

// %% id="length" tags=["hide-output"]
angles.map((angle) => {
  const weights = turned(angle).slice(4);
  return {
    angle,
    "their sum": Number(weights.reduce((s, c) => s + c, 0).toFixed(3)),
    "sum of squares": Number(weights.reduce((s, c) => s + c * c, 0).toFixed(3)),
  };
});

// %% [markdown] id="definition"
// The sum of squares: the five numbers are an arrow in five dimensions, which turns and keeps its length.
//
// ## What they are
// The slides meet these functions in a formula for the density of electrons:
//
// > Electron density: $\rho(r) = \sum_i \sum_k \sum_l \sum_m C_{iklm}\, Y_{l,m}\, e^{-\alpha_{ikl}(r - r_i)^2}$
// >
// > coefficients for each basis function on each atom; spherical harmonics
//
// ($\rho$ is a density here, not a representation.) The slide leaves out what $Y_{l,m}$ is a function of: it is the *direction* of $r - r_i$. And a factor $|r - r_i|^l$ belongs in front of it: for $l \ge 1$ a function of the direction alone jumps at the atom, because its value there depends on the side you come from. The square in the exponent is that of a length.

// %% [markdown] id="polynomials"
// A polynomial is *homogeneous* of degree $l$ if all its terms have that degree, such as $xy + z^2$ for $l = 2$. It is *harmonic* if its Laplacian, the sum of the three second derivatives, is 0: $xy$ is, $x^2 + y^2 + z^2$ is not.
// The harmonic ones of degree $l$, restricted to the sphere, are the spherical harmonics. They form a space of $2l + 1$ dimensions.
// A rotation changes neither the degree nor the Laplacian. So it maps the space to itself: the space is a representation. Is it irreducible? We shall ask the library.
//
// As a basis we take the real $Y_{lm}$, $m = -l, \dots, l$, with polar axis $y$ and mean square 1. Then $Y_1 = \sqrt{3}\,(x, y, z)$. Chemists write s, p, d, f for the degrees 0, 1, 2, 3.
// In the picture the pole $y$ points to the right, and $z$ up. **Before you move the slider:** what will grow with the degree, and what with $m$? Those with $-m$ have the same shapes, turned about the pole.

// %% id="gallery" jupyter={"source_hidden":true}
const orders = [0, 1, 2];
const unit = (l: number, m: number): number[] =>
  Array.from({ length: (l + 1) ** 2 }, (_, k) => (k === l * (l + 1) + m ? 1 : 0));

figure({
  title: "Three harmonics of one degree",
  alt: "The harmonics with m = 0, 1, 2 of one degree after another.",
  slider: {
    label: "degree l",
    values: ["2 (d)", "3 (f)", "4 (g)"],
    frames: [2, 3, 4].map((l) => orders.map((m) => seen(unit(l, m), `m = ${m}`))),
  },
});

// %% [markdown] id="legendre-text"
// The degree is the number of lines on the sphere where the function is 0; $m$ of them go through the pole, the others run round it.
//
// How can we write them down? With $y = \cos\theta$, $z = \sin\theta \cos\varphi$ and $x = \sin\theta \sin\varphi$ each is a product. One factor, a *Legendre function* $P_{lm}$, depends on the distance to the pole; the other on the angle round it:
//
// $$Y_{lm} = N_{l|m|}\, P_{l|m|}(\cos\theta) \cdot \begin{cases} \cos m\varphi & m \ge 0 \\ \sin |m|\varphi & m < 0 \end{cases}$$
//
// The factor $N_{lm}$ makes the mean square 1: it is `factor` below.
// **Before you run:** $P_{lm}(\cos\theta)$ has a factor $\sin^m\theta$. Which orders are not 0 at the pole?

// %% id="legendre" tags=["hide-output"]
import { associatedLegendre, relativeError, sphericalHarmonics } from "noether";

/** The square root of (2l + 1) (l - m)! / (l + m)!, twice that for m > 0. */
function factor(l: number, m: number): number {
  let square = (2 * l + 1) * (m > 0 ? 2 : 1);
  for (let k = l - m + 1; k <= l + m; k++) square /= k;
  return Math.sqrt(square);
}
function byLegendre(lmax: number, [x, y, z]: Vector): number[] {
  const P = associatedLegendre(lmax, y);
  const phi = Math.atan2(x, z);
  return P.flatMap((row, l) =>
    Array.from({ length: 2 * l + 1 }, (_, k) => {
      const m = Math.abs(k - l);
      const around = k < l ? Math.sin(m * phi) : Math.cos(m * phi);
      return factor(l, m) * row[m] * around;
    }),
  );
}

const [pole, point] = [
  [0, 1, 0],
  [0.48, 0.6, 0.64],
];
({
  "at the pole, up to degree 2": byLegendre(2, pole).map((Y) => Number(Y.toFixed(3))),
  "against the library, up to degree 8": relativeError(
    byLegendre(8, point),
    sphericalHarmonics(8, point),
  ).toExponential(0),
});

// %% [markdown] id="law-text"
// At the pole only $m = 0$ is left, one number for each degree.
//
// ## The law
// Write $Y_l(x)$ for the $2l + 1$ values at the point $x$. That rotations map the space to itself is one equation, and the matrix in it has a name, *Wigner's D*:
//
// $$Y_l(R x) = D_l(R)\, Y_l(x)$$
//
// It says that $Y_l$ is an equivariant map, from arrows to features of degree $l$. So the law of chapter 4 can judge it. In `3o` the 3 is the degree and `o` is for odd: under $x \to -x$ the harmonics of odd degree change their sign (*parity*), so reflections are included.

// %% id="law"
import { equivariance, irrepsRepresentation, judge, random } from "noether";
import { vectorInstances } from "noether/laws";

const harmonicsTurn = equivariance({
  domain: [irrepsRepresentation(irreps("1o"))],
  codomain: irrepsRepresentation(irreps("0e + 1o + 2e + 3o")),
  inputs: vectorInstances(3),
});
const harmonics = (x: Vector) => sphericalHarmonics(3, x, { normalize: false });

judge(harmonicsTurn, harmonics, { random: random(1) });

// %% [markdown] id="break-text"
// ## Break it
// Most tables take $z$ as the pole. Somebody who knows that passes our function the coordinates in the order $y, z, x$, and gets the harmonics of the table.
// **Before you run:** these are harmonics too. Does the law hold?

// %% id="break" tags=["hide-output"]
judge(harmonicsTurn, ([x, y, z]: Vector) => harmonics([y, z, x]), {
  random: random(1),
});

// %% [markdown] id="blocks-text"
// It does not. Every basis has a matrix $D$ of its own, and the two do not mix. Harmonics of one convention with matrices of another are the commonest mistake in this field.
//
// Now the matrices for degrees 0 to 3 together, 16 rows. **Before you run:** where must they be 0? About which axis is the matrix sparse even within its blocks?

// %% id="blocks" jupyter={"source_hidden":true} tags=["hide-output"]
const upTo3 = irreps("0e + 1o + 2e + 3o");
const inversion = [
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, -1],
];
const heat = (Q: Matrix, title: string): Panel => ({
  title,
  axes: false,
  equalAspect: true,
  marks: [
    { kind: "heatmap", values: irrepsD(upTo3, Q), range: [-1, 1], scale: "diverging" },
  ],
});

figure({
  title: "D for degrees 0, 1, 2, 3",
  alt: "Four blocks of 1, 3, 5, 7 rows. About y each row has two entries, m and -m.",
  slider: {
    label: "degrees",
    start: 2,
    values: angles.map(String),
    frames: angles.map((angle) => [
      heat(turn([0, 1, 0], angle), "about y, the pole"),
      heat(turn([1, 0, 0], angle), "about x"),
      heat(inversion, "the inversion"),
    ]),
  },
});

// %% [markdown] id="blocks-read"
// Outside the four blocks everything is 0: degrees never mix, a *direct sum*. About the pole the functions are $\cos m\varphi$ and $\sin m\varphi$, and a rotation about it mixes only those two. The inversion is a sign for each degree.
//
// Would another basis make the blocks smaller? If a subspace $W$ of degree $l$ were invariant, so would be its perpendicular complement, and the projection onto $W$ would commute with every $D_l(R)$. So we ask what commutes, as in chapter 9: `commutant` solves $A D_l(R) = D_l(R) A$ for a few rotations whose products come arbitrarily close to every rotation.
// **Before you run:** how many dimensions are left of the $(2l + 1)^2$ of all matrices?

// %% id="irreducible" tags=["hide-output"]
import { commutant } from "noether";

[1, 2, 3, 4].map((l) => {
  const { dimension } = commutant(irrepsRepresentation(irreps(`${l}e`)));
  return { l, matrices: (2 * l + 1) ** 2, "commute with all D": dimension };
});

// %% [markdown] id="crystal-text"
// One: the multiples of 1, and no projection is among them. So $D_l$ is *irreducible*, and this is so for every $l$.
//
// ## In a crystal
// It takes all rotations to mix the five functions of degree 2. A metal ion in a salt has six neighbours, at the corners of an octahedron: there only 24 rotations are left, those of a cube.
// **Before you run:** into which sizes will the five d orbitals split? And the three p orbitals?

// %% id="crystal" tags=["hide-output"]
import { decompose, octahedral, representation } from "noether";

const orbitals = (l: number) =>
  representation({
    group: octahedral(),
    name: `degree ${l}, under the rotations of a cube`,
    dimension: 2 * l + 1,
    matrix: (R) => irrepsD(irreps(`${l}e`), R),
  });
[0, 1, 2, 3, 4].map((l) => ({ l, splits: decompose(orbitals(l), random(1)).formula }));

// %% [markdown] id="crystal-read"
// The three p orbitals stay together, the five d orbitals split into 2 + 3, and chemists write $\mathrm{E} + \mathrm{T_2}$. The two point at the neighbours and the three between them, so they have two energies. Light whose energy is the difference is absorbed: it makes a ruby red.
//
// ## About the pole
// A rotation about the pole can make $Y_{3,-3}$ out of $Y_{3,3}$. **Before you move anything:** by how many degrees? And $Y_{2,-2}$ out of $Y_{2,2}$?

// %% id="about-the-pole" jupyter={"source_hidden":true}
import { wignerD } from "noether";

/** Y_lm before and after a turn about the pole, and the weights of the result. */
function aboutThePole(l: number, m: number, angle: number) {
  const before = unit(l, m);
  const D = wignerD(l, { axis: [0, 1, 0], angle: radians(angle) });
  const y = matvec(D, before.slice(l * l));
  const x = y.map((_, k) => String(k - l));
  const alt = `Y ${l}, ${m}, before and after a rotation by ${angle} degrees.`;
  const turned = seen([...before.slice(0, l * l), ...y], `turned by ${angle} degrees`);
  const bars = { kind: "bars", x, y } as const;
  const weights = { xLabel: "m", yRange: [-1.1, 1.1], marks: [bars] } as const;
  return figure({ alt, panels: [seen(before, `l = ${l}, m = ${m}`), turned, weights] });
}

// %% id="choose"
import { dropdown, interact, slider } from "noether/widgets";

interact(
  {
    lm: dropdown({
      options: { "3, 3": [3, 3], "2, 2": [2, 2], "3, 1": [3, 1], "2, 0": [2, 0] },
      label: "l, m",
    }),
    angle: slider({ max: 180, step: 5, value: 10, label: "degrees about the pole" }),
  },
  ({ lm: [l, m], angle }) => aboutThePole(l, m, angle),
);

// %% [markdown] id="choose-read"
// A cosine becomes the sine after a quarter of its wave, $90 / m$ degrees: 30 for the first, 45 for the second. The bars of the other orders stay 0. And $Y_{2,0}$ does not change.
//
// ## Two points
// All these matrices are orthogonal. So turning two points together does not change the dot product $Y_l(x) \cdot Y_l(y)$. **Before you run:** forty random pairs for each degree. Will their dots fill the plane?

// %% id="pairs" jupyter={"source_hidden":true} tags=["hide-output"]
import { specialOrthogonal } from "noether";

const draw = random(7);
const direction = () => specialOrthogonal(3).haar(draw)[0]; // a row has length 1
const pairs = Array.from({ length: 40 }, () => [direction(), direction()]);
const dot = (a: Vector, b: Vector) => a.reduce((sum, x, i) => sum + x * b[i], 0);
const cosines = Array.from({ length: 101 }, (_, k) => (k - 50) / 50);

figure({
  title: "Two points and their harmonics",
  alt: "For each degree all dots are on one curve, the Legendre polynomial.",
  panels: [
    {
      xLabel: "x · y",
      yLabel: "Y(x) · Y(y) / (2l + 1)",
      marks: [1, 2, 3].flatMap((l, colour) => {
        const Y = (x: Vector) => sphericalHarmonics([l], x);
        const P = cosines.map((c) => associatedLegendre(l, c)[l][0]);
        return [
          {
            kind: "line",
            name: `Legendre, l = ${l}`,
            x: cosines,
            y: P,
            colour,
          } as const,
          {
            kind: "points",
            name: `pairs, l = ${l}`,
            x: pairs.map(([x, y]) => dot(x, y)),
            y: pairs.map(([x, y]) => dot(Y(x), Y(y)) / (2 * l + 1)),
            colour,
          } as const,
        ];
      }),
    },
  ],
});

// %% [markdown] id="generators-text"
// They do not. They are on curves: only the angle between the points matters, and $Y_l(x) \cdot Y_l(y) = (2l + 1)\, P_l(x \cdot y)$ with the Legendre polynomials. This is the *addition theorem*; exercise 3 proves it.
//
// Another way to $D$: the *generators* $X_x, X_y, X_z$ say how the functions begin to change when a rotation begins. They are the derivatives of $D_l$ at angle 0. Here is $X_y$ for degree 1; compare it with a small rotation about $y$.

// %% id="small-turn"
import { rotationGenerators } from "noether";

const h = 0.001;
const [forth, back] = [h, -h].map((angle) => wignerD(1, { axis: [0, 1, 0], angle }));
({
  X_y: rotationGenerators(1)[1],
  "(D(h) - D(-h)) / 2h": forth.map((row, i) =>
    row.map((x, j) => Number(((x - back[i][j]) / (2 * h)).toFixed(5)) + 0),
  ),
});

// %% [markdown] id="exponential-text"
// A rotation by any angle is made of many small ones. For a rotation by the angle $t$ about an axis $n$ of length 1, let $X = n_x X_x + n_y X_y + n_z X_z$; then $D_l = e^{t X}$, the exponential series of a matrix.
// **Before you run:** up to which degree do the two ways agree?

// %% id="generators" tags=["hide-output"]
import { matrixExponential } from "noether";

/** The matrix of a rotation about (1, 2, 2) / 3 by one radian, from the generators. */
function byExponential(l: number): number[][] {
  const [Xx, Xy, Xz] = rotationGenerators(l);
  return matrixExponential(
    Xx.map((row, i) => row.map((x, j) => (x + 2 * Xy[i][j] + 2 * Xz[i][j]) / 3)),
  );
}

[1, 2, 4, 8, 16].map((l) => ({
  l,
  "relative error": relativeError(
    byExponential(l),
    wignerD(l, { axis: [1, 2, 2], angle: 1 }),
  ).toExponential(0),
}));

// %% [markdown] id="molecule-text"
// To all digits, at every degree.
//
// ## What an atom sees
// Stand on a carbon of benzene. The eleven other atoms are all in one plane with it. Put a soft peak in the direction of each: a function on the sphere. Then keep only its degrees $0, \dots, l_{max}$.
// **Before you move the slider:** how many peaks will you count in the end, and from which degree?

// %% id="molecule"
import { fromS2Grid, s2Grid } from "noether";
import { mdBenzene } from "noether/data";
import { ballAndStick } from "noether/figure";

const benzene = await mdBenzene();
const grid = s2Grid(41, 41);

/** The directions from one atom to all others. */
function directions(positions: Matrix, centre: number): number[][] {
  const arrows = positions.map((r) => r.map((x, k) => x - positions[centre][k]));
  return arrows
    .filter((_, j) => j !== centre)
    .map((r) => r.map((x) => x / Math.hypot(...r)));
}

/** Coefficients up to degree 20 of peaks exp(s (cos angle - 1)) in directions. */
function peaks(towards: Matrix, s: number): number[] {
  const f = (p: Vector) =>
    matvec(towards, p).reduce((sum, c) => sum + Math.exp(s * (c - 1)), 0);
  const values = grid.points.map((row) => row.map(f));
  return fromS2Grid(values, grid, 20, { normalization: "integral" });
}

const carbon = peaks(directions(benzene.relaxed, 0), 30);
carbon.length;

// %% id="compress" jupyter={"source_hidden":true}
const view = { azimuth: 0.3, elevation: 1.1 };
const kept = [0, 1, 2, 3, 4, 6, 8, 12, 20];
const { atoms, relaxed } = benzene;
const positions = relaxed.map((r) => r.map((x, k) => x - relaxed[0][k]));
const ring = ballAndStick({ atoms, positions, view, title: "benzene" });
const here = {
  kind: "points",
  x: [0],
  y: [0],
  name: "we stand here",
  colour: 1,
} as const;

figure({
  title: "The neighbours of a carbon, up to degree lmax",
  alt: "With higher degrees a ball grows into separate peaks towards the neighbours.",
  slider: {
    label: "lmax",
    start: 3,
    values: kept.map(String),
    frames: kept.map((lmax) => [
      { ...ring, marks: [...ring.marks, here] },
      {
        ...sphericalSurface(carbon.slice(0, (lmax + 1) ** 2), { view, steps: 30 })
          .panels[0],
        title: lmax === 0 ? "1 number" : `${(lmax + 1) ** 2} numbers`,
      },
    ]),
  },
});

// %% [markdown] id="count-text"
// Let the computer count: it walks round the plane of the ring and counts the hills that are higher than a tenth of the highest. It also lists the directions of the eleven.

// %% id="count-peaks" jupyter={"source_hidden":true}
import { rotationZ } from "noether";

const round = Array.from({ length: 720 }, (_, k) => rotationZ(radians(k / 2))[0]);
/** The hills of a function on the way round, higher than a tenth of the highest. */
function hills(lmax: number): number {
  const values = sphericalHarmonics(lmax, round).map((Y) =>
    Y.reduce((sum, y, k) => sum + carbon[k] * y, 0),
  );
  const least = Math.max(...values) / 10;
  const before = (k: number) => values[(k + 719) % 720];
  const after = (k: number) => values[(k + 1) % 720];
  return values.filter((f, k) => f > least && f > before(k) && f >= after(k)).length;
}
const towards = directions(benzene.relaxed, 0)
  .map(([x, y], k) => ({ atom: atoms[k + 1], degrees: Math.atan2(y, x) / radians(1) }))
  .sort((a, b) => a.degrees - b.degrees);
({
  directions: towards.map(({ atom, degrees }) => `${atom} ${degrees.toFixed(0)}`),
  hills: kept.slice(1).map((lmax) => `lmax ${lmax}: ${hills(lmax)}`),
});

// %% [markdown] id="error-text"
// Six, not eleven. The opposite carbon hides its hydrogen: eleven atoms have ten directions. Others are closer together than a peak is wide, 10 degrees to either side. Two of them make one hill, and no degree separates them.
// The six hills are 35 to 50 degrees apart. Degree $l$ has waves of $360 / l$ degrees, a hill and a valley each: it takes an $l$ of 7 to 10.
//
// How much does such a cut cost on real molecules? We stand on the oxygen of ethanol in twenty frames of its motion, with three widths of peaks. The error is the root mean square of what was cut off, divided by that of the whole. Because the harmonics are orthonormal, each is a sum of squares of coefficients.
// **Before you run:** by what factor must the degree grow when peaks are half as wide?

// %% id="error" jupyter={"source_hidden":true} tags=["hide-output"]
import { mdEthanol } from "noether/data";
import { curves } from "noether/figure";

const ethanol = await mdEthanol();
const oxygen = ethanol.atoms.indexOf("O");
const degreesKept = Array.from({ length: 17 }, (_, l) => l);
const squares = (c: Vector) => c.reduce((sum, x) => sum + x * x, 0);

/** The mean share that is lost beyond each degree, over twenty frames. */
function lost(s: number): number[] {
  const frames = ethanol.test.slice(0, 20).map((i) => ethanol.positions(i));
  const all = frames.map((positions) => peaks(directions([...positions], oxygen), s));
  return degreesKept.map((l) => {
    const errors = all.map((c) =>
      Math.sqrt(squares(c.slice((l + 1) ** 2)) / squares(c)),
    );
    return errors.reduce((sum, e) => sum + e, 0) / errors.length;
  });
}

curves({
  title: "What a cut costs, seen from the oxygen of ethanol",
  alt: "The error falls with lmax; the narrower the peaks, the later it falls.",
  x: ["lmax", degreesKept],
  y: "mean relative error",
  curves: {
    "wide peaks, s = 3": lost(3),
    "half as wide, s = 12": lost(12),
    "a quarter as wide, s = 48": lost(48),
  },
});

// %% [markdown] id="degrees-text"
// **Before you run:** at which degree does each curve come down to the same error? Read it off the figure.

// %% id="degrees-needed" tags=["hide-output"]
/** The degree, between whole ones, at which a falling error reaches a value. */
function reached(errors: Vector, value: number): number {
  const l = errors.findIndex((e) => e < value);
  return l - 1 + Math.log(errors[l - 1] / value) / Math.log(errors[l - 1] / errors[l]);
}
const falling = [3, 12, 48].map(lost);
[0.5, 0.2, 0.1].map((error) => {
  const [wide, half, quarter] = falling.map((errors) => reached(errors, error));
  const factors = [half / wide, quarter / half].map((x) => Number(x.toFixed(1)));
  return { error, "degree times, at half the width": factors };
});

// %% [markdown] id="grid-text"
// While the error is large, three to four times; the smaller the error, the closer to 2, because waves half as long have twice the degree. A network that keeps $l_{max} = 2$ sees blurred neighbours, and two different surroundings may look the same to it: exercise 4.

// %% [markdown] id="misses"
// ## What such numbers miss
// The sum of squares of each degree, $p_l = \sum_m c_{lm}^2$, is invariant under every rotation: the *power spectrum*, exercise 5. Descriptors of atoms are made from it. SOAP is one; it also has radial functions, because our directions forget every distance.
// Something else is lost. Here are four directions, no two alike, and their mirror image.
// **Before you run:** which degree will tell the two apart?

// %% id="mirror" tags=["hide-output"]
const shell = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0.6, 0.8],
  [0.48, 0.6, 0.64],
];
const mirrored = shell.map(([x, y, z]) => [x, y, -z]);
const spectrum = (arrows: Matrix) => {
  const c = sphericalHarmonics(6, arrows).reduce((sum, Y) =>
    sum.map((s, k) => s + Y[k]),
  );
  return [0, 1, 2, 3, 4, 5, 6].map((l) => squares(c.slice(l * l, (l + 1) ** 2)));
};
({
  shell: spectrum(shell).map((p) => p.toFixed(3)),
  mirrored: spectrum(mirrored).map((p) => p.toFixed(3)),
});

// %% [markdown] id="grid-question"
// None. No rotation takes one to the other, but a reflection changes no sum of squares. Products of *three* coefficients see the handedness: chapter 11 makes them. There are also pairs, not even mirror images, that a power spectrum cannot tell apart.
//
// ## How fine a grid?
// The coefficients were integrals, and the integrals were sums over a grid. On $n \times n$ angles a sum is exact for polynomials up to degree $n - 1$. The product $Y_{lm} Y_{lm'}$ is a polynomial of degree $2l$.
// **Before you run:** up to which $l$ do the harmonics stay orthonormal on a grid with $n = 9$?

// %% id="grid" jupyter={"source_hidden":true} tags=["hide-output"]
/** The largest error of the means of Y_lm Y_lm' on n x n angles. */
function orthonormalityError(n: number, l: number): number {
  const { points, weights } = s2Grid(n, n);
  const gram = unit(l, 0)
    .slice(0, 2 * l + 1)
    .map(() => new Array<number>(2 * l + 1).fill(0));
  for (const [b, row] of points.entries())
    for (const Y of sphericalHarmonics([l], row))
      for (const [i, p] of Y.entries())
        for (const [j, q] of Y.entries())
          gram[i][j] += (weights[b] * p * q) / (4 * Math.PI);
  return Math.max(
    ...gram.flatMap((row, i) =>
      row.map((value, j) => Math.abs(value - (i === j ? 1 : 0))),
    ),
  );
}

const tried = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const sizes = [5, 9, 13];
curves({
  title: "Orthonormal on a grid, up to a degree",
  alt: "Each grid is exact up to l = (n - 1) / 2 and wrong beyond.",
  x: ["degree l", tried],
  y: "largest error of a mean",
  logarithmic: "y",
  curves: Object.fromEntries(
    sizes.map((n) => [`n = ${n}`, tried.map((l) => orthonormalityError(n, l))]),
  ),
});

// %% [markdown] id="real-text"
// Each grid is exact up to $l = (n - 1) / 2$, and beyond it some harmonics look like others: the alias of chapter 5, on a sphere.
//
// ## Real or complex?
// Books on quantum mechanics use complex harmonics with $e^{i m \varphi}$. In a product of two of them the orders add: $m_3 = m_1 + m_2$. The slides' formula with Clebsch-Gordan coefficients is usually read that way.
// Ours are real, with cosines for $m > 0$ and sines for $m < 0$. **Before you run:** $Y_{1,1}$ is $\sqrt{3}\, z$. Which orders does $Y_{1,1}\, Y_{1,1}$ have?

// %% id="real" tags=["hide-output"]
const zz = grid.points.map((row) => row.map(([, , z]) => 3 * z * z));
const found = fromS2Grid(zz, grid, 2, { normalization: "integral" });

found.flatMap((c, k) => {
  const l = Math.floor(Math.sqrt(k));
  return Math.abs(c) > 1e-9 ? [{ l, m: k - l * (l + 1) }] : [];
});

// %% [markdown] id="real-read"
// The orders $1 + 1$ and $1 - 1$ appear, and nothing excludes the difference: $\cos^2 \varphi = (1 + \cos 2\varphi) / 2$. A rule on $m$ from a book does not fit a real basis. Do not check a table against a table: check the equation $Y_l(R x) = D_l(R)\, Y_l(x)$.

// %% [markdown] id="convention"
// ## Which convention am I in?
// Here the pole is $y$. In books, in SciPy and in quantum chemistry programs it is $z$. Write $S_{lm}$ for a book's *real* harmonics. They are ours with the coordinates permuted cyclically, which is a rotation $P$:
//
// $$S_{lm}(x, y, z) = Y_{lm}(y, z, x), \qquad S_l = D_l(P)\, Y_l, \qquad P\,(x, y, z) = (y, z, x).$$
//
// So $D_l(P)$ takes our coefficients to the book's, and its transpose takes them back. **Before you run:** which of the book's five d orbitals are mixtures here?

// %% id="orbitals" tags=["hide-output"]
const P = [
  [0, 1, 0],
  [0, 0, 1],
  [1, 0, 0],
];
const toBook = (l: number) => wignerD(l, P);

/** The book's names, in the order m = -l, ..., l. */
const names = [
  ["s"],
  ["p_y", "p_z", "p_x"],
  ["d_xy", "d_yz", "d_z2", "d_xz", "d_x2-y2"],
];
names.flatMap((row, l) =>
  row.map((orbital, k) => {
    const terms = toBook(l)[k].map((c, j) => ({ c: Number(c.toFixed(4)), m: j - l }));
    const here = terms
      .filter(({ c }) => c !== 0)
      .map(({ c, m }) => `${c} Y(${l}, ${m})`);
    return {
      orbital,
      "m in the book": k - l,
      here: here.join(" + ").replace("+ -", "- "),
    };
  }),
);

// %% [markdown] id="complex-text"
// Two, $d_{z^2}$ and $d_{x^2 - y^2}$: both are made for the axis $z$, and here $y$ is the axis. And $p_x, p_y, p_z$ are $m = -1, 0, 1$.
//
// Programs also differ in their order: $m$ from $-l$ to $l$, or $0, 1, -1, 2, \dots$, and p often as $x, y, z$. And *complex* harmonics, as SciPy's, carry a sign $(-1)^m$ for $m > 0$, named after Condon and Shortley. They have mean square $1 / 4\pi$, not 1:
//
// $$Y_l^m = (-1)^m\, \frac{S_{l,m} + i\, S_{l,-m}}{\sqrt{8\pi}}, \qquad Y_l^{-m} = \frac{S_{l,m} - i\, S_{l,-m}}{\sqrt{8\pi}}, \qquad Y_l^0 = \frac{S_{l,0}}{\sqrt{4\pi}}$$
//
// **Before you run:** a table begins with $Y_1^1 = -\sqrt{3 / 8\pi}\,(x + i y)$. Which sign does $Y_1^{-1}$ have?

// %% id="complex" tags=["hide-output"]
/** The complex Y_l^m of most tables at a point, as [real, imaginary]. */
function complexHarmonic(l: number, m: number, x: Vector): Vector {
  const S = matvec(toBook(l), sphericalHarmonics([l], x));
  const [real, imaginary] = [S[l + Math.abs(m)], m === 0 ? 0 : S[l - Math.abs(m)]];
  const size = Math.sqrt((m === 0 ? 4 : 8) * Math.PI);
  const sign = m > 0 ? (-1) ** m : 1;
  return [(sign * real) / size, ((m < 0 ? -1 : sign) * imaginary) / size];
}
const [px, py] = point;
const root = Math.sqrt(3 / (8 * Math.PI));
({
  "Y_1^1 by the formula": complexHarmonic(1, 1, point),
  "-root (x + i y)": [-root * px, -root * py],
  "Y_1^-1 by the formula": complexHarmonic(1, -1, point),
});

// %% [markdown] id="traps"
// The other one: $Y_1^{-1} = \sqrt{3 / 8\pi}\,(x - i y)$. When you are lost, take one point that is on no axis, and compare numbers before matrices.
//
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | the pole of another convention | `sphericalHarmonics(2, [y, z, x])` with `wignerD(2, R)` |
// | the transposed matrix | $D_{ij}$ from $Y_i(x)\, Y_j(R x)$: the products come in the opposite order, and rotations about one axis do not notice |
// | a function turned the wrong way | $f(R n)$ has the coefficients $D(R)^{-1} c$; a function that follows $R$ is $f(R^{-1} n)$ |
// | a grid for degree $l$ | `s2Grid(l + 1, l + 1)`: a product of two harmonics has degree $2l$ |
// | the direction of the zero vector | `sphericalHarmonics(2, [0, 0, 0])`: an atom is not a neighbour of itself |
// | another normalisation | `{ normalization: "norm" }` on one side, `"component"` on the other: equivariance holds, but the numbers differ by $\sqrt{2l + 1}$ |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 10](../exercises/10-harmonics.ipynb) takes over here: the nine polynomials, the matrix $D$ from values alone, the proof of the addition theorem, two surroundings that degree 2 cannot tell apart, the power spectrum, and what an atom of ethanol sees.

// %% [markdown] id="next"
// ## Where it leads
// Now there are features of every degree. What can you do with two of them? Multiply them, and sort the product into irreps again: chapter 11.
//
// - Albert P. Bartók, Risi Kondor, Gábor Csányi. *On representing chemical environments*. 2013. (It introduces SOAP.)
// - Sergey N. Pozdnyakov, Michael J. Willatt, Albert P. Bartók, Christoph Ortner, Gábor Csányi, Michele Ceriotti. *Incompleteness of Atomic Structure Representations*. 2020.
// - Taco S. Cohen, Mario Geiger, Jonas Köhler, Max Welling. *Spherical CNNs*. 2018.
// - James R. Driscoll, Dennis M. Healy. *Computing Fourier Transforms and Convolutions on the 2-Sphere*. 1994.
