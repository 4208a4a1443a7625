// ---
// jupyter:
//   noether: {"sheet":"15-scalars-and-vectors"}
// ---

// %% [markdown] id="title"
// # Sheet 15: scalars and vectors
// Six exercises, about 70 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("fivePrimitives")` gives a hint, `await solution("fivePrimitives")` shows how we did it, once you have tried.

// %% [markdown] id="about-setup"
// Here everything is written with plain numbers, without tensors. A vector is a list of three numbers. An atom has several scalars or several vectors, one for each *channel* $c$: $s_c$ is a number, $v_c$ a vector.

// %% id="setup"
import type { Matrix, Vector } from "noether";
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

// %% [markdown] id="about-primitives"
// ## 1. The five
// Write the slide's list for one atom with $C$ channels of scalars $s$ and of vectors $v$, $w$:
//
// | name | channel by channel | the slide |
// |---|---|---|
// | `squashed` | $s_c / (1 + e^{-s_c})$, the function *silu* | any function of scalars |
// | `scaled` | $s_c\, v_c$ | scaling of vectors |
// | `mixed` | $\sum_c v_c W_{cd}$ in channel $d$ | linear combination of vectors |
// | `dots` | $\langle v_c, w_c \rangle$ | scalar products |
// | `crosses` | $v_c \times w_c$ | vector products |
//
// `mixed` has as many channels as $W$ has columns. The laws turn the room, reflect it, and look at who follows.
// **Before you write:** under the inversion, $v \mapsto -v$ and $w \mapsto -w$. Which of the five change their sign?

// %% exercise="fivePrimitives"
interface Five {
  squashed: number[];
  scaled: Vector[];
  mixed: Vector[];
  dots: number[];
  crosses: Vector[];
}

/** The five SO(3) primitives of scalars s, vectors v and w, and a matrix W with a row for each channel of v. */
export function fivePrimitives(s: number[], v: Vector[], w: Vector[], W: Matrix): Five {
  throw new Error("not written yet");
}

// %% id="check-primitives"
await check("fivePrimitives", fivePrimitives);

// %% [markdown] id="about-vectors"
// ## 2. Vectors where there were none
// In the beginning each atom has a number $s_j$ and no vector. Make one for each atom from the directions to the others:
//
// $$v_i = \sum_{j \ne i} s_j\, e^{-d_{ij}}\, n_{ij}, \qquad n_{ij} = \frac{r_j - r_i}{d_{ij}}, \quad d_{ij} = |r_j - r_i|$$
//
// **Before you write:** a carbon dioxide, O=C=O, in a line with the carbon in the middle. Which vector does the carbon get?

// %% exercise="vectorsFromScalars"
/** For each atom i the vector v_i = sum over j of s_j e^-d n_ij. */
export function vectorsFromScalars(positions: Vector[], s: number[]): Vector[] {
  throw new Error("not written yet");
}

// %% id="check-vectors"
await check("vectorsFromScalars", vectorsFromScalars);

// %% [markdown] id="about-proof"
// ## 3. The sign of the vector product
// In exercise 1 the vector product followed rotations and not the inversion. Prove what it does under any rotation or reflection $Q$, that is $Q\, Q^T = 1$:
//
// $$Q v \times Q w = \det(Q)\; Q\, (v \times w)$$
//
// Two vectors are equal if their scalar products with every vector $u$ are. $[a, b, c]$ is the matrix with these columns. Seven of the cards, in the right order, are the proof. It begins with `["A"]` and ends at G; the other four are false.
//
// | card | expression | card | expression |
// |---|---|---|---|
// | A | $\langle u,\; Q v \times Q w \rangle$ | G | $\det(Q)\, \langle u,\; Q\, (v \times w) \rangle$ |
// | B | $\det [u, Q v, Q w]$ | H | $\det [u, v, w]$ |
// | C | $\det [Q\, Q^T u, Q v, Q w]$ | I | $\det [Q^T u, v, w]$ |
// | D | $\det (Q\, [Q^T u, v, w])$ | J | $\det(Q)\, \det [u, v, w]$ |
// | E | $\det(Q)\, \det [Q^T u, v, w]$ | K | $\det(Q)\, \langle Q u,\; v \times w \rangle$ |
// | F | $\det(Q)\, \langle Q^T u,\; v \times w \rangle$ | | |

