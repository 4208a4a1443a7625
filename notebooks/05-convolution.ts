// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["convolve","integralConvolution","shiftProof","convolveImage","strideCounterexample","rotationError"]
//       minutes: {"lesson":40,"sheet":45}
//       needs: ["04-equivariance"]
//       number: 5
//       optional: []
//       title: "Convolution"
// ---

// %% [markdown] id="title"
// # 5. Convolution
// A convolutional filter gives the same answer wherever a digit is on the paper, only moved along with it. Turn the digit, and the answer changes.
// Both facts come from one formula. Run the first cell.

// %% id="six"
import { convolveImage, type Image, rotateImage, shiftImage } from "noether";
import { mnist } from "noether/data";
import { pictures } from "noether/figure";

const digits = await mnist();
const six = digits.image(digits.labels.indexOf(6));
const edges = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];

pictures({
  title: "A six, and the result of a filter for upright edges",
  alt: "A handwritten six; its left and right edges light up with opposite signs.",
  range: { f: [0, 1], "k * f": [-4, 4] },
  images: { f: six, "k * f": convolveImage(six, edges) },
});

// %% [markdown] id="predict-shift"
// The filter is nine numbers, a *kernel* $k$. At each pixel $p$ it adds up nine neighbours, each times one of the numbers:
//
// $$(k * f)(p) = \sum_d k(d)\, f(p - d)$$
//
// The minus sign means that the kernel is read reversed: its $+1$ on the right multiplies the neighbour on the left. The result is red where ink ends and blue where it begins.

// %% [markdown] id="two-ways"
// Now take two paths to the same corner of a square. *Filter, then shift* the result to the right. Or *shift, then filter*.
// If both give the same result, the filter is called *equivariant*: it commutes with the shift.
//
// **Before you run the next cell:** what will the third picture, their difference, look like? Then move the slider.

// %% id="square" tags=["hide-output"]
function difference(a: Image, b: Image): Image {
  return a.map((row, y) => row.map((value, x) => value - b[y][x]));
}

/** Both paths round the square for one action on images, and their difference. */
function square(act: (f: Image) => Image) {
  const above = act(convolveImage(six, edges));
  const below = convolveImage(act(six), edges);
  const left = difference(above, below);
  return { "filter, then move": above, "move, then filter": below, difference: left };
}

pictures({
  title: "Shift the six to the right",
  alt: "Filter then shift, shift then filter, and the difference of the two.",
  range: [-4, 4],
  slider: ["pixels", [0, 2, 4, 6, 8, 10, 12, 14], 3],
  images: (s) => square((f) => shiftImage(f, [0, s])),
});

// %% [markdown] id="predict-turn"
// Nothing is left, wherever the six goes. Whatever leaves on the right comes in on the left, so our paper closes up like a ring in both directions (a *torus*). We will come back to that.
//
// Now *turn* the six. **Before you run:** will the difference be small, or as large as the pictures themselves?

// %% id="turn" jupyter={"source_hidden":true} tags=["hide-output"]
import { radians } from "noether";

pictures({
  title: "Turn the six",
  alt: "Filter then turn, turn then filter: their difference grows with the angle.",
  range: [-8, 8],
  slider: ["degrees", [0, 15, 30, 45, 60, 75, 90, 135, 180], 6],
  images: (degrees) => square((f) => rotateImage(f, radians(degrees))),
});

// %% [markdown] id="turn-read-first"
// As large: it grows with the angle. At 90 degrees it is larger than the pictures. At 180 degrees it is twice as large as they are: every edge has changed its sign.

// %% [markdown] id="definition"
// ## The formula
// The slides that this course follows define the convolution of two functions on the line and add a claim:
//
// > Convolution operation is translation equivariant:
// > $$(f * g)(t) = \int_{-\infty}^{\infty} f(\tau)\, g(t - \tau)\, d\tau$$
// > (exercise: show it!)
//
// Read $g(t - \tau)$ slowly. As a function of $\tau$ it is $g$ reversed and moved so that its origin is at $t$.
// The area under its product with $f$ is how much the two overlap. Move the slider and watch the area become one point of $f * g$.

// %% id="overlap" jupyter={"source_hidden":true}
import { convolveMixtures, gaussianMixture } from "noether";
import { figure, type Panel } from "noether/figure";

