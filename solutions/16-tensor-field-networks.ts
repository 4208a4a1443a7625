// %% [markdown] id="title"
// # Sheet 16: tensor field networks
// Six exercises, about 75 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("oneConvolution")` gives a hint, `await solution("oneConvolution")` shows how we did it, once you have tried.

// %% [markdown] id="about-setup"
// Everything is written with plain numbers, without tensors. From the library come
//
// - `sphericalHarmonics([l], r)`: the $2l + 1$ numbers $Y_l(r / \lvert r \rvert)$; $r$ need not have length 1, but it may not be 0. With `{ normalize: false }` as a third argument they are polynomials, the *solid* harmonics $\lvert r \rvert^l\, Y_l(r / \lvert r \rvert)$;
// - `clebschGordan(l1, l2, l3)`: the numbers $C_{abk}$ as `C[a][b][k]`, $a$ for the first factor, $b$ for the second, $k$ for the product;
// - `leastSquares(A, B)`: the $X$ with the least $\lvert A X - B \rvert$. All three are matrices: a column of numbers is a list of lists with one number each.

// %% id="setup"
import { clebschGordan, leastSquares, sphericalHarmonics, type Vector } from "noether";
import { check, hint, solution } from "noether/course";

const add = (v: Vector, w: Vector) => v.map((x, k) => x + w[k]);
const subtract = (v: Vector, w: Vector) => v.map((x, k) => x - w[k]);
const times = (s: number, v: Vector) => v.map((x) => s * x);
const dot = (v: Vector, w: Vector) => v.reduce((sum, x, k) => sum + x * w[k], 0);
const length = (v: Vector) => Math.sqrt(dot(v, v));
const cross = ([a, b, c]: Vector, [x, y, z]: Vector) => [
  b * z - c * y,
  c * x - a * z,
  a * y - b * x,
];

// %% [markdown] id="about-convolution"
// ## 1. One path of a convolution
// Each point $j$ has a feature $h_j$ of degree $l_1$, a list of $2 l_1 + 1$ numbers. Write the path $l_1 \otimes l_2 \to l_3$, with the radial function $R(d) = e^{-d}$:
//
// $$h'_{i,k} = \sum_{j \ne i} e^{-d_{ij}} \sum_{a, b} C_{abk}\; h_{j,a}\; Y_{l_2, b}(r_{ij}), \qquad r_{ij} = x_j - x_i, \quad d_{ij} = \lvert r_{ij} \rvert$$
//
// **Before you write:** for $l_1 = 0$, $l_2 = l_3 = 1$, what is $h'_i$ in words?

// %% exercise="oneConvolution"
/** For each point the 2 l3 + 1 numbers that it hears, on the path l1 x l2 -> l3. */
export function oneConvolution(
  positions: Vector[],
  h: number[][],
  [l1, l2, l3]: [l1: number, l2: number, l3: number],
): number[][] {
  // BEGIN SOLUTION
  const C = clebschGordan(l1, l2, l3);
  return positions.map((xi, i) => {
    const heard: number[] = Array.from({ length: 2 * l3 + 1 }, () => 0);
    positions.forEach((xj, j) => {
      if (j === i) return;
      const r = subtract(xj, xi);
      const R = Math.exp(-length(r));
      const Y = sphericalHarmonics([l2], r);
      C.forEach((rows, a) => {
        rows.forEach((row, b) => {
          row.forEach((c, k) => {
            heard[k] += R * c * h[j][a] * Y[b];
          });
        });
      });
    });
    return heard;
  });
  // END SOLUTION
}

// %% id="check-convolution"
await check("oneConvolution", oneConvolution);

