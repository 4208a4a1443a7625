// %% [markdown] id="title"
// # Sheet 3: representations
// Seven exercises, about 60 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("permutationMatrix")` gives a hint, `await solution("permutationMatrix")` shows how we did it, once you have tried.

// %% id="setup"
import { type Matrix, matvec, type Vector } from "noether";
import { check, hint, solution } from "noether/course";

// %% [markdown] id="about-permutation"
// ## 1. A permutation as a matrix
// A permutation $p$ of $0, 1, \dots, n - 1$ is a list: it takes $i$ to `p[i]`. Permutations are composed as maps, $(p q)[i] = p[q[i]]$: first $q$, then $p$.
// Let $e_i$ be the vector with a 1 at place $i$ and 0 elsewhere. The matrix of $p$ moves these vectors as $p$ moves the places:
//
// $$P(p)\, e_i = e_{p[i]}$$
//
// **Before you write:** in which row of column 0 is the 1, for `p = [1, 2, 0]`?

// %% exercise="permutationMatrix"
/** The n x n matrix P of a permutation p, by its rows: P e_i = e_p[i]. */
export function permutationMatrix(p: number[]): Matrix {
  // BEGIN SOLUTION
  return p.map((_, row) => p.map((target) => (target === row ? 1 : 0)));
  // END SOLUTION
}

// %% id="check-permutation"
await check("permutationMatrix", permutationMatrix);

// %% [markdown] id="about-function"
// ## 2. A permutation moves a function
// A function $f$ on the points $0, 1, \dots, n - 1$ is the list of its values. When $g$ moves the points, the function moves along:
//
// $$(g.f)(x) = f(g^{-1} x)$$
//
// In words: to know the new value at $x$, ask $f$ at the point that came to $x$. Here $g$ is a permutation, `g[x]` is where $x$ goes, and `g.indexOf(x)` is where $x$ came from.

// %% exercise="actOnFunction"
/** The values of g.f, where (g.f)(x) = f(g^-1 x). */
export function actOnFunction(g: number[], f: number[]): Vector {
  // BEGIN SOLUTION
  return f.map((_, x) => f[g.indexOf(x)]);
  // END SOLUTION
}

// %% id="check-function"
await check("actOnFunction", actOnFunction);

// %% [markdown] id="about-regular"
// ## 3. Every group is a group of matrices
// Take any finite group. Number its elements $0, 1, \dots, n - 1$, the identity being $0$. You are given its table: `table[g][h]` is the product $g h$.
// Give each *element* $h$ a basis vector $e_h$, and let the group act on its own elements:
//
// $$\rho(g)\, e_h = e_{g h}$$
//
// This is the *regular representation*. It exists for every finite group, so every finite group is a group of matrices.

// %% exercise="regularMatrix"
/** The n x n matrix of the element g in the regular representation: rho(g) e_h = e_(g h), g h = table[g][h]. */
export function regularMatrix(table: number[][], g: number): Matrix {
  // BEGIN SOLUTION
  return table.map((_, row) => table[g].map((target) => (target === row ? 1 : 0)));
  // END SOLUTION
}

// %% id="check-regular"
await check("regularMatrix", regularMatrix);

// %% [markdown] id="about-triplets"
// ## 4. Two triplets
// Both are three real numbers: the energies $a$ of three states of a molecule, and the coordinates $r$ of one of its atoms. Turn the molecule by $\theta$ about the $x$ axis, actively and counter-clockwise: from $y$ towards $z$.
// Write down both matrices of the slide,
//
// $$a \mapsto \rho_V(\theta)\, a, \qquad r \mapsto \rho_W(\theta)\, r,$$
//
// with the sign corrected. $\theta$ is in radians.

// %% exercise="twoTriplets"
/** How a turn by theta about x acts on three energies and on three coordinates: two 3 x 3 matrices. */
export function twoTriplets(theta: number): {
  energies: Matrix;
  coordinates: Matrix;
} {
  // BEGIN SOLUTION
  const [c, s] = [Math.cos(theta), Math.sin(theta)];
  return {
    energies: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    coordinates: [
      [1, 0, 0],
      [0, c, -s],
      [0, s, c],
    ],
  };
  // END SOLUTION
}

// %% id="check-triplets"
await check("twoTriplets", twoTriplets);

// %% [markdown] id="about-proofs"
// ## 5. What the definition does not need to say
// A representation is a homomorphism $\rho: G \to GL(V)$: every $\rho(g)$ has an inverse matrix, and $\rho(g_1 g_2) = \rho(g_1)\, \rho(g_2)$. Nothing is said about the identity or about inverses. Prove what follows, with $1$ for the identity matrix:
//
// $$\text{identity: } \; 1 = \rho(e), \qquad\qquad \text{inverse: } \; \rho(g^{-1}) = \rho(g)^{-1}.$$
//
// | card, identity | expression | card, inverse | expression |
// |---|---|---|---|
// | A | $1$ | P | $\rho(g^{-1})$ |
// | B | $\rho(e)\, \rho(e)^{-1}$ | Q | $\rho(g^{-1})\, \rho(g)\, \rho(g)^{-1}$ |
// | C | $\rho(e e)\, \rho(e)^{-1}$ | R | $\rho(g^{-1} g)\, \rho(g)^{-1}$ |
// | D | $\rho(e)\, \rho(e)\, \rho(e)^{-1}$ | S | $\rho(e)\, \rho(g)^{-1}$ |
// | E | $\rho(e)$ | T | $\rho(g)^{-1}$ |
// | F | $(\rho(e) + \rho(e))\, \rho(e)^{-1}$ | U | $\rho(g)^T$ |
// | G | $\rho(g)\, \rho(g)$ | V | $\rho(g g)\, \rho(g)^{-1}$ |
// | | | W | $\rho(g^{-1})\, \rho(g)^{-1}\, \rho(g)^{-1}$ |

