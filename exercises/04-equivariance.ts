// ---
// jupyter:
//   noether: {"sheet":"04-equivariance"}
// ---

// %% [markdown] id="title"
// # Sheet 4: equivariance and invariance
// Six exercises, about 50 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("commutesWith")` gives a hint, `await solution("commutesWith")` shows how we did it, once you have tried.

// %% id="setup"
import {
  inverse,
  type Matrix,
  matmul,
  matvec,
  radians,
  relativeError,
  rotationMatrix,
  type Vector,
} from "noether";
import { check, hint, solution } from "noether/course";
import { mdEthanol } from "noether/data";

// %% [markdown] id="about-commutes"
// ## 1. For which elements does the square commute?
// A finite group acts on $V$ by the matrices $\rho_V(g)$ and on $W$ by $\rho_W(g)$. Its elements are numbered $0, 1, 2, \dots$; element $0$ is the identity.
// A matrix $A$ is a linear map from $V$ to $W$. It is equivariant for some elements, and for others it may not be:
//
// $$A\, \rho_V(g)\, x = \rho_W(g)\, A\, x \quad \text{for all } x$$
//
// List the elements for which this holds. Your list will be a subgroup: the symmetry of the map. Numbers that differ by less than $10^{-9}$ count as equal.

// %% exercise="commutesWith"
/** The numbers g of the elements with A rhoV[g] = rhoW[g] A. */
export function commutesWith(A: Matrix, rhoV: Matrix[], rhoW: Matrix[]): number[] {
  throw new Error("not written yet");
}

// %% id="check-commutes"
await check("commutesWith", commutesWith);

// %% [markdown] id="about-fixing"
// ## 2. Which rotations does a translation allow?
// The slide takes $f(x) = x + t$ and $G = SO(3)$, and writes down $f(Rx) = Rx + t$ and $R f(x) = Rx + Rt$. The two are *not* equal, except for a few rotations.
//
// Find them. For a vector $t \neq 0$ and an angle, return the rotation by that angle that commutes with the translation by $t$. Two rotations qualify, and they turn opposite ways: choose the one that goes counter-clockwise as seen from the tip of $t$.
// You may use `rotationMatrix({ axis, angle })`, which turns about an axis of any length. Both sides of the equation must agree to nine digits.

// %% exercise="fixingRotation"
/** The rotation R by an angle (radians) with R(x + t) = R x + t for all x. */
export function fixingRotation(t: Vector, angle: number): Matrix {
  throw new Error("not written yet");
}

// %% id="check-fixing"
await check("fixingRotation", fixingRotation);

// %% [markdown] id="about-z"
// ## 3. A counterexample
// Somebody tests a layer with turns about $z$, finds no error, and writes: *equivariant under rotations*. Refute it.
//
// Give a matrix $A$ that commutes with **every** turn about $z$, and one turn $R$, by its axis and angle, with one vector $x$, such that $A R x \neq R A x$.
// For the last point choose an $A$ that keeps all lengths: such a map can still break the symmetry.

// %% exercise="aboutZOnly"
/** A matrix A that commutes with all turns about z, and a turn and a vector x for which A R x is not R A x. */
export function aboutZOnly(): { A: Matrix; axis: Vector; angle: number; x: Vector } {
  throw new Error("not written yet");
}

// %% id="check-z"
await check("aboutZOnly", aboutZOnly);

// %% [markdown] id="about-reynolds"
// ## 4. Make it equivariant
// Any linear map $A$ from $V$ to $W$ becomes equivariant when it is averaged over the group. This is the *Reynolds operator*:
//
// $$\bar A = \frac{1}{|G|} \sum_{g} \rho_W(g)\, A\, \rho_V(g)^{-1}$$
//
// `inverse(M)` inverts a matrix, `matmul(M, N)` multiplies two. **Before you write:** what must $\bar A$ be when $A$ is equivariant already?

