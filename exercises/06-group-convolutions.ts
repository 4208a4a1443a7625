// ---
// jupyter:
//   noether: {"sheet":"06-group-convolutions"}
// ---

// %% [markdown] id="title"
// # Sheet 6: group convolutions
// Six exercises, about 60 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("turnKernel")` gives a hint, `await solution("turnKernel")` shows how we did it, once you have tried.

// %% [markdown] id="about-setup"
// The symmetries of a square are written as in chapter 1: $h = r^k s^j$ is the pair `[k, j]`. It reflects first, $j$ times, then makes $k$ quarter turns counter-clockwise. The reflection $s$ exchanges up and down.
// A group is given as a list of such pairs: four turns for p4, all eight elements for p4m. Images are square and close up like a ring, as in chapter 5.

// %% id="setup"
import {
  correlateImage,
  type DihedralElement,
  dihedral,
  type Image,
  rotateImage,
} from "noether";
import { check, hint, solution } from "noether/course";

/** g h and g^-1 of two such pairs. */
const { multiply, inverse } = dihedral(4);

/** h.f: the image f, reflected and turned by h. */
const moved = ([turns, flips]: DihedralElement, f: Image) =>
  rotateImage(flips === 1 ? f.toReversed() : f, (turns * Math.PI) / 2);

/** At which place of a list g stands. */
const place = (group: readonly DihedralElement[], g: DihedralElement) =>
  group.findIndex(([turns, flips]) => turns === g[0] && flips === g[1]);

/** The sum of images, pixel by pixel. */
const sum = (images: readonly Image[]) =>
  images[0].map((row, y) =>
    row.map((_, x) => images.reduce((total, f) => total + f[y][x], 0)),
  );

// %% [markdown] id="about-turn"
// ## 1. Turn a kernel
// A kernel $k$ is a square of numbers with odd side, and $d$ runs over the offsets from its centre. Turned by $h$ it is the kernel
//
// $$(h k)(d) = k(h^{-1} d)$$
//
// For images, `moved` does this with the library's `rotateImage`. Write it for kernels yourself, by moving entries.
// **Before you write:** a quarter turn counter-clockwise takes the entry above the centre where?

// %% exercise="turnKernel"
/** The kernel k, reflected (up and down exchanged) `flips` times, then turned by `turns` quarters counter-clockwise. */
export function turnKernel(
  k: Image,
  [turns, flips]: DihedralElement,
): readonly (readonly number[])[] {
  throw new Error("not written yet");
}

// %% id="check-turn"
await check("turnKernel", turnKernel);

// %% [markdown] id="about-lifting"
// ## 2. Lift an image
// The lifting convolution takes an image $f$ and a kernel $k$. Its result is a function of a place $x$ *and* a group element $h$:
//
// $$(k \star f)(x, h) = \sum_y k\bigl(h^{-1}(y - x)\bigr)\, f(y)$$
//
// Return one image for each $h$, in the order of the list `group`. The list may be p4, p4m or another group of symmetries.
// You may use `moved(h, k)` and the library's `correlateImage(f, k)`, which is $\sum_d k(d)\, f(x + d)$ at every place $x$.

// %% exercise="liftingConvolution"
/** One image for each h in the group: at x, the sum over y of k(h^-1 (y - x)) f(y). */
export function liftingConvolution(
  f: Image,
  k: Image,
  group: readonly DihedralElement[],
): Image[] {
  throw new Error("not written yet");
}

// %% id="check-lifting"
await check("liftingConvolution", liftingConvolution);

// %% [markdown] id="about-proof"
// ## 3. Show that it turns and rolls
// An image moves by $(g.f)(y) = f(g^{-1} y)$, its lifted map by $(g.F)(x, h) = F(g^{-1} x, g^{-1} h)$: every image turns, and the images change places. Prove
//
// $$(k \star (g.f))(x, h) = (g.(k \star f))(x, h).$$
//
// Eight of the cards, in the right order, are the proof. It begins with `["A"]` and ends at H; the other five are false.
//
// | card | expression | card | expression |
// |---|---|---|---|
// | A | $(k \star (g.f))(x, h)$ | H | $(g.(k \star f))(x, h)$ |
// | B | $\sum_y k(h^{-1}(y - x))\, (g.f)(y)$ | I | $\sum_y k(h^{-1}(y - x))\, f(g y)$ |
// | C | $\sum_y k(h^{-1}(y - x))\, f(g^{-1} y)$ | J | $\sum_z k(h^{-1}(z - x))\, f(z)$ |
// | D | $\sum_z k(h^{-1}(g z - x))\, f(z)$ | K | $\sum_z k(g h^{-1}(z - g^{-1} x))\, f(z)$ |
// | E | $\sum_z k(h^{-1} g (z - g^{-1} x))\, f(z)$ | L | $(k \star f)(g^{-1} x, h)$ |
// | F | $\sum_z k((g^{-1} h)^{-1} (z - g^{-1} x))\, f(z)$ | M | $(k \star f)(g^{-1} x, h g^{-1})$ |
// | G | $(k \star f)(g^{-1} x, g^{-1} h)$ | | |

