// ---
// jupyter:
//   noether:
//     chapter:
//       before: "09-irreducible-representations"
//       exercises: ["quotientRule","stiffness","forces","forceProof","firstWrongOrder"]
//       minutes: {"lesson":35,"sheet":50}
//       needs: ["04-equivariance"]
//       number: "A2"
//       optional: []
//       title: "A gradient of a gradient"
// ---

// %% [markdown] id="title"
// # A2. A gradient of a gradient
// A network that learns molecules gives one number, an energy. The forces on the atoms are its slopes. To train on forces, one takes slopes of those slopes.
// Here is an energy of two atoms at a distance $r$, and one line that gives the slope. Numbers live in *tensors*, here of one entry: `.sub(1).mul(-2)` subtracts 1, then multiplies by -2, and `.item()` takes the number out. Run it.

// %% id="pair"
import { grad, type Tensor, tensor } from "noether";

/** An energy with its lowest point at r = 1: (1 - exp(-2 (r - 1)))^2. */
const bond = (r: Tensor): Tensor => r.sub(1).mul(-2).exp().neg().add(1).square();
const slope = grad(bond);

[bond(tensor(1.2)).item(), slope(tensor(1.2)).item()];

// %% [markdown] id="predict-slope"
// `grad` took a function and gave a function: its derivative, for which nobody wrote down a formula. The force is minus the slope: it points downhill.
//
// **Before you run the next cell:** the atoms rest at $r = 1$. Closer than that, is the slope positive or negative? And beyond it, where is the energy steepest?

// %% id="curves" jupyter={"source_hidden":true} tags=["hide-output"]
import { curves } from "noether/figure";

const distances = Array.from({ length: 121 }, (_, k) => 0.75 + k / 50);
const at = (f: (r: Tensor) => Tensor, r: number) =>
  f(tensor(r, { dtype: "float64" })).item();

curves({
  title: "An energy and its slope",
  alt: "Two curves over the distance: the energy, with its minimum at 1, and its slope, which crosses 0 there.",
  x: ["distance r", distances],
  y: "energy, slope",
  curves: {
    "energy E(r)": distances.map((r) => at(bond, r)),
    "slope E'(r)": distances.map((r) => at(slope, r)),
  },
});

// %% [markdown] id="curves-read"
// Negative: the energy falls towards $r = 1$, so the force pushes the atoms apart. Beyond it the energy is steepest where the curve bends over, near $1.35$.
//
// ## How it knows
// No symbols are involved. While `bond` computes, every step leaves a note: what it was made of, and how a slope is handed back. For a product $y = a\,b$ somewhere on the way,
//
// $$dy = b\, da + a\, db,$$
//
// so if the final result has the slope $g$ with respect to $y$, then $y$ hands $g\,b$ back to $a$ and $g\,a$ to $b$. That is the *chain rule*, one step at a time. Here it is, whole, for single numbers.

// %% id="scalars"
interface Scalar {
  value: number;
  from: Scalar[]; // what it was made of
  pull: (g: Scalar) => Scalar[]; // given g, the slope for each of them
  order: number; // newer numbers have larger ones
}
let count = 0;
const number = (value: number, from: Scalar[] = [], pull: Scalar["pull"] = () => []) =>
  ({ value, from, pull, order: count++ }) as Scalar;

const add = (a: Scalar, b: Scalar) => number(a.value + b.value, [a, b], (g) => [g, g]);
const mul = (a: Scalar, b: Scalar): Scalar =>
  number(a.value * b.value, [a, b], (g) => [mul(g, b), mul(g, a)]);

/** The slope of y with respect to x: from y back to x, the newest number first. */
function gradient(y: Scalar, x: Scalar): Scalar {
  const slopes = new Map([[y, number(1)]]);
  const found = new Set([y]); // everything y was made of: it grows while the loop runs
  for (const a of found) for (const b of a.from) found.add(b);
  for (const a of [...found].sort((p, q) => q.order - p.order)) {
    a.pull(slopes.get(a)!).forEach((g, k) => {
      const before = slopes.get(a.from[k]);
      slopes.set(a.from[k], before ? add(before, g) : g);
    });
  }
  return slopes.get(x) ?? number(0);
}

