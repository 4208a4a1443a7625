// %% [markdown] id="title"
// # Sheet 17: interatomic potentials
// Six exercises, about 75 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("smoothCutoff")` gives a hint, `await solution("smoothCutoff")` shows how we did it, once you have tried.

// %% [markdown] id="about-setup"
// As in sheet 15 everything is written with plain numbers, and a vector is a list of three numbers.

// %% id="setup"
import type { Vector } from "noether";
import { check, hint, solution } from "noether/course";

const add = (v: Vector, w: Vector) => v.map((x, k) => x + w[k]);
const subtract = (v: Vector, w: Vector) => v.map((x, k) => x - w[k]);
const times = (s: number, v: Vector) => v.map((x) => s * x);
const dot = (v: Vector, w: Vector) => v.reduce((sum, x, k) => sum + x * w[k], 0);
const length = (v: Vector) => Math.sqrt(dot(v, v));

// %% [markdown] id="about-cutoff"
// ## 1. A cutoff and its slopes
// Find the polynomial $f(u)$ of degree 5 that is flat at both ends,
//
// $$f(0) = 1, \quad f'(0) = f''(0) = 0, \qquad f(1) = f'(1) = f''(1) = 0,$$
//
// six conditions for six coefficients. With $u = d / c$ it fades a neighbour out from $0$ to the cutoff $c$; from $c$ on all is 0. Forces and vibrations need its first two derivatives *by the distance $d$*.
// **Before you write:** what does the chain rule make of $f(d / c)$?

// %% exercise="smoothCutoff"
interface Cutoff {
  value: number;
  slope: number;
  curvature: number;
}

/** f(d / c), and its first and second derivative by d. */
export function smoothCutoff(d: number, c: number): Cutoff {
  // BEGIN SOLUTION
  const u = d / c;
  if (u >= 1) return { value: 0, slope: 0, curvature: 0 };
  return {
    value: 1 - 10 * u ** 3 + 15 * u ** 4 - 6 * u ** 5,
    slope: (-30 * u ** 2 + 60 * u ** 3 - 30 * u ** 4) / c,
    curvature: (-60 * u + 180 * u ** 2 - 120 * u ** 3) / c ** 2,
  };
  // END SOLUTION
}

// %% id="check-cutoff"
await check("smoothCutoff", smoothCutoff);

// %% [markdown] id="about-paths"
// ## 2. Count the paths
// A layer of NequIP multiplies each feature with each harmonic. Degrees $a$ and $b$ make every degree from $|a - b|$ to $a + b$, and parities multiply, $p = p_a\, p_b$; harmonics have the parity $(-1)^l$. What is not an irrep of the features is not made.
//
// Features are a list such as `[{ mul: 16, l: 0, p: 1 }, { mul: 16, l: 1, p: -1 }]`, that is 16x0e + 16x1o. Harmonics have the degrees $0, 1, \dots, l_{max}$, once each. Count the paths, and the weights: one for each path and each channel of the feature that goes in.
// **Before you write:** 1x0e + 1x1o with harmonics up to degree 1. You should find four.

// %% exercise="countPaths"
interface Term {
  mul: number;
  l: number;
  p: 1 | -1;
}

/** How many paths a layer has, and how many weights. */
export function countPaths(
  features: Term[],
  lmax: number,
): { paths: number; weights: number } {
  // BEGIN SOLUTION
  const found = { paths: 0, weights: 0 };
  for (const h of features)
    for (let b = 0; b <= lmax; b++)
      for (const m of features) {
        const isInReach = m.l >= Math.abs(h.l - b) && m.l <= h.l + b;
        if (!isInReach || m.p !== h.p * (-1) ** b) continue;
        found.paths += 1;
        found.weights += h.mul;
      }
  return found;
  // END SOLUTION
}

// %% id="check-paths"
await check("countPaths", countPaths);

// %% [markdown] id="about-layer"
// ## 3. One layer of NequIP
// Each atom has one scalar $s_i$ and one vector $v_i$: features 0e + 1o. Its neighbours are nearer than 4; the function `fade` is 1 at distance 0 and 0 from 4 on. The four paths have a weight each, and messages are
//
// $$m_i = \sum_{j \ne i} f(d_{ij})\, \bigl( w_0\, s_j + w_1 \langle v_j, n_{ij} \rangle \bigr), \qquad M_i = \sum_{j \ne i} f(d_{ij})\, \bigl( w_2\, s_j\, n_{ij} + w_3\, v_j \bigr)$$
//
// with the unit vector $n_{ij}$ from $i$ to $j$. Then come self-connection and gate: with $a_i = s_i + m_i$ and $A_i = v_i + M_i$
//
// $$s_i' = a_i\, \sigma(a_i), \qquad v_i' = \sigma(a_i)\, A_i, \qquad \sigma(x) = \frac{1}{1 + e^{-x}}$$
//
// **Before you write:** an atom is alone. What are its new scalar and vector?

