// ---
// jupyter:
//   noether: {"sheet":"10-harmonics"}
// ---

// %% [markdown] id="title"
// # Sheet 10: spherical harmonics and Wigner D
// Six exercises, about 50 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("harmonicsUpTo2")` gives a hint, `await solution("harmonicsUpTo2")` shows how we did it, once you have tried.

// %% id="setup"
import {
  type Matrix,
  matvec,
  s2Grid,
  sphereIntegral,
  sphericalHarmonics,
  type Vector,
} from "noether";
import { check, hint, solution } from "noether/course";
import { mdEthanol } from "noether/data";

// %% [markdown] id="about-harmonics"
// ## 1. Nine polynomials
// A point of the sphere is $(x, y, z)$ with $x^2 + y^2 + z^2 = 1$. Up to degree 2 the real harmonics are these polynomials, each times a factor $N$ that you have to find. The polar axis is $y$.
//
// | degree | $m = -2$ | $-1$ | $0$ | $1$ | $2$ |
// |---|---|---|---|---|---|
// | 0 | | | $1$ | | |
// | 1 | | $x$ | $y$ | $z$ | |
// | 2 | $xz$ | $xy$ | $3y^2 - 1$ | $yz$ | $z^2 - x^2$ |
//
// All $N$ are positive, and they make the mean square over the sphere 1. The means that you need are $1/3$ for $x^2$, $1/5$ for $x^4$ and $1/15$ for $x^2 y^2$, and the same for other letters.
// **Before you write:** what is $N$ for $x$?

// %% exercise="harmonicsUpTo2"
/** The harmonics of degrees 0, 1, 2 at a point of the sphere, in the table's order. */
export function harmonicsUpTo2(point: Vector): number[] {
  throw new Error("not written yet");
}

// %% id="check-harmonics"
await check("harmonicsUpTo2", harmonicsUpTo2);

// %% [markdown] id="about-projection"
// ## 2. The matrix from the functions
// The harmonics of one degree transform among themselves: $Y_l(R x) = D_l(R)\, Y_l(x)$. Multiply both sides by $Y_{lj}(x)$ and take the mean over the sphere. As the harmonics are orthonormal, one entry is left:
//
// $$D_l(R)_{ij} = \frac{1}{4\pi} \int Y_{li}(R x)\, Y_{lj}(x)\, dx$$
//
// Compute it. `sphericalHarmonics([l], x)` gives the $2l + 1$ numbers of degree $l$. `sphereIntegral(f, degree)` integrates a function over the sphere, exactly if it is a polynomial of at most that degree; `s2Grid` has the points and weights behind it. We try $l$ from 0 to 4.

// %% exercise="wignerDByProjection"
/** The (2l + 1) x (2l + 1) matrix of R on the harmonics of degree l. */
export function wignerDByProjection(l: number, R: Matrix): number[][] {
  throw new Error("not written yet");
}

// %% id="check-projection"
await check("wignerDByProjection", wignerDByProjection);

// %% [markdown] id="about-proof"
// ## 3. The addition theorem
// Write $Y(x)$ for the $2l + 1$ harmonics of degree $l$, and $n = (0, 1, 0)$ for the pole. $P_l$ is Legendre's polynomial of degree $l$. For any two points of the sphere
//
// $$Y(x) \cdot Y(y) = (2l + 1)\, P_l(x \cdot y)$$
//
// So the left side depends only on the angle between $x$ and $y$. Choose a rotation $R$ with $R y = n$, and write $D$ for $D_l(R)$. Eight of these cards, in the right order, are the proof; the other four are not equal to card A.
//
// | card | expression | card | expression |
// |---|---|---|---|
// | A | $Y(x) \cdot Y(y)$ | G | $Y(R x) \cdot Y(y)$ |
// | B | $\sqrt{2l + 1}\; Y_{l0}(R x)$ | H | $\sqrt{2l + 1}\; P_l((R x) \cdot n)$ |
// | C | $Y(R x) \cdot Y(R y)$ | I | $(2l + 1)\, P_l(x \cdot n)$ |
// | D | $Y(x) \cdot (D\, Y(y))$ | J | $Y(R x) \cdot Y(n)$ |
// | E | $(2l + 1)\, P_l((R x) \cdot (R y))$ | K | $(2l + 1)\, P_l((R x) \cdot n)$ |
// | F | $(D\, Y(x)) \cdot (D\, Y(y))$ | L | $(2l + 1)\, P_l(x \cdot y)$ |