const f = gaussianMixture([
  { weight: 1, centre: -1.5, width: 0.5 },
  { weight: 0.6, centre: 1, width: 0.3 },
]);
const g = gaussianMixture([
  { weight: 0.7, centre: 0.3, width: 0.25 },
  { weight: 0.5, centre: 1.2, width: 0.5 },
]);
const x = Array.from({ length: 161 }, (_, k) => -4 + k / 20);
const places = [-3, -2, -1, 0, 1, 2, 3];

/** The overlap of f with the reversed g at t, and its area as a point of f * g. */
function overlap(t: number): Panel[] {
  const [reversed, product] = [
    x.map((tau) => g(t - tau)),
    x.map((tau) => f(tau) * g(t - tau)),
  ];
  const result = convolveMixtures(f, g);
  return [
    {
      xLabel: "τ",
      marks: [
        { kind: "line", name: "f(τ)", x, y: x.map(f) },
        { kind: "line", name: "g(t - τ)", x, y: reversed },
        { kind: "line", name: "product", x, y: product, dashed: true },
      ],
    },
    {
      xLabel: "t",
      marks: [
        { kind: "line", name: "(f * g)(t)", x, y: x.map(result), colour: 3 },
        { kind: "points", name: "this overlap", x: [t], y: [result(t)], colour: 3 },
      ],
    },
  ];
}

figure({
  title: "One point of f * g is the area of one overlap",
  alt: "Above: f, the reversed g moved to t, their product. Below: f * g and its point at t.",
  columns: 1,
  slider: {
    label: "t",
    start: 3,
    values: places.map(String),
    frames: places.map(overlap),
  },
});

// %% [markdown] id="circle"
// A computer does not have a line, it has a list. Close the list into a circle of $n$ points, so that every index is taken mod $n$, and the integral becomes a sum:
//
// $$(f * g)(t) = \sum_{\tau = 0}^{n - 1} f(\tau)\, g(t - \tau)$$
//
// **Before you run:** the first list is an impulse, with a 1 in second place. What does convolving with it do?

// %% id="impulse" tags=["hide-output"]
import { convolve } from "noether";

convolve([0, 1, 0, 0], [5, 6, 7, 8]);

// %% [markdown] id="law"
// It moves the other list along by one place.
//
// ## The claim, as something that runs
// With $(T_s f)(t) = f(t - s)$ the claim reads $(T_s f) * g = T_s (f * g)$. That is the equivariance of chapter 4: the group is $\mathbb Z$, an $s$ shifts $f$ and the result, and leaves $g$ as it is. `judge` tries the law on simple cases and then on random ones.

// %% id="judge"
import { equivariance, integers, judge, random, shift, trivialAction } from "noether";
import { vectorPairs } from "noether/laws";

const shiftAction = {
  group: integers,
  apply: (s: number, f: readonly number[]) => shift(f, s),
};
const shiftLaw = equivariance({
  domain: [shiftAction, trivialAction(integers)],
  codomain: shiftAction,
  inputs: vectorPairs([2, 6]),
  names: ["f", "g"],
});

judge(shiftLaw, convolve, { random: random(1) });

// %% [markdown] id="break-it"
// ## Break it
// A law is worth something only if it can say no. Deep learning libraries compute $\sum_\tau f(\tau)\, g(\tau + t)$ under the name of convolution. Its name is *correlation*.
// **Before you run:** does it obey the law? It differs by one sign.

// %% id="correlate" tags=["hide-output"]
import { correlate } from "noether";

judge(shiftLaw, correlate, { random: random(1) });

// %% [markdown] id="correlate-note"
// It does not. Shift $f$, and the correlation moves the other way: it follows only a shift of $g$. In a CNN the image takes the place of $g$, so a CNN is fine. Convolution follows a shift of either factor, because $f * g = g * f$. In the exercise sheet you prove the shift law, and see that *commutativity* holds.

// %% [markdown] id="slip"
// ## What the slide leaves out
// "CNN filters are equivariant to translations" is true on a torus, or on an infinite plane, and without stride. Real layers break it twice.
//
// 1. **Padding.** They put zeros outside the image. A six at the border has neighbours that a six in the middle does not.
// 2. **Stride.** They keep every second pixel of the result. A shift by one pixel has no counterpart on the small map.
//
// How much does it cost? We shift twenty test digits to the right and compare the two paths round the square. The small map may be shifted by whatever fits best. The error is the largest difference between two maps, divided by the largest value in either of them.
// **Before you run:** for which shifts will stride 2 make no error?