// %% [markdown] id="about-reasons"
// Some cards are false or lead nowhere. These are the reasons why a line equals the one before it; not all are needed, and not all are true.
//
// | reason | says |
// |---|---|
// | `"matrices"` | $M M^{-1} = M^{-1} M = 1$ and $M 1 = 1 M = M$ |
// | `"group"` | $e e = e$ and $g^{-1} g = e$ |
// | `"homomorphism"` | $\rho(g_1 g_2) = \rho(g_1)\, \rho(g_2)$ |
// | `"first part"` | $\rho(e) = 1$, in the second proof |
// | `"commute"` | $\rho(g_1)\, \rho(g_2) = \rho(g_2)\, \rho(g_1)$ |
// | `"orthogonal"` | $\rho(g)^{-1} = \rho(g)^T$ |
//
// The first proof goes from `["A"]` to E, the second from `["P"]` to T. Every other line is a card and its reason, such as `["B", "matrices"]`.

// %% exercise="homomorphismProofs"
type IdentityCard = "A" | "B" | "C" | "D" | "E" | "F" | "G";
type InverseCard = "P" | "Q" | "R" | "S" | "T" | "U" | "V" | "W";
type Reason =
  | "matrices"
  | "group"
  | "homomorphism"
  | "first part"
  | "commute"
  | "orthogonal";

/** Two proofs, line by line: 1 = rho(e), and rho(g^-1) = rho(g)^-1. */
export function homomorphismProofs(): {
  identity: ([IdentityCard] | [IdentityCard, Reason])[];
  inverse: ([InverseCard] | [InverseCard, Reason])[];
} {
  // BEGIN SOLUTION
  return {
    identity: [
      ["A"],
      ["B", "matrices"],
      ["C", "group"],
      ["D", "homomorphism"],
      ["E", "matrices"],
    ],
    inverse: [
      ["P"],
      ["Q", "matrices"],
      ["R", "homomorphism"],
      ["S", "group"],
      ["T", "first part"],
    ],
  };
  // END SOLUTION
}

// %% id="check-proofs"
await check("homomorphismProofs", homomorphismProofs);

// %% [markdown] id="about-nearly"
// ## 6. A counterexample
// If a map keeps the identity and inverses, is it a homomorphism? Refute it on $\mathbb{Z}/4 = \{0, 1, 2, 3\}$ with addition mod 4.
// Give each $g$ a matrix $M(g)$ of 1, 2 or 3 rows such that
//
// $$M(0) = 1, \qquad M(-g)\, M(g) = 1 \text{ for all } g, \qquad M(g + h) \neq M(g)\, M(h) \text{ for some } g, h.$$
//
// The number 5 is written as the $1 \times 1$ matrix `[[5]]`.

// %% exercise="nearlyRepresentation"
/** The matrix M(g) for g = 0, 1, 2, 3: keeps the identity and inverses, and is not a homomorphism. */
export function nearlyRepresentation(g: number): Matrix {
  // BEGIN SOLUTION
  return [[[1, 2, 1, 1 / 2][g]]];
  // END SOLUTION
}

// %% id="check-nearly"
await check("nearlyRepresentation", nearlyRepresentation);

// %% [markdown] id="about-transforms"
// ## 7. Real data: scalar, vector, neither?
// How a triple transforms is a fact, and facts can be measured. Somebody measured three numbers on a water molecule, once `before` and once `after` it was turned by the rotation $R$. The molecule shook a little in between, so nothing agrees exactly.
//
// - `"scalar"` if the triple stayed the same,
// - otherwise `"vector"` if it turned along: after $= R\,$before,
// - otherwise `"neither"`.
//
// Call two triples $a$ and $b$ alike if $|a - b| < 0.1\, |b|$, where $b$ is the one measured afterwards. `matvec(R, v)` is the matrix times the vector.

// %% exercise="transformsAs"
/** How a measured triple transforms under the rotation R, judged by its values before and after. */
export function transformsAs(
  before: Vector,
  after: Vector,
  R: Matrix,
): "scalar" | "vector" | "neither" {
  // BEGIN SOLUTION
  const alike = (a: Vector, b: Vector) =>
    Math.hypot(...a.map((x, k) => x - b[k])) < 0.1 * Math.hypot(...b);
  if (alike(before, after)) return "scalar";
  return alike(matvec(R, before), after) ? "vector" : "neither";
  // END SOLUTION
}

// %% id="check-transforms"
await check("transformsAs", transformsAs);

// %% [markdown] id="end"
// ## Before you go
// The regular representation of a group of $n$ elements has $n \times n$ matrices. Your `permutationMatrix` does $S_3$ with $3 \times 3$, the triangle in the proof with $2 \times 2$. How small can it get, and what do the large ones consist of? That is chapter 9.
// Before that, chapter 4 asks which maps *between* two representations commute with both.
