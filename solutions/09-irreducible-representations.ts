// %% [markdown] id="title"
// # Sheet 9: irreducible representations
// Seven exercises, about 60 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("noComplement")` gives a hint, `await solution("noComplement")` shows how we did it, once you have tried.
//
// A representation is given by its matrices `matrices[k]`, one for each element of a finite group, the identity first. A subspace is given by a basis, the *columns* of a matrix.

// %% id="setup"
import {
  identityMatrix,
  inverse,
  kronecker,
  type Matrix,
  matmul,
  matvec,
  random,
  rank,
  symmetricEigen,
  transpose,
} from "noether";
import { check, hint, solution } from "noether/course";

// %% [markdown] id="about-alone"
// ## 1. A line without a partner
// The slide says: *any representation is a direct sum of irreducible representations.* Refute it.
// An invertible matrix $A$ makes a representation of the integers, $\rho(n) = A^n$. Find a $2 \times 2$ matrix $A$ and a vector $v$ such that
//
// - the line along $v$ is invariant: $A v = \lambda v$,
// - no other line is. Then the line along $v$ has no invariant complement.

// %% exercise="noComplement"
/** An invertible 2 x 2 matrix with one invariant line and no other, and a vector along that line. */
export function noComplement(): { matrix: number[][]; line: number[] } {
  // BEGIN SOLUTION
  return {
    matrix: [
      [1, 1],
      [0, 1],
    ],
    line: [1, 0],
  };
  // END SOLUTION
}

// %% id="check-alone"
await check("noComplement", noComplement);

// %% [markdown] id="about-projection"
// ## 2. Maschke's theorem, as code
// For a *finite* group there is always a complement. Here is the whole proof. Let the columns of $B$ be a basis of an invariant subspace $W$, and
//
// $$P_0 = B\, (B^T B)^{-1} B^T, \qquad P = \frac{1}{|G|} \sum_{g} \rho(g)\, P_0\, \rho(g)^{-1}.$$
//
// $P_0$ is the orthogonal projection onto $W$. It knows nothing about the group. The average $P$ still projects onto $W$, and it commutes with every $\rho(g)$. So $\{x : P x = 0\}$ is an invariant complement.
// Compute $P$. The matrices need not be orthogonal.

// %% exercise="equivariantProjection"
/** The projection onto the span of the columns of `basis` that commutes with all the matrices: the average of rho(g) P0 rho(g)^-1. */
export function equivariantProjection(
  matrices: number[][][],
  basis: number[][],
): number[][] {
  // BEGIN SOLUTION
  const B = basis;
  const P0 = matmul(matmul(B, inverse(matmul(transpose(B), B))), transpose(B));
  const terms = matrices.map((rho) => matmul(matmul(rho, P0), inverse(rho)));
  return P0.map((row, i) =>
    row.map((_, j) => terms.reduce((sum, term) => sum + term[i][j], 0) / terms.length),
  );
  // END SOLUTION
}

// %% id="check-projection"
await check("equivariantProjection", equivariantProjection);

// %% [markdown] id="about-schur"
// ## 3. Schur's lemma
// Let $V$ be irreducible, let $f: V \to V$ be linear and equivariant, and let $\lambda$ be an eigenvalue of $f$. Claim: $f(x) = \lambda x$ for every $x$ in $V$.
// Write $K = \{x \in V : f(x) = \lambda x\}$ for the eigenspace. Choose cards and put them in an order in which each follows from those before it.
//
// | card | statement |
// |---|---|
// | A | if $f(x) = \lambda x$, then $f(\rho(g) x) = \lambda \rho(g) x$ |
// | B | $K$ is an invariant subspace of $V$ |
// | C | $K = 0$ or $K = V$ |
// | D | $K$ is not $0$ |
// | E | $K = V$ |
// | F | $f(x) = \lambda x$ for every $x$ in $V$ |
// | G | every linear equivariant map $V \to V$ has a real eigenvalue |
// | H | $f(\rho(g) x) = f(x)$ |
// | I | $\rho(g) x = x$ for every $x$ in $K$ |
// | J | $K$ is a line |
// | K | $f = \lambda \rho(h)$ for some $h$ other than $e$ |