// %% [markdown] id="about-reasons"
// These are the reasons why a line equals the one before it. You may use a reason twice, or not at all; not all are true.
//
// | reason | says |
// |---|---|
// | `"lifting"` | the definition of $k \star f$ |
// | `"action"` | the definition of $g.f$, or of $g.F$ |
// | `"substitute"` | $y = g z$: as $y$ runs over all places, so does $z$ |
// | `"linear"` | $g a - g b = g (a - b)$ |
// | `"inverse"` | $(a b)^{-1} = b^{-1} a^{-1}$ |
// | `"commute"` | $g h = h g$ |
// | `"isotropic"` | $k(h d) = k(d)$ |
//
// Every line but the first is a card and its reason, such as `["I", "action"]`.

// %% exercise="liftingProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L" | "M";
type Reason =
  | "lifting"
  | "action"
  | "substitute"
  | "linear"
  | "inverse"
  | "commute"
  | "isotropic";

/** The proof that (k * (g.f))(x, h) = (g.(k * f))(x, h), line by line. */
export function liftingProof(): ([Card] | [Card, Reason])[] {
  throw new Error("not written yet");
}

// %% id="check-proof"
await check("liftingProof", liftingProof);

// %% [markdown] id="about-group"
// ## 4. From lifted map to lifted map
// The next layer starts from a lifted map $F$, and its kernel has the extra axis too:
//
// $$(K \star F)(x, h) = \sum_{h'} \sum_y K\bigl(h^{-1}(y - x),\; h^{-1} h'\bigr)\, F(y, h')$$
//
// `maps[m]` is the image $F(\cdot, h)$ and `kernels[m]` the kernel $K(\cdot, h)$ of the element `group[m]`. Two things happen to the kernel: $h$ turns it, and $h$ takes its parts in another order.
// You may use `moved`, `correlateImage`, `sum(images)`, `multiply(g, h)`, `inverse(g)` and `place(group, g)`.

// %% exercise="groupConvolution"
/** One image for each h in the group: at x, the sum over h' and y of K(h^-1 (y - x), h^-1 h') F(y, h'). */
export function groupConvolution(
  maps: readonly Image[],
  kernels: readonly Image[],
  group: readonly DihedralElement[],
): Image[] {
  throw new Error("not written yet");
}

// %% id="check-group"
await check("groupConvolution", groupConvolution);

// %% [markdown] id="about-pool"
// ## 5. Forget a part of the group
// At the end of a network the extra axis has to go, all of it or a part. Choose a subgroup $H$ and keep, at every place, the largest number in each left coset $a H = \{a h : h \in H\}$:
//
// $$(P F)(x, a H) = \max_{h \in H} F(x, a h)$$
//
// With $H$ = the whole group one image is left, the *projection*. With the turns as $H$, p4m becomes two images, which a reflection exchanges.
// Return one image for each left coset, in the order in which the cosets first occur in the list `group`. The laws try small maps, and handwritten digits that were lifted.

// %% exercise="cosetPool"
/** One image for each left coset of the subgroup: at x, the largest of the numbers that F has there in the coset. */
export function cosetPool(
  maps: readonly Image[],
  group: readonly DihedralElement[],
  subgroup: readonly DihedralElement[],
): Image[] {
  throw new Error("not written yet");
}

// %% id="check-pool"
await check("cosetPool", cosetPool);

// %% [markdown] id="about-even"
// ## 6. A counterexample
// Networks make their maps smaller. The usual pooling takes the largest number in a window of $3 \times 3$ pixels around every second pixel, beginning with the first: rows and columns $0, 2, 4, \dots$ What lies outside the image does not count.
//
// On an image with an odd side this commutes with quarter turns. "It does so on every image" is false. Find a $4 \times 4$ image of zeros and ones, and a number of quarter turns (1, 2 or 3), such that pooling the turned image is **not** the turned pooled image. Its two windows in each direction are around 0 and 2.
// For the last point, let pooling the image give four ones, and pooling the turned image a single one.

// %% exercise="evenPooling"
/** A 4 x 4 image of zeros and ones, and a number of quarter turns, that pooling does not commute with. */
export function evenPooling(): { image: number[][]; turns: number } {
  throw new Error("not written yet");
}

// %% id="check-even"
await check("evenPooling", evenPooling);

// %% [markdown] id="end"
// ## Before you go
// Here is a six, and a nine that is the same six turned upside down. A kernel looks for ink that ends on one side. Lift both, pool, and compare the largest number of each pooled image.
// Which subgroup makes six and nine the same for the next layer, and which keeps them apart?

// %% id="play"
import { mnist } from "noether/data";

const digits = await mnist();
const six = digits.image(digits.labels.indexOf(6));
const nine = moved([2, 0], six);
const edge = [
  [1, 2, 1],
  [0, 0, 0],
  [-1, -2, -1],
];
const p4: DihedralElement[] = [
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 0],
];
const largest = (f: Image) => Math.max(...f.flat());
// When yours are written, try:
// [six, nine].map((f) => cosetPool(liftingConvolution(f, edge, p4), p4, [[0, 0]]).map(largest))