// %% id="fade"
/** The cutoff: 1 at 0, and 0 with its slope from 4 on. */
const fade = (d: number) => (d < 4 ? (1 + Math.cos((Math.PI * d) / 4)) / 2 : 0);

// %% exercise="nequipLayer"
interface Features {
  s: number[];
  v: Vector[];
}

/** The features of all atoms after one layer: w holds the weights of the four paths. */
export function nequipLayer(
  positions: Vector[],
  s: number[],
  v: Vector[],
  w: number[],
): Features {
  // BEGIN SOLUTION
  const sigma = (x: number) => 1 / (1 + Math.exp(-x));
  const result: Features = { s: [], v: [] };
  for (const [i, ri] of positions.entries()) {
    let a = s[i];
    let A = v[i];
    for (const [j, rj] of positions.entries()) {
      if (j === i) continue;
      const r = subtract(rj, ri);
      const n = times(1 / length(r), r);
      const f = fade(length(r));
      a += f * (w[0] * s[j] + w[1] * dot(v[j], n));
      A = add(A, times(f, add(times(w[2] * s[j], n), times(w[3], v[j]))));
    }
    result.s.push(a * sigma(a));
    result.v.push(times(sigma(a), A));
  }
  return result;
  // END SOLUTION
}

// %% id="check-layer"
await check("nequipLayer", nequipLayer);

// %% [markdown] id="about-proof"
// ## 4. Why torques add up to 0
// Let an energy $E(r_1, \dots, r_n)$ be given, and forces $F_i = -\partial E / \partial r_i$. We let all atoms turn about an axis $\omega$ through the origin: places $r_i(t)$ with $r_i(0) = r_i$ and velocities $r_i'(0) = \omega \times r_i$. Prove that the energy changes as
//
// $$\frac{d}{dt} E(r_1(t), \dots, r_n(t)) \Big|_{t = 0} = -\Bigl\langle \omega,\; \sum_i r_i \times F_i \Bigr\rangle$$
//
// If no rotation changes $E$, the left side is 0 for every $\omega$, and so the torques add up to 0.
// Some of the cards, in the right order, are the proof. It begins with `["A"]` and ends at F.
//
// | card | expression | card | expression |
// |---|---|---|---|
// | A | $\frac{d}{dt} E(r_1(t), \dots, r_n(t))$ at $t = 0$ | G | $\sum_i \langle F_i,\; \omega \times r_i \rangle$ |
// | B | $\sum_i \langle \partial E / \partial r_i,\; r_i'(0) \rangle$ | H | $-\sum_i \langle \omega,\; F_i \times r_i \rangle$ |
// | C | $\sum_i \langle \partial E / \partial r_i,\; \omega \times r_i \rangle$ | I | $-\sum_i \langle F_i,\; r_i \times \omega \rangle$ |
// | D | $-\sum_i \langle F_i,\; \omega \times r_i \rangle$ | J | $-\sum_i \langle F_i,\; r_i'(0) \rangle$ |
// | E | $-\sum_i \langle \omega,\; r_i \times F_i \rangle$ | K | $-\langle \omega,\; (\sum_i r_i) \times (\sum_i F_i) \rangle$ |
// | F | $-\langle \omega,\; \sum_i r_i \times F_i \rangle$ | | |

// %% [markdown] id="about-reasons"
// These are the reasons why a line equals the one before it. You may use a reason twice, or not at all; not all are true.
//
// | reason | says |
// |---|---|
// | `"chain"` | the chain rule |
// | `"motion"` | $r_i'(0) = \omega \times r_i$ |
// | `"force"` | $F_i = -\partial E / \partial r_i$ |
// | `"triple"` | $\langle a, b \times c \rangle = \langle b, c \times a \rangle$ |
// | `"linear"` | $\sum_i \langle \omega, a_i \rangle = \langle \omega, \sum_i a_i \rangle$ |
// | `"commutes"` | $a \times b = b \times a$ |
// | `"sums"` | $\sum_i a_i \times b_i = (\sum_i a_i) \times (\sum_i b_i)$ |
//
// Every line but the first is a card and its reason, such as `["H", "commutes"]`.

// %% exercise="torqueProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason = "chain" | "motion" | "force" | "triple" | "linear" | "commutes" | "sums";