// %% [markdown] id="about-proof"
// ## 2. Why it turns
// Write $h'_i = \sum_j R(\lvert r_{ij} \rvert)\; C(h_j,\, Y(n_{ij}))$ with $C(\cdot, \cdot)$ for the Clebsch-Gordan product and $n = r / \lvert r \rvert$. Move all points by $Q$ and $t$, and turn all features by $D_1$. Prove that the results turn by $D_3$.
//
// $D_1, D_2, D_3$ are the matrices of $Q$ on the degrees of the features, of the filter, of the results. Some of the cards, in the right order, are a proof. It begins with `["A"]` and ends at H.
//
// | card | expression |
// |---|---|
// | A | $h'_i$ of the points $Q x_j + t$ with features $D_1 h_j$ |
// | B | $\sum_j R(\lvert r'_{ij} \rvert)\; C(D_1 h_j,\, Y(n'_{ij}))$, with $r'_{ij} = (Q x_j + t) - (Q x_i + t)$, $n' = r' / \lvert r' \rvert$ |
// | C | $\sum_j R(\lvert Q r_{ij} \rvert)\; C(D_1 h_j,\, Y(Q n_{ij}))$ |
// | D | $\sum_j R(\lvert r_{ij} \rvert)\; C(D_1 h_j,\, Y(Q n_{ij}))$ |
// | E | $\sum_j R(\lvert r_{ij} \rvert)\; C(D_1 h_j,\, D_2 Y(n_{ij}))$ |
// | F | $\sum_j R(\lvert r_{ij} \rvert)\; D_3\, C(h_j,\, Y(n_{ij}))$ |
// | G | $D_3 \sum_j R(\lvert r_{ij} \rvert)\; C(h_j,\, Y(n_{ij}))$ |
// | H | $D_3\, h'_i$ of the points $x_j$ with features $h_j$ |
// | I | $\sum_j R(\lvert r_{ij} \rvert)\; C(D_1 h_j,\, Y(n_{ij}))$ |
// | J | $\sum_j R(\lvert r_{ij} \rvert)\; D_1 D_2\, C(h_j,\, Y(n_{ij}))$ |
// | K | $D_1 D_2 \sum_j R(\lvert r_{ij} \rvert)\; C(h_j,\, Y(n_{ij}))$ |
// | L | $\sum_j R(\lvert Q r_{ij} \rvert)\; C(D_1 h_j,\, D_2 Y(n_{ij}))$ |

// %% [markdown] id="about-reasons"
// These are the reasons why a line equals the one before it. You may use a reason twice, or not at all; not all are true.
//
// | reason | says |
// |---|---|
// | `"definition"` | the definition of $h'_i$ |
// | `"difference"` | $(Q x_j + t) - (Q x_i + t) = Q r_{ij}$ |
// | `"length"` | $\lvert Q r \rvert = \lvert r \rvert$ |
// | `"harmonics"` | $Y(Q n) = D_2\, Y(n)$ |
// | `"product"` | $C(D_1 h,\, D_2 Y) = D_3\, C(h, Y)$ |
// | `"linear"` | a matrix comes out of a sum, and past numbers |
// | `"distance"` | $Y(Q n) = Y(n)$, since a filter depends on the distance |
// | `"factors"` | $C(D_1 h,\, D_2 Y) = D_1 D_2\, C(h, Y)$ |
//
// Every line but the first is a card and its reason, such as `["B", "definition"]`.

// %% exercise="layerProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L";
type Reason =
  | "definition"
  | "difference"
  | "length"
  | "harmonics"
  | "product"
  | "linear"
  | "distance"
  | "factors";

/** The proof that a convolution turns, line by line. */
export function layerProof(): ([Card] | [Card, Reason])[] {
  // BEGIN SOLUTION
  return [
    ["A"],
    ["B", "definition"],
    ["C", "difference"],
    ["D", "length"],
    ["E", "harmonics"],
    ["F", "product"],
    ["G", "linear"],
    ["H", "definition"],
  ];
  // END SOLUTION
}

// %% id="check-proof"
await check("layerProof", layerProof);