// %% id="shift-curves" jupyter={"source_hidden":true} tags=["hide-output"]
import { convolveImageZeroPadded, relativeError, subsample } from "noether";
import { isQuick } from "noether/course";
import { curves } from "noether/figure";

const twenty = digits.test.slice(0, 20).map((i) => digits.image(i));
const shifts = isQuick() ? [0, 1, 2, 3] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const allShifts = Array.from({ length: 28 }, (_, k) => k);
const mean = (values: number[]) =>
  values.reduce((sum, v) => sum + v, 0) / values.length;

/** The error of the square after the best shift of the small map. */
function shiftError(layer: (f: Image) => Image, s: number): number {
  return mean(
    twenty.map((digit) => {
      const [still, moved] = [layer(digit), layer(shiftImage(digit, [0, s]))];
      return Math.min(
        ...allShifts.map((k) => relativeError(shiftImage(still, [0, k]), moved)),
      );
    }),
  );
}

const errors = (layer: (f: Image) => Image) => shifts.map((s) => shiftError(layer, s));

curves({
  title: "Error against shift, twenty handwritten digits",
  alt: "Periodic: no error. Zero padding: errs at the border. Stride 2: errs at odd shifts.",
  x: ["shift to the right in pixels", shifts],
  y: "mean relative error",
  curves: {
    "periodic, stride 1": errors((f) => convolveImage(f, edges)),
    "zero padding, stride 1": errors((f) => convolveImageZeroPadded(f, edges)),
    "periodic, stride 2": errors((f) => subsample(convolveImage(f, edges), 2)),
  },
});

// %% [markdown] id="shift-read"
// For even ones. Read the curves: the periodic layer is exact. With zero padding the error grows with every digit that reaches the border. Stride 2 is exact for even shifts and badly wrong for odd ones.

// %% [markdown] id="aliasing"
// ### Where the detail goes
// A stride does not only lose detail. It *disguises* it. Here is a wave that oscillates $k$ times on a circle of 16 points, and what is left of it when every second point is kept.
// **Before you run:** eight points can carry at most four swings. What will $k = 7$ look like?

// %% id="waves" jupyter={"source_hidden":true} tags=["hide-output"]
const fine = Array.from({ length: 161 }, (_, j) => j / 10);
const kept = [0, 2, 4, 6, 8, 10, 12, 14];
const wave = (k: number, t: number) => Math.cos((2 * Math.PI * k * t) / 16);

/** The wave with k swings, the points that are kept, and the slowest wave through them. */
function sampled(k: number): Panel[] {
  const slowest = Math.min(k, 8 - k);
  return [
    {
      xLabel: "t",
      yRange: [-1.2, 1.2],
      marks: [
        { kind: "line", name: "the wave", x: fine, y: fine.map((t) => wave(k, t)) },
        {
          kind: "points",
          name: "what is kept",
          x: kept,
          y: kept.map((t) => wave(k, t)),
        },
        {
          kind: "line",
          name: "what it looks like",
          x: fine,
          y: fine.map((t) => wave(slowest, t)),
          dashed: true,
        },
      ],
    },
  ];
}

figure({
  title: "A fast wave, seen at every second point",
  alt: "Up to 4 swings the kept points follow the wave; beyond, a slower wave fits them.",
  slider: {
    label: "swings k",
    values: ["1", "2", "3", "4", "5", "6", "7", "8"],
    frames: [1, 2, 3, 4, 5, 6, 7, 8].map(sampled),
  },
});

// %% [markdown] id="aliasing-read"
// Like one swing: move the slider to 7. Above four swings the kept points are on a slower wave, the *alias* of the fast one.
// Shift a slow wave by one point, and the small map moves by half a step: you could blur a little and follow it. Shift the wave with seven swings by one point, and its alias moves three and a half steps *the other way*. Nothing done to the small map can repair that. What helps is a blur before the points are dropped.

// %% [markdown] id="turns"
// ## And rotations?
// Ask the same about rotations. We take three kernels of nine numbers: the edge filter; nine random numbers; and a plus, which looks the same after a quarter turn.
//
// **Before you run:** at which angles will the plus make no error? What will it do at 45 degrees?

// %% id="turn-curves" jupyter={"source_hidden":true} tags=["hide-output"]
const draw = random(4);
const kernels: Record<string, Image> = {
  "upright edges": edges,
  "random numbers": edges.map((row) => row.map(() => draw.normal())),
  plus: [
    [0, 1, 0],
    [1, -4, 1],
    [0, 1, 0],
  ],
};
const spacing = isQuick() ? 45 : 5;
const turns = Array.from({ length: 1 + 180 / spacing }, (_, k) => spacing * k);