// %% [markdown] id="about-proof-reasons"
// And eight reasons why a line equals the one before it. You may use a reason twice, or not at all.
//
// | reason | says |
// |---|---|
// | `"orthogonal"` | $D^T D = 1$: $D$ keeps dot products |
// | `"harmonics"` | $Y(R x) = D\, Y(x)$ |
// | `"choice"` | $R$ was chosen so that $R y = n$ |
// | `"pole"` | at the pole only $m = 0$ is left: $Y_{l0}(n) = \sqrt{2l + 1}$ |
// | `"zonal"` | $Y_{l0}(x) = \sqrt{2l + 1}\; P_l(x \cdot n)$ |
// | `"rotation"` | $R^T R = 1$: $R$ keeps dot products |
// | `"symmetric"` | $D^T = D$ |
// | `"mean"` | the mean square of $Y_{lm}$ is 1 |
//
// The proof begins with `["A"]`; every other line is a card and its reason, for instance `["G", "mean"]` (which is wrong).

// %% exercise="additionProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L";
type Reason =
  | "orthogonal"
  | "harmonics"
  | "choice"
  | "pole"
  | "zonal"
  | "rotation"
  | "symmetric"
  | "mean";

/** The proof that Y(x) . Y(y) = (2l + 1) P_l(x . y), line by line. */
export function additionProof(): ([Card] | [Card, Reason])[] {
  throw new Error("not written yet");
}

// %% id="check-proof"
await check("additionProof", additionProof);

// %% [markdown] id="about-counterexample"
// ## 4. Too few degrees: a counterexample
// A network sees the neighbours of an atom through the coefficients $c_{lm} = \sum_j Y_{lm}(x_j)$, where $x_j$ is the direction to neighbour $j$. "Degrees 0, 1 and 2 are enough to tell two atoms apart."
//
// Refute it. Call a list of 1 to 12 directions, each of length 1, a *shell*. Find two different shells whose coefficients agree up to degree 1. For the second point they should agree at degree 2 as well.
// A different order does not make a different shell. To a chemist a rotated shell is the same one, too: for the third point no rotation should take one to the other.

// %% exercise="indistinguishable"
/** Two shells with the same coefficients up to degree 2, neither of which is a rotation of the other. */
export function indistinguishable(): { first: number[][]; second: number[][] } {
  throw new Error("not written yet");
}

// %% id="check-counterexample"
await check("indistinguishable", indistinguishable);

// %% [markdown] id="about-spectrum"
// ## 5. What no rotation changes
// The coefficients of a function, $(l_{max} + 1)^2$ of them, are listed degree by degree, $m = -l, \dots, l$. A rotation multiplies those of degree $l$ by $D_l(R)$, which is orthogonal.
//
// The *power spectrum* has one number for each degree, and a rotation changes none of them:
//
// $$p_l = \sum_{m = -l}^{l} c_{lm}^2$$

// %% exercise="powerSpectrum"
/** The power spectrum [p_0, ..., p_lmax] of (lmax + 1)^2 coefficients. */
export function powerSpectrum(coefficients: Vector): number[] {
  throw new Error("not written yet");
}

// %% id="check-spectrum"
await check("powerSpectrum", powerSpectrum);

// %% [markdown] id="about-density"
// ## 6. What an atom sees
// Now real molecules: frames of ethanol, nine atoms at $r_0, \dots, r_8$. Seen from atom $i$, the *centre*, each other atom is a point on a sphere. Put a peak there and keep its degrees up to $l_{max}$:
//
// $$c_{lm} = \sum_{j \neq i} Y_{lm}\!\left(\frac{r_j - r_i}{|r_j - r_i|}\right)$$
//
// Now `sphericalHarmonics(lmax, x)` may help: it gives the $(l_{max} + 1)^2$ numbers of a vector, or a row of them for each vector of a list, and divides by the length itself.

// %% exercise="neighbourDensity"
/** The sum of the harmonics of the directions from one atom to all others. */
export function neighbourDensity(
  positions: Vector[],
  centre: number,
  lmax: number,
): number[] {
  throw new Error("not written yet");
}

// %% id="check-density"
await check("neighbourDensity", neighbourDensity);

// %% [markdown] id="end"
// ## Before you go
// Put the last two together: the power spectrum of what an atom sees is a fingerprint of its place in the molecule. It does not change when the molecule is turned, moved, or listed in another order.
// Do the two carbons of ethanol have the same fingerprint? Do the three hydrogens of the methyl group?

// %% id="play"
const ethanol = await mdEthanol();
const { atoms, relaxed } = ethanol;
// When yours are written, try:
// atoms.map((atom, i) => ({ atom, p: powerSpectrum(neighbourDensity([...relaxed], i, 3)) }))