// %% [markdown] id="predict-cube"
// Newest first, because a number may be used twice: its slopes from both uses have to be added before they are handed on.
//
// **Before you run:** $y = x \cdot x \cdot x$ at $x = 2$. What are $y$ and the slope?

// %% id="cube" tags=["hide-output"]
const x = number(2);
const y = mul(mul(x, x), x);

[y.value, gradient(y, x).value];

// %% [markdown] id="cube-read"
// 8 and 12, since $3x^2 = 12$.
//
// Look once more at the rule of `mul`: it hands back `mul(g, b)`, not a plain number. So the slope is itself a `Scalar` that remembers how it was made.
// **Before you run:** what can you ask of it, then, and what will come out?

// %% id="second" tags=["hide-output"]
const first = gradient(y, x);
const second = gradient(first, x);

[first.value, second.value, gradient(second, x).value];

// %% [markdown] id="second-read"
// Its own slope: 12, then $6x = 12$, then 6. Nothing was added to the program for that. **A rule written with the operations themselves has gradients of every order.** `grad` of the library works like this on tensors: `grad(grad(f))` is a second derivative.
//
// ## A rule that is right once
// The rule for $y = \tanh a$ is $dy = (1 - y^2)\, da$. It is tempting to keep $y$ as a plain number and compute with it.
// The first derivative is right. **Before you run:** if $1 - y^2$ is a mere number, what will the second derivative be?

// %% id="tanh" jupyter={"source_hidden":true} tags=["hide-output"]
import { customGradient } from "noether/engine";
import { figure } from "noether/figure";

/** tanh with a rule that takes its own value for a number. */
const careless = (a: Tensor): Tensor => {
  const kept = a.tanh().detach();
  return customGradient(
    (b: Tensor) => b.tanh(),
    (g) => [g.mul(kept.square().neg().add(1))],
  )(a);
};
const points = Array.from({ length: 81 }, (_, k) => -3 + (6 * k) / 80);
const twice = (f: (a: Tensor) => Tensor) => points.map((a) => at(grad(grad(f)), a));
const few = points.filter((_, k) => k % 5 === 0);
const h = 1e-4;

figure({
  title: "The second derivative of tanh",
  alt: "Three second derivatives of tanh over a from -3 to 3: by differences, by the careful rule and by the careless rule.",
  panels: [
    {
      xLabel: "a",
      yLabel: "second derivative",
      marks: [
        {
          kind: "line",
          name: "careful rule",
          colour: 0,
          x: points,
          y: twice((b) => b.tanh()),
        },
        {
          kind: "line",
          name: "careless rule",
          colour: 1,
          x: points,
          y: twice(careless),
        },
        {
          kind: "points",
          name: "by differences of tanh",
          colour: 2,
          x: few,
          y: few.map(
            (a) => (Math.tanh(a + h) - 2 * Math.tanh(a) + Math.tanh(a - h)) / h ** 2,
          ),
        },
      ],
    },
  ],
});

// %% [markdown] id="tanh-read"
// Zero, and no error is raised. A network trained on forces with it learns the wrong thing. The remedy is a habit: compare every rule with differences, *at first and at second order*. You write such a test in the sheet.
//
// ## Forces
// Now many atoms: the energy is a sum over pairs, and one call of `grad` gives the forces on all of them. (`float64` asks for 16 digits; a tensor has 7 unless you do.)
// **Before you run:** what do the forces of all atoms add up to?

// %% id="forces" tags=["hide-output"]
import { random, randomNormal } from "noether";
import { identity } from "noether/engine";