function turnError(kernel: Image, degrees: number): number {
  const [filter, turn] = [
    (image: Image) => convolveImage(image, kernel),
    (image: Image) => rotateImage(image, radians(degrees)),
  ];
  return mean(
    twenty.map((digit) => relativeError(turn(filter(digit)), filter(turn(digit)))),
  );
}

curves({
  title: "Error against angle, twenty handwritten digits",
  alt: "Only the plus is exact at 90 and 180 degrees; between, all err.",
  x: ["angle in degrees", turns],
  y: "mean relative error",
  curves: Object.fromEntries(
    Object.entries(kernels).map(([name, kernel]) => [
      name,
      turns.map((a) => turnError(kernel, a)),
    ]),
  ),
});

// %% [markdown] id="turn-read"
// The edge filter is worst at 180 degrees: what it saw with one sign it now sees with the other, and the error is 2. Its spike at 90 degrees is the only angle nearby at which no pixel is interpolated, so nothing is blurred.
//
// The plus passes the quarter turns exactly. At 45 degrees and everywhere between them it errs for two reasons: a turned image must be interpolated, and a plus is not round.

// %% [markdown] id="price-text"
// It has a price. **Before you run:** an upright stroke, and a stroke on its side. Which kernel can tell them apart by its strongest answer?

// %% id="price" tags=["hide-output"]
import { image } from "noether";

const upright = image(9, 9, (y, x) => (x === 4 && y > 1 && y < 7 ? 1 : 0));
const lying = rotateImage(upright, radians(90));
const strongest = (f: Image, kernel: Image) =>
  Math.max(...convolveImage(f, kernel).flat());

Object.entries(kernels).map(([name, kernel]) => ({
  name,
  upright: Number(strongest(upright, kernel).toFixed(2)),
  lying: Number(strongest(lying, kernel).toFixed(2)),
}));

// %% [markdown] id="price-read"
// The edge filter can, and so can nine random numbers. The plus cannot: it is unchanged by a quarter turn, so it gives both strokes the same answer. That is what its symmetry costs.

// %% [markdown] id="trained-text"
// ## Trained
// So far the kernels were ours. Now two networks of about 8,000 parameters *learn* theirs from 2,000 digits, which always lie in the middle of a torus of $20 \times 20$ pixels. One is a CNN as clean as this chapter asks: periodic, without stride, and in the end the mean over all places. The other, an MLP, has a weight for every pixel. Each point is one training, from other random numbers. The test digits are shifted to the right.
//
// **Before you run:** both read about nine in ten digits in the middle. How many does each lose when they are shifted by 4 pixels? By 10, half way round?

// %% id="trained-curve" jupyter={"source_hidden":true} tags=["hide-output"]
import { learningCurve } from "noether/data";

const { points } = await learningCurve("shifted-digits");
const pixels = [...new Set(points.map(({ shift = 0 }) => shift))].sort((a, b) => a - b);
const lines = ["plainCnn", "mlp"].flatMap((model, colour) => {
  const those = points.filter((point) => point.model === model);
  const at = (s: number) =>
    mean(those.filter(({ shift }) => shift === s).map(({ accuracy }) => accuracy));
  return [
    { kind: "line", name: model, colour, x: pixels, y: pixels.map(at) } as const,
    {
      kind: "points",
      colour,
      x: those.map(({ shift = 0 }) => shift),
      y: those.map(({ accuracy }) => accuracy),
    } as const,
  ];
});

figure({
  title: "Shifted test digits, by the shift",
  alt: "Accuracy of a CNN and of an MLP over the shift of the test digits, three seeds each.",
  panels: [
    {
      xLabel: "shift to the right in pixels",
      yLabel: "accuracy",
      yRange: [0, 1],
      marks: lines,
    },
  ],
});

// %% [markdown] id="trained-read"
// The CNN loses none, at any shift. The MLP loses nearly all: from 4 pixels on it guesses. Nobody showed the CNN a shifted digit either, but its formula is the same at all places, so what it learns at one place holds at all of them.
//
// Here is one point of the file again, by the same code: the MLP, the first seed, a shift of 2.
// **Before you run:** will the two numbers be equal?

