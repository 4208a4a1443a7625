// ---
// jupyter:
//   noether: {"sheet":"05-convolution"}
// ---

// %% [markdown] id="title"
// # Sheet 5: convolution
// Six exercises, about 45 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries the laws of the chapter on what you wrote and shows the simplest case that breaks one.
//
// `await hint("convolve")` gives a hint, `await solution("convolve")` shows how we did it, once you have tried.

// %% id="setup"
import {
  convolveImage as filtered,
  type Image,
  relativeError,
  rotateImage,
} from "noether";
import { check, hint, solution } from "noether/course";

// %% [markdown] id="about-convolve"
// ## 1. The sum
// On a circle of $n$ points a signal is a list of $n$ numbers, and every index is taken mod $n$: after $n - 1$ comes $0$, before $0$ comes $n - 1$. The integral of the slide becomes a sum:
//
// $$(f * g)(t) = \sum_{\tau = 0}^{n - 1} f(\tau)\, g(t - \tau)$$
//
// **Before you write:** what must $[1, 0, 0] * g$ be?

// %% exercise="convolve"
/** The convolution of two signals on the same circle: (f * g)(t) = sum over tau of f(tau) g(t - tau), indices mod n. */
export function convolve(f: number[], g: number[]): number[] {
  throw new Error("not written yet");
}

// %% id="check-convolve"
await check("convolve", convolve);

// %% [markdown] id="about-integral"
// ## 2. The integral
// Now the formula as the slide has it, for two functions on the whole line:
//
// $$(f * g)(t) = \int_{-\infty}^{\infty} f(\tau)\, g(t - \tau)\, d\tau$$
//
// A computer adds: steps of $d\tau = 0.01$ from $-12$ to $12$ are enough, because the functions we try have died out by then.

// %% exercise="integralConvolution"
/** The value of f * g at the point t, by a sum of f(tau) g(t - tau) dtau over tau from -12 to 12. */
export function integralConvolution(
  f: (x: number) => number,
  g: (x: number) => number,
  t: number,
): number {
  throw new Error("not written yet");
}

// %% id="check-integral"
await check("integralConvolution", integralConvolution);

// %% [markdown] id="about-proof"
// ## 3. Show it!
// The slide says: *convolution is translation equivariant (exercise: show it!)*. With $(T_s f)(t) = f(t - s)$ the claim is
//
// $$((T_s f) * g)(t) = (T_s (f * g))(t) \quad \text{for all } s, t.$$
//
// Here are eleven cards. Seven of them, in the right order, are the proof; the other four are not equal to card A.
//
// | card | expression |
// |---|---|
// | A | $((T_s f) * g)(t)$ |
// | B | $\int f(\tau + s)\, g(t - \tau)\, d\tau$ |
// | C | $\int f(\tau - s)\, g(t - \tau)\, d\tau$ |
// | D | $\int f(\sigma)\, g((t - s) - \sigma)\, d\sigma$ |
// | E | $\int f(\sigma)\, g(t - (\sigma + s))\, d\sigma$ |
// | F | $\int f(\sigma)\, g(t - (\sigma - s))\, d\sigma$ |
// | G | $(f * g)(t - s)$ |
// | H | $(f * g)(t + s)$ |
// | I | $(T_s (f * g))(t)$ |
// | J | $\int (T_s f)(\tau)\, g(t - \tau)\, d\tau$ |
// | K | $\int f(\sigma)\, g(t - \sigma)\, d\sigma$ |
//
// And six reasons why a line equals the one before it. You may use a reason twice, or not at all.
//
// | reason | says |
// |---|---|
// | `"convolution"` | the definition of $*$ |
// | `"shift"` | the definition of $T_s$ |
// | `"substitute"` | $\sigma = \tau - s$, so $d\sigma = d\tau$ |
// | `"regroup"` | brackets inside an argument |
// | `"commute"` | $f * g = g * f$ |
// | `"even"` | $g(-x) = g(x)$ |
//
// The proof begins with `["A"]`; every other line is a card and its reason, such as `["J", "convolution"]`.

