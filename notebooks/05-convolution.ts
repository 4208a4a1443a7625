// %% [markdown] id="title"
// # 5. Convolution
// A network that reads digits does not care where on the paper the digit stands. It cares very much which way up it is held.
// Both facts come from one formula. Run the first cell.

// %% id="six"
import { convolveImage, figure, type Image, type Panel, rotateImage, shiftImage } from "noether";
import { mnist } from "noether/data";

const digits = await mnist();
const six = digits.image(digits.labels.indexOf(6));
const edges = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];

function picture(title: string, values: Image): Panel {
  const marks = [{ kind: "heatmap", values, scale: "diverging", range: [-4, 4] } as const];
  return { title, axes: false, equalAspect: true, marks };
}

figure({
  title: "A six, and what a filter for upright edges makes of it",
  alt: "A handwritten six on the left; on the right its left and right edges light up with opposite signs.",
  panels: [picture("f", six), picture("k * f", convolveImage(six, edges))],
});

// %% [markdown] id="predict-shift"
// The filter is nine numbers, a *kernel*. At each pixel it adds up the neighbours on the right and takes away those on the left.
//
// Now two ways round a square. *Filter, then shift* the result to the right. Or *shift, then filter*.
// **Before you run the next cell:** what will the third picture, their difference, look like? Then move the slider.

// %% id="square"
function difference(a: Image, b: Image): Image {
  return a.map((row, y) => row.map((value, x) => value - b[y][x]));
}

/** Both ways round the square for one action on images, and what is left between them. */
function square(act: (f: Image) => Image): Panel[] {
  const above = act(convolveImage(six, edges));
  const below = convolveImage(act(six), edges);
  return [
    picture("filter, then move", above),
    picture("move, then filter", below),
    picture("difference", difference(above, below)),
  ];
}

const steps = [0, 2, 4, 6, 8, 10, 12, 14];
figure({
  title: "Shift the six to the right",
  alt: "Filter then shift, shift then filter, and their difference, which is zero for every shift.",
  slider: {
    label: "pixels",
    values: steps.map(String),
    frames: steps.map((s) => square((f) => shiftImage(f, [0, s]))),
  },
});

// %% [markdown] id="predict-turn"
// Nothing is left, wherever the six goes. What leaves on the right comes in on the left: our paper is a torus, and we come back to that.
//
// Now *turn* the six. **Before you run:** will the difference be small, or as large as the pictures themselves?

// %% id="turn"
const angles = [0, 15, 30, 45, 60, 75, 90, 135, 180];
figure({
  title: "Turn the six",
  alt: "Filter then turn, turn then filter, and their difference, which is as large as the pictures from a few degrees on.",
  slider: {
    label: "degrees",
    start: 6,
    values: angles.map(String),
    frames: angles.map((degrees) => square((f) => rotateImage(f, (degrees * Math.PI) / 180))),
  },
});

// %% [markdown] id="definition"
// ## The formula
// The slide defines the convolution of two functions on the line and adds a claim:
//
// > Convolution operation is translation equivariant:
// > $$(f * g)(t) = \int_{-\infty}^{\infty} f(\tau)\, g(t - \tau)\, d\tau$$
// > (exercise: show it!)
//
// Read $g(t - \tau)$ slowly. As a function of $\tau$ it is $g$ turned round and moved so that its origin sits at $t$.
// The product with $f$ is how much the two overlap. Move the slider and watch the overlap become one point of $f * g$.

// %% id="overlap"
import { convolveMixtures, gaussianMixture } from "noether";

const f = gaussianMixture([
  { weight: 1, centre: -1.5, width: 0.5 },
  { weight: 0.6, centre: 1, width: 0.3 },
]);
const g = gaussianMixture([
  { weight: 0.7, centre: 0.3, width: 0.25 },
  { weight: 0.5, centre: 1.2, width: 0.5 },
]);
const line = Array.from({ length: 161 }, (_, k) => -4 + k / 20);
const places = [-3, -2, -1, 0, 1, 2, 3];

