// ---
// jupyter:
//   noether: {"sheet":"11-tensor-products"}
// ---

// %% [markdown] id="title"
// # Sheet 11: tensor products
// Seven exercises, about 60 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("antisymmetricPart")` gives a hint, `await solution("antisymmetricPart")` shows how we did it, once you have tried.
//
// Rows and columns are counted from 0, for the axes $x, y, z$. A rotation $R$ takes a matrix $M$ to $R M R^T$.

// %% id="setup"
import {
  determinant,
  identityMatrix,
  kronecker,
  type Matrix,
  matmul,
  nullSpace,
  rotationX,
  rotationY,
  rotationZ,
  trace,
  transpose,
  wignerD,
} from "noether";
import { check, hint, solution } from "noether/course";

// %% [markdown] id="about-antisymmetric"
// ## 1. The three
// Nine products $v_i w_j$ form a matrix $M$. The console session of the slides extracts three numbers from it, and they turn like an arrow: $a(R M R^T) = R\, a(M)$.
// Find three such numbers. They should be sums and differences of entries, not all of them 0 for all $M$. Their scale is up to you.

// %% exercise="antisymmetricPart"
/** Three numbers, made from a 3 x 3 matrix, that turn like an arrow. */
export function antisymmetricPart(m: Matrix): number[] {
  throw new Error("not written yet");
}

// %% id="check-antisymmetric"
await check("antisymmetricPart", antisymmetricPart);

// %% [markdown] id="about-trace"
// ## 2. The one: a proof
// The trace does not change: $\operatorname{tr}(R M R^T) = \operatorname{tr} M$ for every rotation $R$. Prove it. Six of the nine cards, in the right order, are the proof.
//
// | card | expression |
// |---|---|
// | A | $\operatorname{tr}(R M R^T)$ |
// | B | $\sum_i (R M R^T)_{ii}$ |
// | C | $\sum_{ijk} R_{ij}\, M_{jk}\, R_{ik}$ |
// | D | $\sum_{ijk} R_{ij}\, M_{jk}\, R_{ki}$ |
// | E | $\sum_{jk} \bigl( \sum_i R_{ij} R_{ik} \bigr) M_{jk}$ |
// | F | $\sum_{jk} \bigl( \sum_i R_{ji} R_{ki} \bigr) M_{jk}$ |
// | G | $\sum_{jk} \delta_{jk}\, M_{jk}$ |
// | H | $\sum_{jk} M_{jk}$ |
// | I | $\operatorname{tr} M$ |
//
// And six reasons why a line equals the one before it. You may use a reason twice, or not at all.
//
// | reason | says |
// |---|---|
// | `"trace"` | the definition of the trace; $\delta_{jk}$ is 1 if $j = k$ and 0 otherwise |
// | `"product"` | the definition of the product of matrices, and $(R^T)_{ki} = R_{ik}$ |
// | `"exchange"` | finite sums may be taken in any order |
// | `"columns"` | the columns of $R$ have length 1 and are perpendicular: $R^T R = 1$ |
// | `"rows"` | the rows of $R$ have length 1 and are perpendicular: $R R^T = 1$ |
// | `"commute"` | $M R = R M$ |
//
// The proof begins with `["A"]`; every other line is a card and its reason, such as `["B", "trace"]`.

// %% exercise="traceProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I";
type Reason = "trace" | "product" | "exchange" | "columns" | "rows" | "commute";

/** The proof that tr(R M R^T) = tr M, line by line. */
export function traceProof(): ([Card] | [Card, Reason])[] {
  throw new Error("not written yet");
}

// %% id="check-trace"
await check("traceProof", traceProof);

// %% [markdown] id="about-not-invariant"
// ## 3. A counterexample
// "The sum of all nine entries does not change either." That is true for a rotation that permutes $x$, $y$ and $z$: a third of a turn about the diagonal $(1, 1, 1)$.
//
// Refute it: find a matrix and a rotation that change the sum. For the last point the sum should not be 0 before the turn, but 0 after it.

// %% exercise="notInvariant"
/** A matrix and a rotation after which its entries have a different sum. */
export function notInvariant(): { matrix: number[][]; rotation: number[][] } {
  throw new Error("not written yet");
}

// %% id="check-not-invariant"
await check("notInvariant", notInvariant);