/** The energy of atoms [atom, x y z]: the bond of every pair, each counted twice and halved. */
function energy(r: Tensor): Tensor {
  const n = r.shape[0];
  const between = r.reshape([n, 1, 3]).sub(r.reshape([1, n, 3])); // [atom, atom, xyz]
  const pairs = between.norm(2); // lengths along axis 2: [atom, atom]
  return bond(pairs.add(identity(n, { dtype: r.dtype })))
    .sum()
    .mul(0.5);
}

const atoms = randomNormal([5, 3], random(3), { dtype: "float64" });
const forces = (r: Tensor) => grad(energy)(r).neg();

forces(atoms).sum(0);

// %% [markdown] id="forces-read"
// To zero, up to rounding. Moving all atoms together does not change the energy, so it takes no work.
//
// (The distance of an atom to itself is 0; adding 1 there puts it at rest, where the bond's slope is 0.)
//
// ## What a symmetry says about slopes
// The energy is *invariant*: $E(Rx) = E(x)$ for every rotation $R$. **Before you run:** which law do the forces then obey? Say it in a formula, with $F(Rx)$ on the left.

// %% id="law" tags=["hide-output"]
import { equivariance, irrepsRepresentation, judge, onVectors } from "noether";
import { vectorInstances } from "noether/laws";

const vectors = irrepsRepresentation("5x1o"); // five vectors, turned alike
const turning = equivariance({
  domain: [vectors],
  codomain: vectors,
  inputs: vectorInstances(15),
  names: ["x"],
});

judge(turning, onVectors(forces, { shape: [5, 3] }), { random: random(1) });

// %% [markdown] id="law-read"
// $F(Rx) = R\,F(x)$: *the gradient of an invariant is equivariant*. You prove it in the sheet. So a network that gives an invariant energy gives forces that turn as they should, with nothing more to build.
//
// Differentiate once more and the numbers are *stiffnesses*: how the force on one atom changes when another one moves. **Before you run:** five atoms have 15 coordinates. How many second derivatives are there, and what symmetry does their matrix have?

// %% id="hessian" tags=["hide-output"]
import { hessian } from "noether/engine";
import { tensorHeatMap } from "noether/figure";

const H = hessian(energy)(atoms).reshape([15, 15]);

tensorHeatMap(H);

// %% [markdown] id="hessian-read"
// 225, and the matrix is symmetric, because $\partial_i \partial_j E = \partial_j \partial_i E$. Training on forces needs only some products of this matrix with vectors, which `grad` of `grad` gives without ever building it.

// %% [markdown] id="measure"
// ## What forces are worth
// One energy is one number for a molecule. Its forces are $3n$ more, and they cost little. We learn the bond from few examples with the same small network twice: from energies alone, and from energies and forces.
// **Before you run:** the error of the forces on new molecules, for 2, 4, 8 and 16 examples. Which curve is lower, and does the gap close? (24 trainings: a few seconds.)

// %% id="learn" jupyter={"source_hidden":true} tags=["hide-output"]
import { adam, concat, layer, parameter, valueAndGrad } from "noether";
import { isQuick } from "noether/course";

/** An energy of pairs, learned: a network of one hidden layer of the distance. */
const learned = layer(
  {
    W: parameter([1, 16], "lecun"),
    b: parameter([16], "zeros"),
    V: parameter([16, 1], "lecun"),
  },
  ({ W, b, V }, r: Tensor) => r.reshape([-1, 1]).matmul(W).add(b).tanh().matmul(V),
);
type Theta = ReturnType<typeof learned.init>;

/** Three atoms near a triangle of sides 1, many times: [molecule, atom, xyz]. */
const molecules = (n: number, seed: number) =>
  randomNormal([n, 3, 3], random(seed), { dtype: "float64" })
    .mul(0.15)
    .add(
      tensor(
        [
          [0, 0, 0],
          [1.1, 0, 0],
          [0.5, 1, 0],
        ],
        { dtype: "float64" },
      ),
    );

/** The three distances of each molecule. */
const sides = (r: Tensor) =>
  r.sub(concat([r.slice(1, 1, 3), r.slice(1, 0, 1)], 1)).norm(2);