figure({
  title: "One point of f * g is the area of one overlap",
  alt: "Above: f, the reversed g moved to t, and their product. Below: f * g, with the point at t marked.",
  columns: 1,
  slider: {
    label: "t",
    start: 3,
    values: places.map(String),
    frames: places.map((t): Panel[] => [
      {
        xLabel: "τ",
        marks: [
          { kind: "line", name: "f(τ)", x: line, y: line.map(f) },
          { kind: "line", name: "g(t - τ)", x: line, y: line.map((tau) => g(t - tau)) },
          { kind: "line", name: "product", x: line, y: line.map((tau) => f(tau) * g(t - tau)), dashed: true },
        ],
      },
      {
        xLabel: "t",
        marks: [
          { kind: "line", name: "(f * g)(t)", x: line, y: line.map(convolveMixtures(f, g)), colour: 3 },
          { kind: "points", name: "this overlap", x: [t], y: [convolveMixtures(f, g)(t)], colour: 3 },
        ],
      },
    ]),
  },
});

// %% [markdown] id="circle"
// A computer has no line, it has a list. Close the list to a circle of $n$ points, so that every index is taken mod $n$, and the integral becomes a sum:
//
// $$(f * g)(t) = \sum_{\tau = 0}^{n - 1} f(\tau)\, g(t - \tau)$$
//
// *Before you run:* the first list is an impulse, 1 at the second place. What does convolving with it do?

// %% id="impulse"
import { convolve } from "noether";

convolve([0, 1, 0, 0], [5, 6, 7, 8]);

// %% [markdown] id="law"
// ## The claim, as something that runs
// With $(T_s f)(t) = f(t - s)$ the claim reads $(T_s f) * g = T_s (f * g)$. Here is the same sentence as a *law*: a statement, and a number that is 0 exactly where the statement holds.
// `judge` tries a law on simple cases and then on a hundred random ones.

// %% id="judge"
import { judge, random, shiftEquivarianceOfConvolution } from "noether";

judge(shiftEquivarianceOfConvolution, convolve, { random: random(1) });

// %% [markdown] id="break-it"
// ## Break it
// A law is worth something if it can say no. Deep learning libraries compute $\sum_\tau f(\tau)\, g(\tau + t)$ under the name of convolution. Its name is *correlation*.
// *Before you run:* does it obey the law? It differs by one sign.

// %% id="correlate"
import { correlate } from "noether";

judge(shiftEquivarianceOfConvolution, correlate, { random: random(1) });

// %% [markdown] id="correlate-note"
// Shift $f$, and the correlation moves the other way. In a CNN the roles are exchanged: the *image* stands where $g$ stands here, and then correlation, too, follows the shift. The sign decides which of the two factors may move.
//
// So the law holds for one argument and fails for the other. Which of $f * g$'s arguments may be shifted? The exercise sheet has the answer in one word: *commutativity*.

// %% [markdown] id="slip"
// ## What the slide leaves out
// "CNN filters are equivariant to translations" is true on a torus, or on an infinite plane, and without stride. Real layers break it twice.
//
// 1. **Padding.** Outside the image they put zeros. A six at the rim meets neighbours that a six in the middle does not.
// 2. **Stride.** They keep every second pixel of the result. A shift by one pixel has no counterpart on the small map.
//
// How much does it cost? We shift twenty test digits to the right and compare the two ways round the square. The small maps may be shifted by whatever fits best.

// %% id="shift-curves"
import { convolveImageZeroPadded, relativeError, subsample } from "noether";

const twenty = digits.test.slice(0, 20).map((i) => digits.image(i));
const blur = [1, 2, 1].map((a) => [1, 2, 1].map((b) => (a * b) / 16));
const shifts = Array.from({ length: 11 }, (_, s) => s);