/** The proof that torques say how the energy changes under a rotation, line by line. */
export function torqueProof(): ([Card] | [Card, Reason])[] {
  // BEGIN SOLUTION
  return [
    ["A"],
    ["B", "chain"],
    ["C", "motion"],
    ["D", "force"],
    ["E", "triple"],
    ["F", "linear"],
  ];
  // END SOLUTION
}

// %% id="check-proof"
await check("torqueProof", torqueProof);

// %% [markdown] id="about-verlet"
// ## 5. A step of Verlet
// Beads on a line, at places $x_i$, each joined to the next by a spring of length 1: the function `springs` gives the force on each. Write one step of time $\Delta t$:
//
// $$v \leftarrow v + \tfrac{\Delta t}{2} \tfrac{F(x)}{m}, \qquad x \leftarrow x + \Delta t\, v, \qquad v \leftarrow v + \tfrac{\Delta t}{2} \tfrac{F(x)}{m}$$
//
// where the last $F$ is that of the new places. The laws run it forwards and backwards, add up momenta, and look at the energy after a thousand steps.
// **Before you write:** who leaves out the halves and takes the old force for the whole step has Euler's method. What will its energy do?

// %% id="springs"
/** The force on each bead: springs of length 1 between neighbours, pulling as much as they are too long. */
const springs = (x: readonly number[]) =>
  x.map((_, i) => {
    const pull = (k: number) => (k < 0 || k > x.length - 2 ? 0 : x[k + 1] - x[k] - 1);
    return pull(i) - pull(i - 1);
  });

// %% exercise="verletStep"
interface State {
  x: number[];
  v: number[];
}

/** Places and velocities a time dt later, by one step of Verlet in its velocity form. */
export function verletStep(x: number[], v: number[], m: number[], dt: number): State {
  // BEGIN SOLUTION
  const kicked = (velocities: number[], at: number[]) => {
    const F = springs(at);
    return velocities.map((vi, i) => vi + ((dt / 2) * F[i]) / m[i]);
  };
  const half = kicked(v, x);
  const later = x.map((xi, i) => xi + dt * half[i]);
  return { x: later, v: kicked(half, later) };
  // END SOLUTION
}

// %% id="check-verlet"
await check("verletStep", verletStep);

// %% [markdown] id="about-false"
// ## 6. Forces that belong to no energy
// "My forces turn with the molecule, they do not care for the order of its atoms, they add up to 0 and so do the torques. So there is an energy." Find forces that prove this wrong.
//
// Write any rule that gives a force on each of three or more equal atoms. The laws try the four properties, and look for two coordinates $a \neq b$ with $\partial F_a / \partial x_b \neq \partial F_b / \partial x_a$, which no second derivatives of an energy have.
// **Before you write:** let atom $j$ push $i$ along the line between them. If the push depends on their distance $d_{ij}$ alone, there is always an energy: which one? So what must it depend on besides?

// %% exercise="falseForces"
/** A force on each atom, with all symmetries and no energy. */
export function falseForces(positions: Vector[]): Vector[] {
  // BEGIN SOLUTION
  const arrow = (i: number, j: number) => subtract(positions[j], positions[i]);
  /** How far all others are from atom i. */
  const D = positions.map((_, i) =>
    positions.reduce((sum, _, j) => sum + length(arrow(i, j)), 0),
  );
  return positions.map((_, i) =>
    positions.reduce<Vector>(
      (sum, _, j) => add(sum, times(D[i] * D[j], arrow(i, j))),
      [0, 0, 0],
    ),
  );
  // END SOLUTION
}

// %% id="check-false"
await check("falseForces", falseForces);

// %% [markdown] id="end"
// ## Before you go
// When your step of Verlet is written, let a chain of five beads swing for a while and look at its energy. How long may a step be? The stiffest swing of a long chain has the period $\pi$.

// %% id="play"
const beads = { x: [0, 1.3, 2, 3, 4], v: [0, 0, 0, 0, 0], m: [1, 1, 1, 1, 1] };
const energy = (x: number[], v: number[], m: number[]) =>
  v.reduce((sum, vi, i) => sum + (m[i] * vi ** 2) / 2, 0) +
  x.slice(1).reduce((sum, xi, i) => sum + (xi - x[i] - 1) ** 2 / 2, 0);
// When yours is written, try:
// let state = { x: beads.x, v: beads.v };
// for (let k = 0; k < 1000; k++) state = verletStep(state.x, state.v, beads.m, 0.5);
// energy(state.x, state.v, beads.m);
energy(beads.x, beads.v, beads.m);
