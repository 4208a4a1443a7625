// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["antisymmetricPart","traceProof","notInvariant","symmetricTracelessPart","kroneckerAction","clebschGordanByNullSpace","anisotropy"]
//       minutes: {"lesson":55,"sheet":60}
//       needs: ["10-harmonics"]
//       number: 11
//       optional: ["There and back"]
//       title: "Tensor products"
// ---

// %% [markdown] id="title"
// # 11. Tensor products
// Take two arrows and multiply every coordinate of one by every coordinate of the other: nine numbers. Now turn the room.
// Run the cell. It is the console session of the slides, with their arrows and their angle, 3.14 / 3.

// %% id="nine"
import { type Matrix, matvec, rotationX, type Vector } from "noether";
import { pictures } from "noether/figure";

const R = rotationX(3.14 / 3); // the slides' angle, not pi / 3
const [v1, v2] = [
  [1, 2, 3],
  [1, 5, 1],
];
/** All products of coordinates: a row for each of w, a column for each of v. */
const products = (v: Vector, w: Vector) => w.map((y) => v.map((x) => y * x));
const prod = products(v1, v2);
const prodRot = products(matvec(R, v1), matvec(R, v2));

pictures({
  title: "Nine products, before and after the turn",
  alt: "Two grids of nine numbers; all but the first have changed.",
  range: [-16, 16],
  decimals: 2,
  images: { prod, prod_rot: prodRot },
});

// %% id="console"
const digits = (m: Matrix) =>
  m.map((row) => row.map((x) => x.toFixed(4).padStart(8)).join(" "));
({ prod: digits(prod), prod_rot: digits(prodRot) });

// %% [markdown] id="predict-one"
// Eight of the nine changed. The first stayed because the rotation is about $x$; another axis would change it too.
// **Before you run the next cell:** name one number, made from the nine, that no rotation changes.

// %% id="trace" tags=["hide-output"]
import { trace } from "noether";

({ "trace of prod": trace(prod), "trace of prod_rot": trace(prodRot) });

// %% [markdown] id="trace-read"
// The trace is $v_1 \cdot v_2$, and a dot product does not care how you turn the room.
//
// Three more numbers are hidden among the nine. The slide extracts them with `extract_vector`, differences of entries across the diagonal.
// **Before you run:** compare two orders. Turn the room and extract; or extract and turn the three numbers like an arrow.

// %% id="extract" tags=["hide-output"]
const extractVector = (m: Matrix) => [
  m[1][2] - m[2][1],
  m[2][0] - m[0][2],
  m[0][1] - m[1][0],
];
const [before, after] = [extractVector(prod), extractVector(prodRot)];
digits([before, after, matvec(R, before)]);

// %% [markdown] id="misprint"
// Rows two and three agree: three of the nine *are* an arrow, $v_2 \times v_1$.
//
// If you have the slide in front of you: it prints 5.2988 in the second row of `prod_rot`, and you got a different number. The slide has a misprint, and it gives itself away. Its own `extract_vector(prod_rot)` begins with that entry minus the one across the diagonal.

// %% [markdown] id="definition"
// ## The definition
// > Let $V_1, V_2$ be two representations of the group $G$. Their tensor product is the tensor product of vector spaces $V_1 \otimes V_2$ with the linear action determined by
// > $$\rho_{V_1 \otimes V_2}(g)(v_1 \otimes v_2) = \rho_{V_1}(g)v_1 \otimes \rho_{V_2}(g)v_2$$
//
// $v_1 \otimes v_2$ is the list of all products. "Determined" is the word to stop at: most lists of nine numbers are not a product of two arrows, but each is a *sum* of products, and the action is linear. Its matrix is the Kronecker product of the two.

// %% id="judge"
import { homomorphism, judge, kronecker, random, specialOrthogonal } from "noether";
import { matrices } from "noether/laws";

judge(homomorphism(specialOrthogonal(3), matrices), (Q) => kronecker(Q, Q), {
  random: random(1),
});