const truth = (r: Tensor) => bond(sides(r)).reshape([-1, 3]).sum(1);
const model = (theta: Theta) => (r: Tensor) =>
  learned.apply(theta, sides(r)).reshape([-1, 3]).sum(1);
const slopes = (f: (r: Tensor) => Tensor) => grad((r: Tensor) => f(r).sum());

const steps = isQuick() ? 30 : 300;

/** The mean error of the forces on new molecules, after a training on some. */
function trained(examples: number, withForces: boolean, seed: number): number {
  const seen = molecules(examples, seed);
  const [E, G] = [truth(seen), slopes(truth)(seen)];
  const loss = valueAndGrad((theta: Theta) => {
    const energies = model(theta)(seen).sub(E).square().mean();
    if (!withForces) return energies;
    return energies.add(slopes(model(theta))(seen).sub(G).square().mean());
  });
  const optimizer = adam({ rate: 0.02 });
  let theta = learned.init(random(seed), { dtype: "float64" });
  let state = optimizer.init(theta);
  for (let step = 0; step < steps; step++) {
    const [, gradient] = loss(theta);
    [theta, state] = optimizer.update(theta, gradient, state);
  }
  const fresh = molecules(50, 99);
  return slopes(model(theta))(fresh)
    .sub(slopes(truth)(fresh))
    .square()
    .mean()
    .sqrt()
    .item();
}

const examples = [2, 4, 8, 16];
const seeds = [1, 2, 3];
const errorsOf = (withForces: boolean) =>
  examples.map(
    (n) =>
      seeds.reduce((sum, seed) => sum + trained(n, withForces, seed), 0) / seeds.length,
  );

curves({
  title: "Error of the forces on new molecules, mean of three seeds",
  alt: "The error over the number of molecules: from energies alone, and from energies and forces.",
  x: ["molecules in the training", examples],
  y: "error of the forces",
  curves: { "energies alone": errorsOf(false), "energies and forces": errorsOf(true) },
});

// %% [markdown] id="learn-read"
// The lower one, at every size, is the one with forces, and the gap opens. From energies alone the error stays above 1, and the forces themselves are of size 1.4; with forces it falls at every step.

// %% [markdown] id="breaks"
// ## What breaks it
// - **A distance of 0.** $\sqrt{x}$ has an infinite slope at 0, and $0 \cdot \infty$ is not a number. In this library `sqrt` and `norm` take the slope 0 there; $x / |x|$ by hand does not.
// - **A rule that computes with numbers.** Right at first order, silently wrong at second.
// - **relu.** Its second derivative is 0 wherever it exists: forces of a relu network are steps.
// - **Memory.** Walking back needs what was computed on the way there. Twice as many layers, twice the memory.
//
// **Before you run:** an energy is the logarithm of a distance, and two atoms are at one place. Which step will `valueAndGrad` blame?

// %% id="nan" tags=["hide-output"]
const apart = (r: Tensor) =>
  r
    .slice(0, 0, 1)
    .sub(r.slice(0, 1, 2))
    .square()
    .sum()
    .sqrt()
    .log();

const place = [1, 2, 3];

try {
  valueAndGrad(apart)(tensor([place, place]));
} catch (error) {
  console.log(`${error}`.replaceAll(": ", ":\n  "));
}

// %% [markdown] id="end"
// The logarithm: the error names the first operation that made something infinite from finite numbers. That is the place to repair.
//
// ## Where it leads
// Rotations of images, with layers that learn, and the energies of molecules, on graphs, have chapters of their own (planned).
// - Griewank and Walther. *Evaluating Derivatives*. 2008.
// - Chmiela, Tkatchenko, Sauceda, Poltavsky, Schütt and Müller. *Machine learning of accurate energy-conserving molecular force fields*. 2017.
// - Baydin, Pearlmutter, Radul and Siskind. *Automatic differentiation in machine learning: a survey*. 2018.
//
// Now the sheet: [exercises/A2-gradients.ipynb](../exercises/A2-gradients.ipynb).