// %% exercise="shiftProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason = "convolution" | "shift" | "substitute" | "regroup" | "commute" | "even";

/** The proof that ((T_s f) * g)(t) = (T_s (f * g))(t), line by line. */
export function shiftProof(): ([Card] | [Card, Reason])[] {
  throw new Error("not written yet");
}

// %% id="check-proof"
await check("shiftProof", shiftProof);

// %% [markdown] id="about-image"
// ## 4. A filter on images
// An image has rows $y$ (from the top) and columns $x$. It closes up too: the right neighbour of the last column is the first one, and below the last row comes the first.
// A kernel $k$ has odd sides (a check tries $3 \times 3$, $1 \times 3$, $3 \times 1$ and $3 \times 5$) and its centre in the middle, so that the offsets $d$ of a $3 \times 3$ kernel run over $(-1, -1), \dots, (1, 1)$:
//
// $$(k * f)(p) = \sum_{d} k(d)\, f(p - d)$$
//
// What deep learning libraries call convolution has $f(p + d)$ here. The law about impulses tells the two apart.

// %% exercise="convolveImage"
/** The convolution of an image with a kernel of odd sides, on the periodic grid: sum over d of k(d) f(p - d). */
export function convolveImage(image: Image, kernel: Image): number[][] {
  throw new Error("not written yet");
}

// %% id="check-image"
await check("convolveImage", convolveImage);

// %% [markdown] id="about-stride"
// ## 5. A counterexample
// Networks save work by keeping every second number: $(S f)(t) = f(2t)$. A signal of 8 numbers becomes one of 4.
// "A CNN with stride 2 is translation equivariant" would mean: shift $f$, and the small signal shifts, by some amount $k$.
//
// Refute it. Find 8 numbers and a shift $s$ such that $S(T_s f)$ is **not** a shift of $S f$, by any $k = 0, 1, 2, 3$.
// For the last point, find one where nothing is left: $S f \neq 0$ but $S(T_s f) = 0$.

// %% exercise="strideCounterexample"
/** A signal of 8 numbers and a shift for which keeping every second number is not equivariant. */
export function strideCounterexample(): { signal: number[]; shift: number } {
  throw new Error("not written yet");
}

// %% id="check-stride"
await check("strideCounterexample", strideCounterexample);

// %% [markdown] id="about-rotation"
// ## 6. How wrong is it to turn?
// Two paths lead from an image $f$ to a turned, filtered image: filter, then turn by the angle $\alpha$; or turn, then filter. Write $R f$ for `rotateImage(f, angle)`, with the angle in radians. The error of the square is
//
// $$\frac{\max_p \bigl| (R (k * f))(p) - (k * (R f))(p) \bigr|}{\max_p \bigl( |(R (k * f))(p)|, |(k * (R f))(p)| \bigr)}$$
//
// 0 means: the filter does not notice the turn. You may use `filtered(image, kernel)` (the library's filter), `rotateImage(image, angle)` and `relativeError(a, b)`, which is the fraction above for two images.

// %% exercise="rotationError"
/** The relative error between "filter, then turn" and "turn, then filter". */
export function rotationError(image: Image, kernel: Image, angle: number): number {
  throw new Error("not written yet");
}

// %% id="check-rotation"
await check("rotationError", rotationError);

// %% [markdown] id="end"
// ## Before you go
// Here is a digit to play with. Change the kernel, the angle, the digit. Which kernels pass a quarter turn? Does any pass an eighth?
// A layer that turned *with* the image would pass them all: that is chapter 6.

// %% id="play"
import { mnist } from "noether/data";

const digits = await mnist();
const six = digits.image(digits.labels.indexOf(6));
const plus = [
  [0, 1, 0],
  [1, -4, 1],
  [0, 1, 0],
];
// When yours is written, try: rotationError(six, plus, Math.PI / 2)