// %% [markdown] id="predict-blocks"
// So the nine carry a representation, by $9 \times 9$ matrices. We found a one and a three in it, and $9 - 1 - 3 = 5$.
// Below is one random rotation as a $9 \times 9$ matrix. The slider leads, in nine steps, from the basis of products to a sorted one: the trace, the three differences, the rest.
// **Before you move it:** what will the matrix look like at the end?

// %% id="sorted-basis"
import { clebschGordan, matmul, transpose } from "noether";

/** The rows that extract degree l from the products: C_ijk as a row for each k. */
const rowsOf = (l: number, l1 = 1, l2 = 1) => {
  const C = clebschGordan(l1, l2, l);
  return Array.from({ length: 2 * l + 1 }, (_, k) =>
    C.flatMap((rows) => rows.map((row) => row[k])),
  );
};
const sorted = [...rowsOf(0), ...rowsOf(1), ...rowsOf(2)];

// %% id="blend" jupyter={"source_hidden":true}
const dot = (a: Vector, b: Vector) => a.reduce((sum, x, i) => sum + x * b[i], 0);
/** Orthonormal rows from independent ones, one after another (Gram-Schmidt). */
function orthonormal(rows: Matrix): number[][] {
  const done: number[][] = [];
  for (const row of rows) {
    const rest = done.reduce<Vector>(
      (r, q) => r.map((x, i) => x - dot(row, q) * q[i]),
      row,
    );
    done.push(rest.map((x) => x / Math.hypot(...rest)));
  }
  return done;
}
const K = ((Q) => kronecker(Q, Q))(specialOrthogonal(3).haar(random(4)));
const basis = (s: number) =>
  orthonormal(sorted.map((row, a) => row.map((x, b) => s * x + (a === b ? 8 - s : 0))));

pictures({
  title: "One rotation of the nine, in changing bases",
  alt: "The 9 x 9 matrix of one rotation, in nine bases from that of products to the sorted one.",
  range: [-1, 1],
  slider: ["step", [0, 1, 2, 3, 4, 5, 6, 7, 8]],
  images: (s) => ({
    "the 9 x 9 matrix": matmul(basis(s), matmul(K, transpose(basis(s)))),
  }),
});

// %% [markdown] id="five"
// Three blocks: $9 = 1 + 3 + 5$. The slides' console stops after the one and the three. The five are the *symmetric traceless part*: $\tfrac12 (M + M^T)$ with a third of the trace subtracted from each entry of its diagonal. They transform by $D_2$, like the harmonics of degree 2, and no basis breaks the five up further.
//
// So the nine products of the console session are a sum of three pictures. **Before you turn:** which of them will not change? Will anything of the three ever appear in the five?

// %% id="split" jupyter={"source_hidden":true}
import { radians } from "noether";
import { figure, type Panel } from "noether/figure";

const combine = (a: number, M: Matrix, b: number, N: Matrix) =>
  M.map((row, i) => row.map((x, j) => a * x + b * N[i][j]));
/** The one, the three and the five of a matrix. */
function split(M: Matrix) {
  const one = M.map((row, i) => row.map((_, j) => (i === j ? trace(M) / 3 : 0)));
  const three = combine(1 / 2, M, -1 / 2, transpose(M));
  return [one, three, combine(1, combine(1 / 2, M, 1 / 2, transpose(M)), -1, one)];
}

const turning = pictures({
  title: "Nine products are one, three and five",
  alt: "The grid of nine and its three parts, at one angle after another.",
  range: [-12, 12],
  slider: ["degrees about x", [0, 30, 60, 90, 120, 150, 180]],
  images: (angle) => {
    const Q = rotationX(radians(angle));
    const M = matmul(Q, matmul(prod, transpose(Q)));
    const [one, three, five] = split(M);
    return { nine: M, one, three, five };
  },
});
figure({ ...turning, columns: 2 });