// %% [markdown] id="about-traceless"
// ## 4. The missing five
// $9 - 1 - 3 = 5$. The slides stop before them. They are in the symmetric part of $M$, without its trace, and they turn by $D_2$, like the harmonics of degree 2. In the order of this library those are, for a vector $(x, y, z)$, the entries of
//
// $$\left( x z,\;\; x y,\;\; \frac{2 y^2 - x^2 - z^2}{2 \sqrt 3},\;\; y z,\;\; \frac{z^2 - x^2}{2} \right)$$
//
// up to a common factor. Write the same for any matrix $M$, which need not be symmetric. **Before you write:** what must take the place of $x z$, so that $M_{02}$ and $M_{20}$ count alike?

// %% exercise="symmetricTracelessPart"
/** Five numbers, made from a 3 x 3 matrix, that turn by D_2. */
export function symmetricTracelessPart(m: Matrix): number[] {
  throw new Error("not written yet");
}

// %% id="check-traceless"
await check("symmetricTracelessPart", symmetricTracelessPart);

// %% [markdown] id="about-kronecker"
// ## 5. The action on a product
// $v \otimes w$ is the list of all $v_i w_j$: first those with $v_0$, then those with $v_1$, and so on. Let $A$ act on $v$ and $B$ on $w$. One matrix does both:
//
// $$K(A, B)\,(v \otimes w) = A v \otimes B w$$
//
// Write it for square matrices of any two sizes. (Its name in the library is `kronecker`; here it is switched off.)

// %% exercise="kroneckerAction"
/** The matrix by which A (x) B acts on the list of all v_i w_j. */
export function kroneckerAction(a: Matrix, b: Matrix): number[][] {
  throw new Error("not written yet");
}

// %% id="check-kronecker"
await check("kroneckerAction", kroneckerAction);

// %% [markdown] id="about-null-space"
// ## 6. Clebsch-Gordan without a table
// We look for numbers $C_{ijk}$ such that $z_k = \sum_{ij} C_{ijk}\, x_i y_j$ turns by $D_{l_3}$ when $x$ turns by $D_{l_1}$ and $y$ by $D_{l_2}$. Because the $D$ are orthogonal this says: the list $c$ of all $C_{ijk}$, with $k$ running fastest, is unchanged,
//
// $$(D_{l_1}(R) \otimes D_{l_2}(R) \otimes D_{l_3}(R))\, c = c \quad \text{for all } R.$$
//
// A linear equation has a null space. Two turns about different axes are enough, by angles such as 1 and 2 radians. Return `C[i][j][k]` with $\sum C_{ijk}^2 = 1$, or `[]` if there is no solution. The sign is up to you.
// `nullSpace(a, 1e-9, 1)` gives orthonormal columns; the 1 is the size of the numbers that $a$ was computed from, in case all of $a$ is rounding error.

// %% exercise="clebschGordanByNullSpace"
/** The numbers C_ijk of l1 (x) l2 -> l3 from the equation they obey; [] if they are all 0. */
export function clebschGordanByNullSpace(
  l1: number,
  l2: number,
  l3: number,
): number[][][] {
  throw new Error("not written yet");
}

// %% id="check-null-space"
await check("clebschGordanByNullSpace", clebschGordanByNullSpace);

// %% [markdown] id="about-anisotropy"
// ## 7. On real molecules
// A field $E$ displaces the electrons of a molecule and makes a dipole $\alpha E$. The *polarisability* $\alpha$ is a symmetric $3 \times 3$ matrix, so $1 + 5$: how strongly the molecule responds on average, and how much that depends on the direction.
//
// Write the second as one number that no rotation changes: the length of what is left of $\alpha$ when its isotropic part, the multiple of 1 with the same trace, is subtracted.

// %% exercise="anisotropy"
/** The length of the part of degree 2 of a symmetric matrix: the root of the sum of its squares. */
export function anisotropy(alpha: Matrix): number {
  throw new Error("not written yet");
}

// %% id="check-anisotropy"
await check("anisotropy", anisotropy);

// %% [markdown] id="end"
// ## Before you go
// Here are 6,979 molecules to try it on. For which is it 0? Divide by the trace to compare small and large ones.
// Ethyne is a rod and benzene a disc, and a length cannot tell: take the `determinant` of what is left of $\alpha$ without its isotropic part. It is positive for a rod, as for $\mathrm{diag}(2, -1, -1)$, and negative for a disc. What is ethene, "C=C"?

// %% id="play"
import { smallMolecules } from "noether/data";

const set = await smallMolecules();
const benzene = set.molecule(set.find("c1ccccc1"));
// When yours is written, try: anisotropy(benzene.polarisability) / trace(benzene.polarisability)
// Others: "C" is methane, "C#C" is ethyne, "CCO" is ethanol