// %% [markdown] id="about-reasons"
// These are the reasons why a line equals the one before it. You may use a reason twice, or not at all; not all are true.
//
// | reason | says |
// |---|---|
// | `"triple"` | $\langle a, b \times c \rangle = \det [a, b, c]$ |
// | `"orthogonal"` | $Q\, Q^T = 1$ |
// | `"columns"` | $[Q a, Q b, Q c] = Q\, [a, b, c]$ |
// | `"product"` | $\det(A B) = \det(A) \det(B)$ |
// | `"transpose"` | $\langle Q^T a, b \rangle = \langle a, Q b \rangle$ |
// | `"rotation"` | $\det(Q) = 1$ |
// | `"volume"` | $\det [a, Q b, Q c] = \det [a, b, c]$ |
//
// Every line but the first is a card and its reason, such as `["H", "volume"]`.

// %% exercise="pseudovectorProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason =
  | "triple"
  | "orthogonal"
  | "columns"
  | "product"
  | "transpose"
  | "rotation"
  | "volume";

/** The proof that Q v x Q w = det(Q) Q (v x w), line by line. */
export function pseudovectorProof(): ([Card] | [Card, Reason])[] {
  throw new Error("not written yet");
}

// %% id="check-proof"
await check("pseudovectorProof", pseudovectorProof);

// %% [markdown] id="about-messages"
// ## 4. Three messages
// Each atom has a scalar $s_i$ and a vector $v_i$. What do its neighbours tell it? The three papers, as short as they can be:
//
// $$\text{schNet}_i = \sum_{j \ne i} f(d_{ij})\, s_j \qquad \text{painn}_i = \sum_{j \ne i} f(d_{ij})\, (s_j\, n_{ij} + v_j) \qquad \text{eqgat}_i = \sum_{j \ne i} f(d_{ij})\; v_i \times v_j$$
//
// Neighbours are nearer than 5. The *cutoff function* fades them out, $f(d) = \tfrac12 \bigl(1 + \cos(\pi d / 5)\bigr)$ for $d < 5$, and $f(d) = 0$ from there on. The laws move an atom across the cutoff as well.
// **Before you write:** one of the three follows rotations and not reflections. Which?

// %% exercise="messages"
interface Messages {
  schNet: number[];
  painn: Vector[];
  eqgat: Vector[];
}

/** What the neighbours of each atom tell it, by three papers. */
export function messages(positions: Vector[], s: number[], v: Vector[]): Messages {
  throw new Error("not written yet");
}

// %% id="check-messages"
await check("messages", messages);

// %% [markdown] id="about-forces"
// ## 5. Forces by hand
// Atoms push each other apart, up to a cutoff of 2 angstrom. The energy is a sum over pairs, each counted once:
//
// $$E = \sum_{i < j} \frac{f(d_{ij})}{d_{ij}}, \qquad f(d) = \tfrac12 \bigl(1 + \cos(\pi d / 2)\bigr) \text{ for } d < 2, \quad 0 \text{ from there on}$$
//
// Work out the forces $F_i = -\partial E / \partial r_i$ on paper, then write them down. They are tried on frames of ethanol: the energy is computed before and after a small step, and your forces must say how it changes.
// Two rules are at work, that of products and that of chains.

// %% exercise="cutForces"
/** The force -dE/dr_i on each atom, for E = sum over pairs of f(d)/d. */
export function cutForces(positions: Vector[]): Vector[] {
  throw new Error("not written yet");
}

// %% id="check-forces"
await check("cutForces", cutForces);

// %% [markdown] id="about-clock"
// ## 6. A counterexample on the clock
// "Whoever knows how far all neighbours are, and every angle between two of them, knows where they are, up to rotations and reflections." For a long time this was believed.
//
// An atom sits in the middle of a clock, and four equal atoms sit at four of its twelve hours, 0 to 11. All are equally far from the middle. Find two such clocks with the same angles, counted with their numbers, such that no rotation and no reflection takes one clock to the other.
// Try on paper first: between two hours the angle is 30, 60, ..., 180 degrees, and four hours make six pairs. Or let a loop try them all.

// %% exercise="sameAngles"
/** Two clocks, four hours each, with the same six angles, that are not congruent. */
export function sameAngles(): { first: number[]; second: number[] } {
  throw new Error("not written yet");
}

// %% id="check-clock"
await check("sameAngles", sameAngles);

// %% [markdown] id="end"
// ## Before you go
// When two of your functions are written, put them together on a real molecule: the vectors of exercise 2 with the dipole of water. Every hydrogen gets $s = 1$ and the oxygen $s = -2$. Does the vector of the oxygen point along the dipole? Can it do anything else?

// %% id="play"
import { mdWater } from "noether/data";

const water = await mdWater();
const charges = water.atoms.map((symbol) => (symbol === "O" ? -2 : 1));
// When yours is written, try:
// ({ oxygen: vectorsFromScalars([...water.positions(0)], charges)[0], dipole: water.dipole(0) });
({ atoms: water.atoms, charges, dipole: water.dipole(0) });