// %% [markdown] id="parity"
// Each part transforms separately: the one not at all, the three like an arrow, the five like harmonics. Nothing of the three ever appears in the five: the three stay antisymmetric, the five symmetric.
//
// Under reflections each part has a parity: `o`, odd, if $x \mapsto -x$ flips its sign, `e`, even, if not. Arrows are `1o`. **Before you run:** which parity has a product of two arrows?

// %% id="irreps" tags=["hide-output"]
import { irreps } from "noether";

irreps("1o").tensorProduct(irreps("1o"));

// %% [markdown] id="break-it"
// Even, all of them: two changes of sign cancel.
//
// ## Break it
// The slide lists "vector products $\vec v_1 \times \vec v_2$" among the equivariant operations. For rotations it is right. The result above says `1e`, not `1o`: flip both arrows, and their product does not change. It is a *pseudovector*.
// **Before you run:** suppose it were an arrow, under all of $O(3)$. Which element will the law find?

// %% id="pseudovector" tags=["hide-output"]
import { equivariance, irrepsRepresentation } from "noether";
import { vectorPairs } from "noether/laws";

const arrows = irrepsRepresentation(irreps("1o"));
const cross = ([a, b, c]: Vector, [x, y, z]: Vector) => [
  b * z - c * y,
  c * x - a * z,
  a * y - b * x,
];
const vectorProduct = (codomain: typeof arrows) =>
  equivariance({ domain: [arrows, arrows], codomain, inputs: vectorPairs(3) });

judge(vectorProduct(arrows), cross, { random: random(1) });

// %% id="pseudovector-right"
judge(vectorProduct(irrepsRepresentation(irreps("1e"))), cross, { random: random(1) });

// %% [markdown] id="pseudoscalar-text"
// The inversion gives it away: both arrows change their sign, the product does not. As `1e` the law holds.
//
// The same trap waits one step further. The slide allows "Any (non-linear) function of scalars: $f(s)$". But $v_1 \cdot (v_2 \times v_3)$ keeps its value under every rotation and changes its sign under a reflection: a *pseudoscalar*, `0o`.
// **Before you run:** which of these four functions of a pseudoscalar are pseudoscalars again, which is a scalar, `0e`, and which is neither?

// %% id="pseudoscalar" tags=["hide-output"]
import { vectorInstances } from "noether/laws";

const functions = {
  cube: (s: number) => s ** 3,
  square: (s: number) => s ** 2,
  sine: Math.sin,
  exponential: Math.exp,
};
const holds = (f: (s: number) => number, codomain: "0e" | "0o") => {
  const law = equivariance({
    domain: [irrepsRepresentation(irreps("0o"))],
    codomain: irrepsRepresentation(irreps(codomain)),
    inputs: vectorInstances(1),
  });
  return judge(law, ([s]: Vector) => [f(s)], { random: random(1) }).holds;
};
Object.entries(functions).map(([name, f]) => ({
  name,
  "0o": holds(f, "0o"),
  "0e": holds(f, "0e"),
}));

// %% [markdown] id="formula"
// Odd functions, the cube and the sine, keep the sign that a reflection gives. The even one, the square, loses it. The exponential is neither: no layer may apply it to a pseudoscalar.
//
// ## The formula
// For any two degrees the slide has
//
// $$\left( \mathbf{x}^{(l_1)} \otimes \mathbf{y}^{(l_2)} \right)_{m_3}^{l_3} = \sum_{m_1=-l_1}^{l_1} \sum_{m_2=-l_2}^{l_2} C_{m_3, m_2, m_1}^{l_3, l_2, l_1}\, x_{m_1}^{l_1} y_{m_2}^{l_2}$$
//
// The numbers $C$ are the *Clebsch-Gordan coefficients*. Two warnings. The order of the indices is a habit: here it is $C_{ijk}$, for $x_i$, $y_j$ and the result $z_k$. And tables in books are for complex harmonics, where $C = 0$ unless $m_3 = m_1 + m_2$. Ours are real.
// **Before you run:** does that rule hold for the real $C$ of $1 \otimes 1 \to 2$?