// %% [markdown] id="about-law"
// ## 3. A law of force
// The lesson's network learned $R(d)$ from five hundred clouds. If you know that $R$ is a mixture of three functions, one cloud is enough. Somewhere, masses act on each other by a spring, a constant pull and Newton's law,
//
// $$a_i = \sum_{j \ne i} m_j\, R(d_{ij})\, n_{ij}, \qquad R(d) = w_0\, d + w_1 + \frac{w_2}{d^2}$$
//
// where $n_{ij}$ leads from $i$ to $j$. You get positions, masses and accelerations; find $(w_0, w_1, w_2)$. The accelerations were measured, with small errors: use all of them.
//
// **Before you write:** with all positions and masses given, how does $a_i$ depend on the three numbers? How many equations does a cloud of $n$ points have?

// %% exercise="lawOfForce"
/** The three weights [w0, w1, w2] of R(d) = w0 d + w1 + w2 / d^2. */
export function lawOfForce(
  positions: Vector[],
  masses: number[],
  accelerations: Vector[],
): number[] {
  // BEGIN SOLUTION
  const rows = positions.flatMap((xi, i) => {
    /** What point i would have if R were f. */
    const pull = (f: (d: number) => number) =>
      positions.reduce<Vector>(
        (sum, xj, j) => {
          if (j === i) return sum;
          const r = subtract(xj, xi);
          const d = length(r);
          return add(sum, times((masses[j] * f(d)) / d, r));
        },
        [0, 0, 0],
      );
    const three = [pull((d) => d), pull(() => 1), pull((d) => 1 / d ** 2)];
    return [0, 1, 2].map((axis) => three.map((each) => each[axis]));
  });
  const measured = accelerations.flatMap((a) => a.map((x) => [x]));
  return leastSquares(rows, measured).map(([w]) => w);
  // END SOLUTION
}

// %% id="check-law"
await check("lawOfForce", lawOfForce);

// %% [markdown] id="about-inertia"
// ## 4. Inertia, 0 + 2
// The tensor of inertia of a body about its centre of mass, with $r_j$ the arrow from there to the mass $m_j$:
//
// $$I = \sum_j m_j \left( \lvert r_j \rvert^2\, 1 - r_j r_j^T \right) = \frac{s}{\sqrt 3}\, 1 + \sum_{m=-2}^{2} q_m\, Q_m$$
//
// The five matrices $Q_m$ have trace 0, and they belong to the solid harmonics of degree 2:
//
// $$r r^T - \frac{\lvert r \rvert^2}{3}\, 1 = \sqrt{\tfrac{2}{15}}\; \sum_m Y_{2m}(r)\; Q_m$$
//
// Return the number $s$ and the five $q_m$. No matrix is needed on the way. The laws turn the body, shift it, and try molecules with the masses of their atoms.
// **Before you write:** what is the trace of $I$, and what is it by the right-hand side?

// %% exercise="inertiaParts"
interface Inertia {
  s: number;
  q: number[];
}

/** The parts of degree 0 and 2 of the tensor of inertia about the centre of mass. */
export function inertiaParts(positions: Vector[], masses: number[]): Inertia {
  // BEGIN SOLUTION
  const total = masses.reduce((sum, m) => sum + m, 0);
  const centre = positions.reduce<Vector>(
    (sum, x, j) => add(sum, times(masses[j] / total, x)),
    [0, 0, 0],
  );
  let s = 0;
  let q: Vector = [0, 0, 0, 0, 0];
  positions.forEach((x, j) => {
    const r = subtract(x, centre);
    const Y = sphericalHarmonics([2], r, { normalize: false });
    s += (2 / Math.sqrt(3)) * masses[j] * dot(r, r);
    q = add(q, times(-Math.sqrt(2 / 15) * masses[j], Y));
  });
  return { s, q: [...q] };
  // END SOLUTION
}

// %% id="check-inertia"
await check("inertiaParts", inertiaParts);