// %% [markdown] id="about-schur-reasons"
// Some cards are false or lead nowhere. These are the reasons; you may use one twice, or not at all.
//
// | reason | says |
// |---|---|
// | `"equivariance"` | $f$ is linear and $f(\rho(g) x) = \rho(g) f(x)$ |
// | `"invariant"` | the definition of an invariant subspace |
// | `"irreducible"` | $V$ is irreducible |
// | `"eigenvalue"` | $\lambda$ is an eigenvalue of $f$ |
// | `"either or"` | of two cases one is excluded |
// | `"kernel"` | the definition of $K$ |
// | `"orthogonal"` | every $\rho(g)$ is an orthogonal matrix |
//
// Every line is a card and the reason why it follows from the lines before it, such as `["D", "eigenvalue"]`. The last card is F.

// %% exercise="schurProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason =
  | "equivariance"
  | "invariant"
  | "irreducible"
  | "eigenvalue"
  | "either or"
  | "kernel"
  | "orthogonal";

/** The proof that an equivariant map of an irreducible V with an eigenvalue is a multiple of 1, line by line. */
export function schurProof(): [Card, Reason][] {
  // BEGIN SOLUTION
  return [
    ["A", "equivariance"],
    ["B", "invariant"],
    ["C", "irreducible"],
    ["D", "eigenvalue"],
    ["E", "either or"],
    ["F", "kernel"],
  ];
  // END SOLUTION
}

// %% id="check-schur"
await check("schurProof", schurProof);

// %% [markdown] id="about-find"
// ## 4. Reducible or not?
// Now decide it. You are given the matrices of all elements, this time orthogonal ones, in a basis that hides what is going on. Return an invariant subspace that is neither $0$ nor all of $V$, or `null` if there is none.
//
// Exercise 3 says how: average a symmetric matrix with random entries, $\frac{1}{|G|} \sum_g \rho(g) A \rho(g)^T$. The result commutes with the group. If all its eigenvalues are equal (up to rounding, say $10^{-6}$), call $V$ irreducible; otherwise its eigenspaces are invariant.
//
// `symmetricEigen(M)` gives `{ values, vectors }`, smallest value first, an eigenvector in each *column*. `const draw = random(1)` makes a stream of random numbers, and `draw.normal()` draws one. Make it inside your function: the same matrices should give the same answer.

// %% exercise="findInvariantSubspace"
/** A basis, by columns, of an invariant subspace between 0 and V; null if V is irreducible over the reals. */
export function findInvariantSubspace(matrices: number[][][]): number[][] | null {
  // BEGIN SOLUTION
  const draw = random(1);
  const A = matrices[0].map((row) => row.map(() => draw.normal()));
  const symmetric = A.map((row, i) => row.map((x, j) => x + A[j][i]));
  const terms = matrices.map((rho) => matmul(matmul(rho, symmetric), transpose(rho)));
  const average = A.map((row, i) =>
    row.map((_, j) => terms.reduce((sum, term) => sum + term[i][j], 0) / terms.length),
  );
  const { values, vectors } = symmetricEigen(average);
  const k = values.filter((value) => value - values[0] < 1e-6).length;
  return k === values.length ? null : vectors.map((row) => row.slice(0, k));
  // END SOLUTION
}

// %% id="check-find"
await check("findInvariantSubspace", findInvariantSubspace);

// %% [markdown] id="about-dimension"
// ## 5. How many equivariant layers are there?
// A linear equivariant layer from $V$ to $W$ is a matrix $A$ with $\rho_W(g)\, A = A\, \rho_V(g)$ for all $g$. It is enough to ask this of the *generators* of the group, and you are given only their matrices.
// Count the layers: the dimension of the space of all solutions $A$. For an irreducible $V = W$ you will find 1, 2 or 4.
//
// The equations are linear in the entries of $A$. Take a $V$ of dimension 2 and a $W$ of dimension 1, so that $A = (a_0, a_1)$ is a row and $w$ a number. Then $w A = A V$ says $w\, a_0 = a_0 V_{00} + a_1 V_{10}$ and $w\, a_1 = a_0 V_{01} + a_1 V_{11}$, or
//
// $$\left( \begin{bmatrix} w & 0 \\ 0 & w \end{bmatrix} - \begin{bmatrix} V_{00} & V_{10} \\ V_{01} & V_{11} \end{bmatrix} \right) \begin{bmatrix} a_0 \\ a_1 \end{bmatrix} = 0 .$$
//
// In general write $A$ row by row as one long vector $a$. Then $W A$ becomes `kronecker(W, 1)` times $a$, and $A V$ becomes `kronecker(1, transpose(V))` times $a$: the 1 next to $W$ is as large as $V$, the 1 next to $V$ as large as $W$.