// %% id="real-basis" tags=["hide-output"]
const C = clebschGordan(1, 1, 2);
const entries = C.flatMap((rows, i) =>
  rows.flatMap((row, j) =>
    row.map((value, k) => ({ m: [i - 1, j - 1, k - 2], value })),
  ),
).filter(({ value }) => value !== 0);

({
  "entries that are not 0": entries.length,
  "of these with m3 = m1 + m2": entries.filter(({ m }) => m[0] + m[1] === m[2]).length,
});

// %% [markdown] id="law-text"
// Only for some of them. So a table cannot be trusted until you know its basis. An equation can: $z$ must transform by $D_{l_3}$ when $x$ and $y$ transform by $D_{l_1}$ and $D_{l_2}$. It fixes $C$ up to one factor; you will solve it in the exercise sheet.

// %% id="law"
const z = (x: Vector, y: Vector) =>
  [0, 1, 2, 3, 4].map((k) =>
    x.reduce(
      (sum, xi, i) =>
        sum +
        xi *
          dot(
            y,
            C[i].map((row) => row[k]),
          ),
      0,
    ),
  );
judge(
  equivariance({
    domain: [arrows, arrows],
    codomain: irrepsRepresentation(irreps("2e")),
    inputs: vectorPairs(3),
  }),
  z,
  { random: random(1) },
);

// %% [markdown] id="paths-text"
// ## Which degrees are there?
// A triple $(l_1, l_2) \to l_3$ with a non-zero $C$ is called a *path*. It obeys the triangle rule: $|l_1 - l_2| \le l_3 \le l_1 + l_2$, each $l_3$ once.
// **Before you move the slider:** $l_3 = 0$ makes an invariant. Which pairs can?

// %% id="paths" jupyter={"source_hidden":true}
import { irrep, irrepsInProduct } from "noether";

const degreesIn = (l1: number, l2: number) =>
  irrepsInProduct(irrep(l1, 1), irrep(l2, 1)).map(({ l }) => l);
const ls = [0, 1, 2, 3, 4];
const reaching = (l3: number): Panel => {
  const values = ls.map((l1) =>
    ls.map((l2) => (degreesIn(l1, l2).includes(l3) ? 1 : 0)),
  );
  const text = values.map((row) => row.map((there) => (there ? "path" : "")));
  const names = { rows: ls.map(String), columns: ls.map(String), text };
  return {
    xLabel: "l2",
    yLabel: "l1",
    equalAspect: true,
    marks: [{ kind: "heatmap", values, range: [-1, 1], scale: "diverging", ...names }],
  };
};
figure({
  title: "The paths to l3",
  alt: "For each l3 the pairs l1, l2 that have a path to it.",
  slider: {
    label: "l3",
    values: ls.map(String),
    frames: ls.map((l3) => [reaching(l3)]),
  },
});

// %% [markdown] id="count-text"
// An invariant takes two equal degrees. And nothing is lost: the dimensions $2 l_3 + 1$ add up to $(2 l_1 + 1)(2 l_2 + 1)$.

// %% id="count"
[
  [1, 1],
  [1, 2],
  [2, 2],
  [3, 1],
].map(([l1, l2]) => ({
  product: `${l1} x ${l2}`,
  degrees: degreesIn(l1, l2).join(" + "),
  "all products": (2 * l1 + 1) * (2 * l2 + 1),
  "sum of 2 l3 + 1": degreesIn(l1, l2).reduce((sum, l) => sum + 2 * l + 1, 0),
}));

// %% [markdown] id="choose-text"
// The nine products at the beginning were sorted by such triples. The products of any two degrees can be sorted in the same way: they transform by $D_{l_1} \otimes D_{l_2}$, and $C$ gives the rows of the new basis.

// %% id="sort-products"
import { wignerD } from "noether";