// %% [markdown] id="about-hand"
// ## 5. A number that knows left from right
// Write a number for a cloud of points, four or more of them, that no rotation, no shift and no other order of the points changes, and that a reflection turns to its negative. It must not be 0 for the chiral piece of Tetris,
//
// $$(0,0,0), \quad (0,0,1), \quad (1,0,0), \quad (1,1,0)$$
//
// nor for clouds without any symmetry; and if a point moves a little, it should change a little. Apart from that it is up to you: there are many such numbers.
//
// Three arrows have one, $\langle u, v \times w \rangle$. A convolution makes arrows, as many at each point as it has radial functions: $v_i = \sum_j f(d_{ij})\, r_{ij}$. But mind the piece: it comes back to itself by a half turn, and many a good idea is 0 there.
// **Before you write:** what becomes of $\langle u_i, v_i \times w_i \rangle$ if two of the three are made with the same $f$?

// %% exercise="handOf"
/** A number that rotations, shifts and another order leave, and that reflections turn to its negative. */
export function handOf(points: Vector[]): number {
  // BEGIN SOLUTION
  const arrow = (i: number, power: number) =>
    points.reduce<Vector>(
      (sum, x) => {
        const r = subtract(x, points[i]);
        return add(sum, times(dot(r, r) ** power, r));
      },
      [0, 0, 0],
    );
  return points.reduce(
    (sum, _, i) => sum + dot(arrow(i, 0), cross(arrow(i, 1), arrow(i, 2))),
    0,
  );
  // END SOLUTION
}

// %% id="check-hand"
await check("handOf", handOf);

// %% [markdown] id="about-degrees"
// ## 6. Why higher degrees: a counterexample
// "Filters of degree 0, 1 and 2 are enough: if all of them give the same, the neighbours are the same, up to a rotation." Refute it.
//
// A point has neighbours at distance 1, all alike. On the path $0 \otimes l \to l$ it hears $\sum_j Y_l(n_j)$, whatever $R$ is. Find two lists of directions $n_j$, equally many in both and at most twelve, that give the same for $l = 0$ and $l = 1$; for more points, for $l = 2$ as well. For $l = 3$ the two results must have different lengths, so that no rotation takes one list to the other.
//
// **Before you write:** degree 1 is $\sum_j n_j$, degree 2 is $\sum_j n_j n_j^T$ without its trace. Which solids make both 0? For two points a square will do, and another solid with four corners.

// %% exercise="sameToDegreeTwo"
/** Two lists of arrows of length 1 that no filter up to degree 2 tells apart, but one of degree 3 does. */
export function sameToDegreeTwo(): { first: Vector[]; second: Vector[] } {
  // BEGIN SOLUTION
  const corners = [0, 1, 2].map((k) => (2 * Math.PI * k) / 3);
  const [radius, height] = [Math.sqrt(2 / 3), Math.sqrt(1 / 3)];
  const prism = [height, -height].flatMap((z) =>
    corners.map((angle) => [radius * Math.cos(angle), radius * Math.sin(angle), z]),
  );
  const octahedron = [
    [1, 0, 0],
    [-1, 0, 0],
    [0, 1, 0],
    [0, -1, 0],
    [0, 0, 1],
    [0, 0, -1],
  ];
  return { first: octahedron, second: prism };
  // END SOLUTION
}

// %% id="check-degrees"
await check("sameToDegreeTwo", sameToDegreeTwo);

// %% [markdown] id="end"
// ## Before you go
// When `handOf` is written, ask it about real molecules: those of the course's file whose number is largest for their size. Draw the first of them: where is its left and its right?

// %% id="play"
import { smallMolecules } from "noether/data";

const set = await smallMolecules();
const few = Array.from({ length: 200 }, (_, i) => set.molecule(i));
// When yours is written, try:
// few.map(({ smiles, positions }) => ({ smiles, hand: handOf([...positions]) })).sort((a, b) => Math.abs(b.hand) - Math.abs(a.hand)).slice(0, 5)
few.length;
