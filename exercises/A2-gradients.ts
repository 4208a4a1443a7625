// ---
// jupyter:
//   noether: {"sheet":"A2-gradients"}
// ---

// %% [markdown] id="title"
// # Sheet A2: a gradient of a gradient
// Five exercises, about 50 minutes. Each one asks you to write one function.
// Run the cell with your function, then the cell below it: `check` tries laws on what you wrote and shows the simplest case that breaks one.
//
// `await hint("quotientRule")` gives a hint, `await solution("quotientRule")` shows how we did it, once you have tried.

// %% id="setup"
import { grad, type Tensor, tensor } from "noether";
import { check, hint, solution } from "noether/course";

// %% [markdown] id="about-quotient"
// ## 1. A backward rule
// In the lesson the product $y = a\,b$ hands the slope $g$ of the result back as $g\,b$ to $a$ and $g\,a$ to $b$. Write the rule of the quotient $y = a / b$.
//
// **Before you write:** $a / b$ does not change when both are doubled. What does that say about your two numbers?

// %% exercise="quotientRule"
/** The slopes handed back to a and to b by y = a / b, where g is the slope of the result with respect to y. */
export function quotientRule(a: number, b: number, g: number): [number, number] {
  throw new Error("not written yet");
}

// %% id="check-quotient"
await check("quotientRule", quotientRule);

// %% [markdown] id="about-stiffness"
// ## 2. A second derivative
// $n$ pendulums hang in a circle, each tied to the next one. Their angles are $\theta_0, \dots, \theta_{n-1}$, and the energy of the ties is `twist(theta)`:
//
// $$E(\theta) = \sum_i \bigl(1 - \cos(\theta_{i+1} - \theta_i)\bigr)$$
//
// The *stiffness* in a direction $v$ is the second derivative of $E$ along it, at $t = 0$:
//
// $$\frac{d^2}{dt^2} E(\theta + t\, v)$$
//
// Write it by `grad`, twice. (You could do it by hand here. With `grad` the same lines work for every energy.) `exactly` makes a tensor of 16 digits, `float64`: all tensors that meet must be of one kind.

// %% id="twist"
/** The energy of pendulums in a circle, each tied to the next one. */
function twist(theta: Tensor): Tensor {
  const n = theta.size;
  const next = tensor(
    Array.from({ length: n }, (_, i) => (i + 1) % n),
    { dtype: "int32" },
  );
  return theta.gather(next).sub(theta).cos().neg().add(1).sum();
}

const exactly = (values: number[]) => tensor(values, { dtype: "float64" });

// %% exercise="stiffness"
/** The second derivative of twist along v: theta and v are lists of as many numbers. Take `exactly(theta)`. */
export function stiffness(theta: number[], v: number[]): number {
  throw new Error("not written yet");
}

// %% id="check-stiffness"
await check("stiffness", stiffness);

// %% [markdown] id="about-forces"
// ## 3. Forces, even where atoms meet
// Springs of rest length 1 join every atom with every other one:
//
// $$E(x) = \sum_{i < j} \bigl(|x_i - x_j| - 1\bigr)^2, \qquad F = -\nabla E.$$
//
// Write the forces. Atoms are given as a list of positions $[x, y, z]$, and so are the forces.
// Two atoms may sit at the same place. No direction is better than another there: that pair gives no force, and the others stay as they are.

// %% exercise="forces"
/** The force on each atom: positions and forces are lists of [x, y, z]. */
export function forces(positions: number[][]): number[][] {
  throw new Error("not written yet");
}

// %% id="check-forces"
await check("forces", forces);

// %% [markdown] id="about-proof"
// ## 4. Show it
// Let $E(Rx) = E(x)$ for every rotation $R$. The claim is $F(Rx) = R\,F(x)$ with $F = -\nabla E$.
// Write $(\nabla E)(Rx)$ for the gradient of $E$ *taken at* $Rx$, and $\nabla_x[\dots]$ for the gradient with respect to $x$ of what is in the brackets.
//
// Here are ten cards. Six of them, in the right order, are the proof; the other four are not equal to card A.
//
// | card | expression |
// |---|---|
// | A | $F(Rx)$ |
// | B | $-\nabla_x\bigl[E(Rx)\bigr]$ |
// | C | $-(\nabla E)(Rx)$ |
// | D | $-R\,\nabla_x\bigl[E(Rx)\bigr]$ |
// | E | $-R^T\,\nabla_x\bigl[E(x)\bigr]$ |
// | F | $-R\,\nabla_x\bigl[E(x)\bigr]$ |
// | G | $-R R^T\,(\nabla E)(Rx)$ |
// | H | $-R R\,(\nabla E)(Rx)$ |
// | I | $R\,F(x)$ |
// | J | $R^T F(x)$ |
//
// And five reasons why a line equals the one before it. You may use a reason twice, or not at all.
//
// | reason | says |
// |---|---|
// | `"force"` | $F = -\nabla E$ |
// | `"rotation"` | $R R^T = 1$ |
// | `"chain rule"` | $\nabla_x[E(Rx)] = R^T (\nabla E)(Rx)$ |
// | `"invariance"` | $E(Rx) = E(x)$ |
// | `"linearity"` | $R(x + y) = Rx + Ry$ |
//
// The proof begins with `["A"]`; every other line is a card and its reason, such as `["C", "force"]`.

// %% exercise="forceProof"
type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J";
type Reason = "force" | "rotation" | "chain rule" | "invariance" | "linearity";

/** The proof that F(Rx) = R F(x), line by line. */
export function forceProof(): ([Card] | [Card, Reason])[] {
  throw new Error("not written yet");
}

// %% id="check-proof"
await check("forceProof", forceProof);

// %% [markdown] id="about-order"
// ## 5. A test that finds the careless rule
// Somebody gives you a function and what they say are its derivatives, as tables: `rows[0]` has the values $f(x_0), f(x_0 + h), f(x_0 + 2h), \dots$, `rows[1]` those of $f'$ at the same points, `rows[2]` those of $f''$, and perhaps more. Which is the first row that is **not** the derivative of the row before it? 0 if all of them are.
//
// Differences tell: $\dfrac{f(x + h) - f(x - h)}{2h}$ is $f'(x)$ up to about $h^2$. Here $h \le 0.01$, the functions and their derivatives are at most of size 30 or so, and a wrong row is off by at least 0.1 somewhere inside.

// %% exercise="firstWrongOrder"
/** The first k for which rows[k] is not the derivative of rows[k - 1]; 0 if there is none. h is the step between points. */
export function firstWrongOrder(h: number, rows: number[][]): number {
  throw new Error("not written yet");
}

// %% id="check-order"
await check("firstWrongOrder", firstWrongOrder);

// %% [markdown] id="end"
// ## Before you go
// Try your test on the rules of the lesson: sample `tanh`, its first and its second derivative by the careless rule, and see which row it names.
