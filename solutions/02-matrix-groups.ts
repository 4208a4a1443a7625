// %% [markdown] id="title"
// # Sheet 2: matrix groups
// Seven exercises, about 45 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("whichGroup")` gives a hint, `await solution("whichGroup")` shows how we did it, once you have tried.

// %% id="setup"
import {
  determinant,
  type Isometry,
  identityMatrix,
  type Matrix,
  matmul,
  matvec,
  skewSymmetric,
  transpose,
  type Vector,
} from "noether";
import { check, hint, solution } from "noether/course";

// %% [markdown] id="about-which"
// ## 1. Which group?
// A square matrix $M$ is in $O(n)$ if $M^T M = I$. It is in $SO(n)$ if also $\det M = 1$.
// Name the smaller of the two groups that contains $M$: `"SO"`, or `"O"` if it is in $O(n)$ and not in $SO(n)$, or `"neither"`.
//
// Entries are floating-point numbers. $10^{-6}$ is a fair tolerance for $M^T M$; a hundredth is not.
// You may use `matmul`, `transpose`, `identityMatrix(n)` and `determinant`.

// %% exercise="whichGroup"
/** The smaller of SO(n) and O(n) that a square matrix belongs to. */
export function whichGroup(m: Matrix): "SO" | "O" | "neither" {
  // BEGIN SOLUTION
  const gram = matmul(transpose(m), m);
  const one = identityMatrix(m.length);
  const orthogonal = gram.every((row, i) =>
    row.every((entry, j) => Math.abs(entry - one[i][j]) < 1e-6),
  );
  if (!orthogonal) return "neither";
  return determinant(m) > 0 ? "SO" : "O";
  // END SOLUTION
}

// %% id="check-which"
await check("whichGroup", whichGroup);

// %% [markdown] id="about-closure"
// ## 2. Why a product of rotations is a rotation
// Let $R$ and $S$ be in $SO(n)$. Show that $R S$ is too. That takes two proofs: one that it keeps lengths, $(R S)^T (R S) = I$, and one that $\det(R S) = 1$.
//
// Put cards in order. Not all of them are needed, and not all of them are true.
//
// | card | for `lengths` | | card | for `volume` |
// |---|---|---|---|---|
// | A | $(R S)^T (R S)$ | | V | $\det(R S)$ |
// | B | $(R^T S^T)(R S)$ | | W | $\det R + \det S$ |
// | C | $(S^T R^T)(R S)$ | | X | $\det R \, \det S$ |
// | D | $(R^T R)(S^T S)$ | | Y | $\det(S R)$ |
// | E | $S^T (R^T R) S$ | | Z | $1$ |
// | F | $S^T I S$ | | | |
// | G | $S^T S$ | | | |
// | H | $I$ | | | |

// %% [markdown] id="about-closure-reasons"
// The reasons why a line equals the one before it. You may use a reason twice, or not at all.
//
// | reason | says |
// |---|---|
// | `"transpose"` | $(M N)^T = N^T M^T$ |
// | `"regroup"` | the brackets in a product of matrices may be moved |
// | `"orthogonal"` | $R^T R = I$ and $S^T S = I$ |
// | `"unit"` | $I M = M$ |
// | `"commute"` | $M N = N M$ |
// | `"product"` | $\det(M N) = \det M \, \det N$ |
// | `"special"` | $\det R = 1$ and $\det S = 1$ |
//
// A proof begins with a card alone, `["A"]`; every other line is a card and its reason, such as `["B", "transpose"]`.

// %% exercise="closureProof"
type LengthCard = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";
type VolumeCard = "V" | "W" | "X" | "Y" | "Z";
type Reason =
  | "transpose"
  | "regroup"
  | "orthogonal"
  | "unit"
  | "commute"
  | "product"
  | "special";

/** Two proofs, line by line: (R S)^T (R S) = I, and det(R S) = 1. */
export function closureProof(): {
  lengths: ([LengthCard] | [LengthCard, Reason])[];
  volume: ([VolumeCard] | [VolumeCard, Reason])[];
} {
  // BEGIN SOLUTION
  return {
    lengths: [
      ["A"],
      ["C", "transpose"],
      ["E", "regroup"],
      ["F", "orthogonal"],
      ["G", "unit"],
      ["H", "orthogonal"],
    ],
    volume: [["V"], ["X", "product"], ["Z", "special"]],
  };
  // END SOLUTION
}

// %% id="check-closure"
await check("closureProof", closureProof);

// %% [markdown] id="about-swapped"
// ## 3. A counterexample
// In the plane any two rotations commute. "So they do in space" is false.
//
// Find two turns about coordinate axes and a point that ends in two different places, depending on which turn comes first.
// For the last point choose them so that the two ends are opposite: $p'$ and $-p'$.