const spin = specialOrthogonal(3).haar(random(4));
/** One rotation of all products of two degrees, before and after they are sorted. */
function sortedProducts(l1: number, l2: number) {
  const D = kronecker(wignerD(l1, spin), wignerD(l2, spin));
  const rows = degreesIn(l1, l2).flatMap((l) => rowsOf(l, l1, l2));
  const title = `${l1} x ${l2} = ${degreesIn(l1, l2).join(" + ")}`;
  const images = { products: D, sorted: matmul(rows, matmul(D, transpose(rows))) };
  return pictures({ title, alt: `One rotation, ${title}.`, range: [-1, 1], images });
}

// %% [markdown] id="predict-choose"
// **Before you run the cell:** how many blocks does $2 \otimes 1$ have, and how many rows does each have? Then choose other degrees. When is the first block a single number, the same for every rotation?

// %% id="choose" tags=["hide-output"]
import { interact, slider } from "noether/widgets";

interact(
  {
    l1: slider({ max: 3, value: 2, label: "l1" }),
    l2: slider({ max: 3, value: 1, label: "l2" }),
  },
  ({ l1, l2 }) => sortedProducts(l1, l2),
);

// %% [markdown] id="choose-read"
// One block for each path: for $2 \otimes 1$ three, of 3, 5 and 7 rows. If $l_1 = l_2$, the first has one row, and the number in it is 1: an invariant. The matrix on the left shows none of that.

// %% [markdown] id="layer-text"
// ## A layer made of paths
// In a network $x$ are features, many copies of each irrep, and $y$ is a filter, such as the harmonics of a direction. Every path is an equivariant map, so any *weighted sum* of paths is one too. Those weights are what the network learns.
// **Before you run:** two scalars and two arrows times one scalar and one arrow. How many kinds of path lead to `2x0e + 2x1o`?

// %% id="layer" tags=["hide-output"]
import { fullyConnectedTensorProduct } from "noether";

const layer = fullyConnectedTensorProduct(
  irreps("2x0e + 2x1o"),
  irreps("1x0e + 1x1o"),
  irreps("2x0e + 2x1o"),
);
layer.paths.map(({ irreps: [a, b, c], weightShape }) => ({
  path: `${a.l} x ${b.l} -> ${c.l}`,
  weights: weightShape.join(" x "),
}));

// %% [markdown] id="forbidden-text"
// Four: $0 \times 0$ and $1 \times 1$ make scalars, $0 \times 1$ and $1 \times 0$ make arrows. $1 \times 1 \to 1$, the vector product, is not among them: its parity is wrong. A path that breaks the rule is *forbidden*. There is no weight for it.
//
// Ask for one. A path names a term of each of the three lists, counted from 0, and a *mode*: which copies are multiplied. In `"uuu"` copy $u$ of one is multiplied by copy $u$ of the other and makes copy $u$ of the result. Here each has one copy.

// %% id="forbidden"
import { tensorProduct } from "noether";

const refusal = (make: () => unknown) => {
  try {
    make();
    return ["allowed"];
  } catch (error) {
    return String(error).split(": ");
  }
};
const arrow = irreps("1o");
const path = { in1: 0, in2: 0, out: 0, mode: "uuu" } as const;
refusal(() => tensorProduct(arrow, arrow, arrow, [path]));

// %% [markdown] id="price-text"
// All this has a price. Take all degrees up to $L$ in $x$, in $y$ and in the result, one copy of each, for rotations alone. **Before you run:** if $L$ doubles, by what factor does the number of multiplications grow?

// %% id="price" jupyter={"source_hidden":true} tags=["hide-output"]
import { wigner3jEntries } from "noether";

const upTo = (L: number) => Array.from({ length: L + 1 }, (_, l) => l);
const pathsUpTo = (L: number) =>
  upTo(L).flatMap((l1) =>
    upTo(L).flatMap((l2) =>
      degreesIn(l1, l2)
        .filter((l3) => l3 <= L)
        .map((l3) => [l1, l2, l3]),
    ),
  );
const Ls = [1, 2, 3, 4, 5, 6, 7, 8];
const counted = (count: (path: number[]) => number) =>
  Ls.map((L) => pathsUpTo(L).reduce((sum, path) => sum + count(path), 0));