// %% exercise="reynoldsAverage"
/** The mean of rhoW[g] A rhoV[g]^-1 over all elements g. */
export function reynoldsAverage(A: Matrix, rhoV: Matrix[], rhoW: Matrix[]): Matrix {
  throw new Error("not written yet");
}

// %% id="check-reynolds"
await check("reynoldsAverage", reynoldsAverage);

// %% [markdown] id="about-curie"
// ## 5. No layer breaks a symmetry
// A network of two layers: $f$ takes $U$ to $V$, and $g$ takes $V$ to $W$. Both are equivariant, and neither need be linear. An element $h$ leaves the input unchanged: $\rho_U(h)\, x = x$. Then it leaves the output unchanged too. This is Curie's principle:
//
// $$\rho_W(h)\, (g \circ f)(x) = (g \circ f)(x)$$
//
// Prove it. Ten cards; six of them, in the right order, are a proof.
//
// | card | expression |
// |---|---|
// | A | $\rho_W(h)\, (g \circ f)(x)$ |
// | B | $\rho_W(h)\, g(f(x))$ |
// | C | $g(\rho_V(h)\, f(x))$ |
// | D | $g(f(\rho_U(h)\, x))$ |
// | E | $g(f(x))$ |
// | F | $(g \circ f)(x)$ |
// | G | $(g \circ f)(\rho_U(h)\, x)$ |
// | H | $g(\rho_W(h)\, f(x))$ |
// | I | $g(f(\rho_V(h)\, x))$ |
// | J | $\rho_W(h)\, f(g(x))$ |
//
// Six reasons why a line equals the one before it. You may use a reason twice, or not at all.
//
// | reason | says |
// |---|---|
// | `"composition"` | the definition of $g \circ f$ |
// | `"f equivariant"` | $f(\rho_U(h)\, x) = \rho_V(h)\, f(x)$ |
// | `"g equivariant"` | $g(\rho_V(h)\, y) = \rho_W(h)\, g(y)$ |
// | `"x fixed"` | $\rho_U(h)\, x = x$ |
// | `"linear"` | $g$ is linear |
// | `"same action"` | $\rho_V = \rho_W$ |
//
// The proof begins with `["A"]`; every other line is a card and its reason, such as `["B", "composition"]`.

// %% exercise="curieProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J";
type Reason =
  | "composition"
  | "f equivariant"
  | "g equivariant"
  | "x fixed"
  | "linear"
  | "same action";

/** The proof that rho_W(h) (g o f)(x) = (g o f)(x), line by line. */
export function curieProof(): ([Card] | [Card, Reason])[] {
  throw new Error("not written yet");
}

// %% id="check-curie"
await check("curieProof", curieProof);

// %% [markdown] id="about-pairs"
// ## 6. Arrows from positions
// A molecule is a list of positions $r_1, \dots, r_n$ in angstrom. Give every atom an arrow that turns with the molecule, does not depend on where the molecule is, and follows the atoms when they are listed in another order:
//
// $$F_i = \sum_{j \neq i} e^{-d_{ij}}\, (r_i - r_j), \qquad d_{ij} = |r_i - r_j|$$
//
// The weights $e^{-d}$ are invariant, the arrows $r_i - r_j$ are equivariant, and the product of the two is equivariant. Your function is tried on frames of ethanol at 500 K, among other things.

// %% exercise="pairForces"
/** For each atom i the sum of exp(-d_ij) (r_i - r_j) over all other atoms j. */
export function pairForces(positions: Vector[]): Matrix {
  throw new Error("not written yet");
}

// %% id="check-pairs"
await check("pairForces", pairForces);

// %% [markdown] id="end"
// ## Before you go
// `(await mdEthanol()).positions(0)` is a frame of ethanol, and `.forces(0)` are the true forces on its atoms. Yours will not agree with them: the weight $e^{-d}$ knows nothing about chemistry. But turn the frame, and both turn in the same way.
//
// Chapter 15 (planned) lets a network choose the weight. What you proved in exercise 5 stays true for it, whatever it learns.