// %% exercise="swappedTurns"
type Turn = { axis: "x" | "y" | "z"; degrees: number };

/** Two turns and a point for which their order matters. */
export function swappedTurns(): { first: Turn; second: Turn; point: number[] } {
  // BEGIN SOLUTION
  return {
    first: { axis: "z", degrees: 90 },
    second: { axis: "x", degrees: 180 },
    point: [1, 0, 0],
  };
  // END SOLUTION
}

// %% id="check-swapped"
await check("swappedTurns", swappedTurns);

// %% [markdown] id="about-rotation"
// ## 4. A turn about any axis
// Rodrigues' formula gives the rotation by the angle $a$ about an axis $n$ of length 1:
//
// $$R x = \cos a \, x + \sin a \, (n \times x) + (1 - \cos a)\, n \, (n \cdot x)$$
//
// Write its matrix. The axis that you are given may have any length but 0; the angle is in radians.
// `skewSymmetric(n)` is the matrix of $x \mapsto n \times x$.
// **Before you write:** what does the formula give for $x = n$?

// %% exercise="rotationAbout"
/** The 3 x 3 matrix of the rotation by an angle in radians about an axis, counter-clockwise as seen from its tip. */
export function rotationAbout(axis: Vector, angle: number): number[][] {
  // BEGIN SOLUTION
  const n = axis.map((entry) => entry / Math.hypot(...axis));
  const cross = skewSymmetric(n);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return n.map((p, i) =>
    n.map((q, j) => (i === j ? c : 0) + s * cross[i][j] + (1 - c) * p * q),
  );
  // END SOLUTION
}

// %% id="check-rotation"
await check("rotationAbout", rotationAbout);

// %% [markdown] id="about-compose"
// ## 5. One motion after another
// A rigid motion $g = (R, t)$ moves points by $g\,x = R x + t$. In code: `{ rotation: R, translation: t }`.
// Let $h = (S, u)$ be another one. There is one motion $g h$ that does what $h$ and then $g$ does: $(g h)\,x = g\,(h\,x)$.
//
// Write it. **Before you write:** if $g$ is a turn and $h$ a shift, is the translation of $g h$ the vector $u$?

// %% exercise="composeMotions"
/** The motion g h: first h, then g. */
export function composeMotions(g: Isometry, h: Isometry): Isometry {
  // BEGIN SOLUTION
  const turned = matvec(g.rotation, h.translation);
  return {
    rotation: matmul(g.rotation, h.rotation),
    translation: turned.map((entry, i) => entry + g.translation[i]),
  };
  // END SOLUTION
}

// %% id="check-compose"
await check("composeMotions", composeMotions);

// %% [markdown] id="about-inverse"
// ## 6. And back
// Write the inverse of $g = (R, t)$: the motion that takes $R x + t$ back to $x$.

// %% exercise="inverseMotion"
/** The motion that undoes g. */
export function inverseMotion(g: Isometry): Isometry {
  // BEGIN SOLUTION
  const back = transpose(g.rotation);
  return {
    rotation: back,
    translation: matvec(back, g.translation).map((entry) => -entry),
  };
  // END SOLUTION
}

// %% id="check-inverse"
await check("inverseMotion", inverseMotion);

// %% [markdown] id="about-hand"
// ## 7. Left or right?
// Four points in space have a *hand*. Let three fingers of your right hand point from $p_0$ to $p_1$ (thumb), $p_2$ (index) and $p_3$ (middle finger). If that works, the hand is $1$; if it takes the left hand, it is $-1$; and it is $0$ if the four points are in one plane.
//
// The checks use the atoms C, C, O and H of ethanol as it moves, as well as simple points. No rigid motion may change your answer; every reflection must.
// Rounding leaves about $10^{-16}$ where the truth is 0.

// %% exercise="handedness"
/** The hand of four points in space: 1 for right, -1 for left, 0 if they are in one plane. */
export function handedness(points: number[][]): number {
  // BEGIN SOLUTION
  const [origin, ...others] = points;
  const volume = determinant(others.map((point) => point.map((x, k) => x - origin[k])));
  return Math.abs(volume) < 1e-9 ? 0 : Math.sign(volume);
  // END SOLUTION
}

// %% id="check-hand"
await check("handedness", handedness);

// %% [markdown] id="end"
// ## Before you go
// `const ethanol = await mdEthanol()` (from `noether/data`) gives you 2,000 frames of a molecule in motion. Ask your own `handedness` for the atoms 0, 1, 2 and 8 of each: how often does the molecule change hands? Does it prefer one?
// A network that sees only distances cannot answer. Why not?