const line = (name: string, y: number[], colour: number) =>
  ({ kind: "line", name, x: Ls, y, colour }) as const;

figure({
  title: "What all paths up to L cost",
  alt: "Both curves rise steeply with L; the entries of C faster than the paths.",
  panels: [
    {
      xLabel: "L",
      logarithmic: "y",
      marks: [
        line(
          "paths",
          counted(() => 1),
          0,
        ),
        line(
          "entries of C that are not 0",
          counted(([a, b, c]) => wigner3jEntries(a, b, c).length),
          1,
        ),
      ],
    },
  ],
});

// %% [markdown] id="price-read"
// Read off $L = 4$ and $L = 8$: twice the degree costs more than twenty times the multiplications. With this product networks seldom go beyond $L = 3$; products that first turn the filter's arrow to the pole have fewer terms, and go further.

// %% [markdown] id="molecules-text"
// ## On real molecules
// An electric field pulls the electrons of a molecule aside. How far and in which direction is given by a symmetric matrix, the *polarisability* $\alpha$, so $1 + 5$ and no $3$. Here is benzene's, computed by a quick method (GFN2-xTB). It gets the symmetry right, the size too small and the anisotropy often wrong: its water does not respond at all to a field perpendicular to the plane of its atoms.
// **Before you run:** the molecule turns about $x$. Which of the three curves will be flat?

// %% id="benzene" jupyter={"source_hidden":true} tags=["hide-output"]
import { smallMolecules } from "noether/data";
import { curves } from "noether/figure";

const set = await smallMolecules();
const read = (m: Matrix) => matvec(sorted, m.flat()); // 1 + 3 + 5 numbers
const turned = (m: Matrix, Q: Matrix) => matmul(Q, matmul(m, transpose(Q)));
const benzene = set.molecule(set.find("c1ccccc1")).polarisability;
const angles = Array.from({ length: 37 }, (_, k) => 10 * k);
const along = angles.map((a) => read(turned(benzene, rotationX(radians(a)))));

curves({
  title: "Benzene turns about x",
  alt: "The number of degree 0 and the length of the five are flat, one of the five waves.",
  x: ["angle in degrees", angles],
  y: "angstrom³",
  curves: {
    "the one": along.map((n) => n[0]),
    "length of the five": along.map((n) => Math.hypot(...n.slice(4))),
    "one of the five": along.map((n) => n[7]),
  },
});

// %% [markdown] id="all-molecules"
// The one and the length do not change; each of the five alone depends on the pose. So a molecule has numbers of its own, as many as the matrix has eigenvalues. Two of the three are how strongly it responds, and how unevenly; the third comes in the exercise sheet.
//
// Here are 300 molecules.
// **Before you run:** where will methane be, and where benzene?

// %% id="scatter" jupyter={"source_hidden":true} tags=["hide-output"]
const parts = (i: number) => {
  const n = read(set.molecule(i).polarisability);
  return [n[0] / Math.sqrt(3), Math.hypot(...n.slice(4))];
};
const points = (name: string, ids: number[], labels?: string[]) =>
  ({
    kind: "points",
    name,
    x: ids.map((i) => parts(i)[0]),
    y: ids.map((i) => parts(i)[1]),
    ...(labels && { labels }),
  }) as const;
const known = {
  water: "O",
  methane: "C",
  ethyne: "C#C",
  ethene: "C=C",
  benzene: "c1ccccc1",
};

figure({
  title: "How strongly, how unevenly",
  alt: "Methane is at 0: it responds equally in all directions. Benzene is far above.",
  panels: [
    {
      xLabel: "mean polarisability, angstrom³",
      yLabel: "length of the five",
      marks: [
        points("300 molecules", set.test.slice(0, 300)),
        points("known ones", Object.values(known).map(set.find), Object.keys(known)),
      ],
    },
  ],
});