/** The error of the square after the best shift of the small map, averaged over the digits. */
function shiftError(layer: (f: Image) => Image, s: number): number {
  const errors = twenty.map((digit) => {
    const [still, moved] = [layer(digit), layer(shiftImage(digit, [0, s]))];
    return Math.min(...shifts.map((k) => relativeError(shiftImage(still, [0, k]), moved)));
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

const layers: Record<string, (f: Image) => Image> = {
  "periodic, stride 1": (f) => convolveImage(f, edges),
  "zero padding, stride 1": (f) => convolveImageZeroPadded(f, edges),
  "periodic, stride 2": (f) => subsample(convolveImage(f, edges), 2),
  "periodic, blur, stride 2": (f) => subsample(convolveImage(convolveImage(f, edges), blur), 2),
};

figure({
  title: "Error against shift: twenty handwritten digits",
  alt: "Periodic convolution has no error. Zero padding errs once digits reach the rim. Stride 2 errs at odd shifts; a blur before it makes that smaller.",
  panels: [
    {
      xLabel: "shift to the right in pixels",
      yLabel: "mean relative error",
      marks: Object.entries(layers).map(([name, layer], colour) => ({
        kind: "line" as const,
        name,
        colour,
        x: shifts,
        y: shifts.map((s) => shiftError(layer, s)),
      })),
    },
  ],
});

// %% [markdown] id="shift-read"
// Read the curves. The periodic layer is exact. Zero padding is exact until a digit reaches the rim. Stride 2 is exact at even shifts and wrong at odd ones.
// The blur does not repair the stride, but the fine detail that a stride tears apart is gone before it comes to it. That detail is called *aliased*.

// %% [markdown] id="turns"
// ## And rotations?
// Ask the same of turns. We take three kernels of nine numbers: the edge filter; nine random numbers; and an *isotropic* kernel, which looks the same after a quarter turn.
//
// *Before you run:* at which angles will the isotropic kernel make no error at all? What will it do at 45 degrees?

// %% id="turn-curves"
const draw = random(5);
const kernels: Record<string, Image> = {
  "upright edges": edges,
  "random numbers": edges.map((row) => row.map(() => draw.normal())),
  isotropic: [
    [0, 1, 0],
    [1, -4, 1],
    [0, 1, 0],
  ],
};
const turns = Array.from({ length: 37 }, (_, k) => 5 * k);

function turnError(kernel: Image, degrees: number): number {
  const turn = (image: Image): Image => rotateImage(image, (degrees * Math.PI) / 180);
  const errors = twenty.map((digit) =>
    relativeError(turn(convolveImage(digit, kernel)), convolveImage(turn(digit), kernel)),
  );
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

figure({
  title: "Error against angle: twenty handwritten digits",
  alt: "The edge filter and the random kernel err at every angle but 0. The isotropic kernel is exact at 0, 90 and 180 degrees and errs between, where pixels are interpolated.",
  panels: [
    {
      xLabel: "angle in degrees",
      yLabel: "mean relative error",
      marks: Object.entries(kernels).map(([name, kernel], colour) => ({
        kind: "line" as const,
        name,
        colour,
        x: turns,
        y: turns.map((degrees) => turnError(kernel, degrees)),
      })),
    },
  ],
});

// %% [markdown] id="turn-read"
// The isotropic kernel passes the quarter turns exactly. Between them the grid itself gets in the way: a turned image must be interpolated, and that is not the filter's fault.
//
// It has a price. An isotropic kernel cannot tell an upright edge from a level one.

// %% id="price"
const bar = Array.from({ length: 9 }, (_, y) =>
  Array.from({ length: 9 }, (_, x) => (x === 4 && y > 1 && y < 7 ? 1 : 0)),
);
const strongest = (f: Image, kernel: Image) => Math.max(...convolveImage(f, kernel).flat());
const lying = rotateImage(bar, Math.PI / 2);

Object.entries(kernels).map(([name, kernel]) => ({
  name,
  upright: strongest(bar, kernel),
  lying: strongest(lying, kernel),
}));

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | zeros outside the image | `convolveImageZeroPadded(f, k)` |
// | keeping every second pixel | `subsample(convolveImage(f, k), 2)` |
// | comparing maps without moving one of them | `relativeError(k * f, k * (T f))`: the result must *follow* the shift, not stay |
// | correlation where convolution is meant | `g[tau + t]` |
// | a kernel whose centre is its corner | every result is shifted by one pixel, and no shift test notices |
// | testing quarter turns only | an isotropic kernel passes them all and fails at 45 degrees |

// %% [markdown] id="sheet"
// ## Now you
// The sheet `exercises/05-convolution` takes over here: the sum and the integral in code, the proof that the slide asks for, a filter on images, a counterexample, and the error of a turn.

// %% [markdown] id="next"
// ## Where it leads
// Shifts come for free because the kernel visits every place. If it also visited every *orientation*, turns would come for free, too: chapter 6.
//
// - Taco S. Cohen, Max Welling. *Group Equivariant Convolutional Networks*. 2016.
// - Richard Zhang. *Making Convolutional Networks Shift-Invariant Again*. 2019.
// - Aharon Azulay, Yair Weiss. *Why do deep convolutional networks generalize so poorly to small image transformations?* 2019.