// %% id="trained-again" tags=["hide-output"]
import {
  accuracy,
  adam,
  concat,
  crossEntropy,
  minibatches,
  type Tensor,
  training,
} from "noether";
import { type DigitTensors, digitTensors } from "noether/data";
import { display } from "noether/display";
import { mlp } from "noether/models";

/** Digits of 14 x 14 pixels in the middle of a torus of 20 x 20. */
function inTheMiddle(indices: readonly number[]): DigitTensors {
  const made = digitTensors(digits, indices, { side: 14 });
  return { ...made, images: made.images.pad(2, 3, 3).pad(3, 3, 3) };
}
/** Images [digit, channel, row, column], shifted to the right on their torus. */
function shiftedRight(images: Tensor, s: number): Tensor {
  const width = images.shape[3];
  return concat([images.slice(3, width - s), images.slice(3, 0, width - s)], 3);
}

const model = mlp({ inputs: 400, hidden: 19 });
async function trained({ images, labels }: DigitTensors) {
  const draw = random(1);
  const run = training({
    model,
    steps: isQuick() ? 8 : 400,
    optimizer: adam({ rate: 0.01 }),
    batches: minibatches({ images, labels }, { size: 64, draw }),
    loss: (predict, batch: DigitTensors) =>
      crossEntropy(predict(batch.images), batch.labels),
    draw,
  });
  const place = display("training");
  for await (const now of run) place.update(now);
  return run.now.parameters;
}

const parameters = await trained(inTheMiddle(digits.train.slice(0, 2000)));
const test = inTheMiddle(digits.test);
const scores = model.apply(parameters, shiftedRight(test.images, 2));
const isThis = (point: (typeof points)[number]) =>
  point.model === "mlp" && point.seed === 1 && point.shift === 2;

({
  "in the file": points.find(isThis)?.accuracy,
  here: accuracy(scores, test.labels),
});

// %% [markdown] id="exact-text"
// They are: the same code, the same seed. (Another kind of processor may round otherwise, and a digit in a thousand may change sides.)
//
// "The same at all places" needs the torus and stride 1. The usual CNN has zeros outside the image and keeps every second place. Take both kinds, with random parameters.
// **Before you run:** by how much do their scores change when all digits are shifted by one pixel?

// %% id="exact" tags=["hide-output"]
import { plainCnn } from "noether/models";

const small = digitTensors(digits, digits.test.slice(0, 20), { side: 13 });
const padded = small.images.pad(2, 2, 2).pad(3, 2, 2); // 17 x 17

const kinds = {
  "torus, stride 1": plainCnn({ border: "circular", pools: 0 }),
  "zeros outside, stride 2": plainCnn(),
};
Object.entries(kinds).map(([kind, cnn]) => {
  const parameters = cnn.init(random(1));
  const [still, moved] = [padded, shiftedRight(padded, 1)].map((images) =>
    cnn.apply(parameters, images).toArray(),
  );
  return { kind, change: relativeError(still, moved) };
});

// %% [markdown] id="exact-read"
// Those of the first by rounding at most, those of the second by several per cent. "CNNs are translation equivariant" is a statement about the first kind, and most networks are of the second.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | zeros outside the image | `convolveImageZeroPadded(f, k)` |
// | keeping every second pixel | `subsample(convolveImage(f, k), 2)` |
// | comparing maps without moving one of them | `relativeError(filter(f), filter(shiftImage(f, d)))`: the result must *follow* the shift, not stay |
// | correlation where convolution is meant | `g[tau + t]` |
// | a kernel whose centre is its corner | `image[y - i][x - j]` for `i = 0, 1, 2`: every result is one row and one column off, and no shift test notices |
// | calling a CNN equivariant because its filters are | `plainCnn()`: zeros outside, stride 2 |
// | testing only quarter turns | `turnError(kernels.plus, 90)` is 0, and `turnError(kernels.plus, 45)` is not |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 5](../exercises/05-convolution.ipynb) takes over here: the sum and the integral in code, the proof that the slide asks for, a filter on images, a counterexample, and the error of a turn.

// %% [markdown] id="next"
// ## Where it leads
// Shifts come for free because the kernel visits every place. If it also visited every *orientation*, rotations would come for free too: chapter 6.
//
// - Taco S. Cohen, Max Welling. *Group Equivariant Convolutional Networks*. 2016.
// - Richard Zhang. *Making Convolutional Networks Shift-Invariant Again*. 2019.
// - Aharon Azulay, Yair Weiss. *Why do deep convolutional networks generalize so poorly to small image transformations?* 2019.