// %% [markdown] id="there-text"
// Methane responds equally in all directions, so it is at 0; benzene, which is flat, is far above.
//
// ## There and back
// `sorted` takes the nine numbers of a matrix to $1 + 3 + 5$. Its rows are orthonormal, so its transpose takes them back.
// **Before you run:** which of the nine sorted numbers of a polarisability are 0?

// %% id="there" tags=["hide-output"]
const there = read(benzene);
const back = matvec(transpose(sorted), there);
({
  "1 + 3 + 5": there.map((x) => Number(x.toFixed(2)) + 0),
  "largest error, there and back": Math.max(
    ...benzene.flat().map((x, k) => Math.abs(x - back[k])),
  ).toExponential(0),
});

// %% [markdown] id="rank-text"
// The three, because the matrix is symmetric.
//
// Tensors with more indices are sorted in the same way. The *hyperpolarisability* $\beta_{ijk}$ is the dipole that the square of a field makes: the same number for every order of its indices, ten numbers in all. The *elasticity* $c_{ijkl}$ of a crystal has 21.
// `reducedTensorProducts` takes the rules of the indices and finds the basis. **Before you run:** which degrees can add up to 10, from three arrows?

// %% id="rank" tags=["hide-output"]
import { reducedTensorProducts } from "noether";

const beta = reducedTensorProducts("ijk=jik=ikj", { i: "1o" });
const elasticity = reducedTensorProducts("ijkl=jikl=klij", { i: "1o" });
const bond = [0.6, 0, 0.8]; // the tensor b_i b_j b_k of one bond, 27 entries
const cubes = bond.flatMap((x) => bond.flatMap((y) => bond.map((w) => x * y * w)));
const sortedBond = beta.apply(bond, bond, bond);
({
  beta: String(beta.out),
  elasticity: String(elasticity.out),
  "one bond, there and back": Math.max(
    ...matvec(transpose(beta.Q), sortedBond).map((x, k) => Math.abs(x - cubes[k])),
  ).toExponential(0),
});

// %% [markdown] id="rank-read"
// $10 = 3 + 7$, both odd: in a molecule with a centre of inversion, such as benzene, all ten are 0. And $21 = 1 + 1 + 5 + 5 + 9$: an isotropic solid keeps only the two scalars, which say how hard it is to compress and how hard to shear.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | the factors in the opposite order | `kronecker(B, A)`: still a representation, on the other list of products |
// | a table for complex harmonics | `m3 === m1 + m2` as a rule for real ones |
// | $C_{ijk}$ read as $C_{kji}$ | `C[k][j][i]`: for three equal degrees all shapes fit |
// | treating the vector product as an arrow | `irreps("1o")` for its result; it is `1e` |
// | pi / 3 for the slide's angle | `rotationX(Math.PI / 3)` prints 0.5000 where the slide has 0.5005 |
// | one rotation to test an invariant | the entry `prod[0][0]` passes every rotation about $x$ |
// | treating nine numbers as one thing | a linear layer that mixes the $1$, the $3$ and the $5$ |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 11](../exercises/11-tensor-products.ipynb) takes over here: the three, the one with its proof, a number that only looks invariant, the missing five, the Kronecker product, Clebsch-Gordan from the equation alone, and the molecules.

// %% [markdown] id="next"
// ## Where it leads
// Networks stack such layers: a tensor product with the harmonics of a direction, a nonlinearity for the scalars, and again. Chapters 12 and 13 (planned) build them.
//
// - Nathaniel Thomas, Tess Smidt, Steven Kearnes, Lusann Yang, Li Li, Kai Kohlhoff, Patrick Riley. *Tensor field networks: Rotation- and translation-equivariant neural networks for 3D point clouds*. 2018.
// - Risi Kondor, Zhen Lin, Shubhendu Trivedi. *Clebsch-Gordan Nets: a Fully Fourier Space Spherical Convolutional Neural Network*. 2018.
// - Mario Geiger, Tess Smidt. *e3nn: Euclidean Neural Networks*. 2022.