// %% exercise="intertwinerDimension"
/** The dimension of the space of all A with rhoW[k] A = A rhoV[k] for every generator k. */
export function intertwinerDimension(rhoV: number[][][], rhoW: number[][][]): number {
  // BEGIN SOLUTION
  const system = rhoV.flatMap((V, k) => {
    const left = kronecker(rhoW[k], identityMatrix(V.length));
    const right = kronecker(identityMatrix(rhoW[k].length), transpose(V));
    return left.map((row, i) => row.map((x, j) => x - right[i][j]));
  });
  return system[0].length - rank(system);
  // END SOLUTION
}

// %% id="check-dimension"
await check("intertwinerDimension", intertwinerDimension);

// %% [markdown] id="about-multiplicities"
// ## 6. What is in it?
// A character is constant on each class of conjugate elements, so it is a short list: `chi[k]` on class $k$, which has `sizes[k]` elements. Class 0 is the identity alone. `irreducible[i]` is the character of the $i$-th real irreducible representation.
//
// Irreducible characters are orthogonal under the mean over the group,
//
// $$\langle \chi, \psi \rangle = \frac{1}{|G|} \sum_{g} \chi(g)\, \psi(g), \qquad \langle \chi_i, \chi_j \rangle = 0 \;\; (i \neq j), \qquad \langle \chi_i, \chi_i \rangle = 1, 2 \text{ or } 4.$$
//
// How often does each irreducible occur in $\chi = \sum_i m_i \chi_i$?

// %% exercise="multiplicities"
/** How often each irreducible character occurs in chi; all are given class by class, with the sizes of the classes. */
export function multiplicities(
  chi: number[],
  sizes: number[],
  irreducible: number[][],
): number[] {
  // BEGIN SOLUTION
  const order = sizes.reduce((sum, size) => sum + size, 0);
  const inner = (a: number[], b: number[]) =>
    sizes.reduce((sum, size, k) => sum + size * a[k] * b[k], 0) / order;
  return irreducible.map((psi) => inner(chi, psi) / inner(psi, psi));
  // END SOLUTION
}

// %% id="check-multiplicities"
await check("multiplicities", multiplicities);

// %% [markdown] id="about-shares"
// ## 7. Real data: what kind of motion is it?
// In one frame of a simulation every atom $i$ is displaced by `u[i]`, three numbers, from its place in the symmetric molecule. A symmetry $g$ takes atom $i$ to the place of atom `permutation[i]` and turns its displacement by a $3 \times 3$ `matrix`:
//
// $$(g.u)_j = R\, u_i, \qquad j = \text{permutation}[i].$$
//
// The part of the motion that is of the $i$-th kind is
//
// $$P_i\, u = \frac{\chi_i(e)}{\langle \chi_i, \chi_i \rangle} \cdot \frac{1}{|G|} \sum_g \chi_i(g)\; g.u, \qquad \text{share}_i = \frac{|P_i u|^2}{|u|^2}.$$
//
// Here `characters[i][k]` is $\chi_i$ of the symmetry `symmetries[k]`, for every element and not class by class. `symmetries[0]` is the identity.

// %% exercise="motionShares"
type Symmetry = { permutation: number[]; matrix: number[][] };

/** The share |P_i u|^2 / |u|^2 of every kind of motion in the displacements u. */
export function motionShares(
  u: number[][],
  symmetries: Symmetry[],
  characters: number[][],
): number[] {
  // BEGIN SOLUTION
  const squared = (v: number[][]) => v.flat().reduce((sum, x) => sum + x * x, 0);
  const moved = symmetries.map(({ permutation, matrix }) =>
    u.map((_, j) => matvec(matrix, u[permutation.indexOf(j)])),
  );
  return characters.map((chi) => {
    const factor = chi[0] / chi.reduce((sum, x) => sum + x * x, 0);
    const part = u.map((row, j) =>
      row.map(
        (_, a) => factor * chi.reduce((sum, x, k) => sum + x * moved[k][j][a], 0),
      ),
    );
    return squared(part) / squared(u);
  });
  // END SOLUTION
}

// %% id="check-shares"
await check("motionShares", motionShares);

// %% [markdown] id="end"
// ## Before you go
// Your `intertwinerDimension` counts the weights of an equivariant layer. Try it on the regular representation of a group with itself: the number is the order of the group, and for $\mathbb{Z}/n$ the layers are the convolutions of chapter 5.
// What is missing is a way to *multiply* representations. That is the tensor product, chapter 11. Before it, chapter 10 has the irreducible representations of all rotations.
