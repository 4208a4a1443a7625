// ---
// jupyter:
//   noether:
//     chapter:
//       exercises: ["turnedCopies","ringSums","lookAlikes","averaged"]
//       minutes: {"lesson":25,"sheet":25}
//       needs: []
//       number: 0
//       optional: []
//       title: "Why symmetry?"
// ---

// %% [markdown] id="title"
// # 0. Why symmetry?
// You can read a 6 that lies on its side. Can a network?
//
// This page is a *notebook*: text, and cells of code that have been run from top to bottom. Where a question stands above a cell, its output is folded away until you have a guess. Where a cell can be run (in the course's page, JupyterLab or VS Code), Shift and Enter run it, and you may change it first.

// %% id="digits"
import { type Image, radians, rotateImage } from "noether";
import { mnist } from "noether/data";
import { pictures } from "noether/figure";

const digits = await mnist();
const six = digits.image(digits.test.find((i) => digits.labels[i] === 6)!);

const turn = (f: Image, quarters: number) => rotateImage(f, radians(90 * quarters));

pictures({
  title: "A handwritten 6, turned by quarters",
  alt: "A handwritten six: upright, lying on its side, standing on its head.",
  range: [0, 1],
  images: { upright: six, "a quarter": turn(six, 1), "a half": turn(six, 2) },
});

// %% [markdown] id="about-training"
// We train a small convolutional network, the usual tool for images, on 600 digits that are all upright. It gives ten scores, one for each of 0 to 9; the largest is its answer. The numbers in it, its *parameters*, are changed step by step so that the right score grows.
//
// How that is done stands in a folded cell; you need not read it now.

// %% id="training" jupyter={"source_hidden":true}
import {
  accuracy,
  adam,
  concat,
  crossEntropy,
  type Layer,
  minibatches,
  random,
  type Tensor,
  training,
} from "noether";
import { isQuick } from "noether/course";
import { type DigitTensors, digitTensors } from "noether/data";
import { display } from "noether/display";
import { calibrate } from "noether/engine";

/** Images in hundreds: all at once would take much memory. */
const hundreds = (images: Tensor) =>
  Array.from({ length: Math.ceil(images.shape[0] / 100) }, (_, k) =>
    images.slice(0, 100 * k, Math.min(images.shape[0], 100 * (k + 1))),
  );

const unseen = isQuick() ? digits.test.slice(0, 200) : digits.test;

/** A network after its training: a function from images to scores. */
async function trained<Parameters>(
  model: Layer<[images: Tensor], Tensor, Parameters>,
  { images, labels }: DigitTensors,
) {
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
  const parts = hundreds(images).map((part) => [part] as [Tensor]);
  const parameters = calibrate(model, run.now.parameters, parts);
  return (tests: Tensor) =>
    concat(
      hundreds(tests).map((part) => model.apply(parameters, part)),
      0,
    );
}

// %% [markdown] id="about-train"
// The curve below is its error while it learns, on a logarithmic scale. It takes about ten seconds.

// %% id="train"
import { plainCnn } from "noether/models";

const side = 17; // pixels: small, so that training is quick
const examples = digitTensors(digits, digits.train.slice(0, 600), { side });

const plain = await trained(plainCnn(), examples);

// %% [markdown] id="predict-turned"
// That was a training. Now the test: 1,000 digits that the network has not seen.
//
// **Before you run:** it gets about nine in ten of them right. And of the same digits, each turned by a quarter, a half or three quarters, or not at all?

// %% id="turned" tags=["hide-output"]
/** The test digits, each turned by some number of quarters. */
const tests = (quarters: (i: number) => number) =>
  digitTensors(digits, unseen, { side, angle: (i) => radians(90) * quarters(i) });

const upright = tests(() => 0);
const turned = tests((i) => Math.floor(digits.angles[i] / radians(90))); // by chance

[
  { digits: "upright", right: accuracy(plain(upright.images), upright.labels) },
  { digits: "turned", right: accuracy(plain(turned.images), turned.labels) },
];

// %% [markdown] id="predict-which"
// Less than half. A quarter of them was not even turned.
//
// Some digits look the same after a half turn. **Before you run:** which ones will the network still read when they stand on their heads?

// %% id="which" jupyter={"source_hidden":true} tags=["hide-output"]
import { figure } from "noether/figure";

const names = ["upright", "a quarter", "a half", "three quarters"];
const shares = names.map((_, k) => {
  const { images, labels } = tests(() => k);
  const scores = plain(images).toArray() as number[][];
  const right = scores.map((row, i) => row.indexOf(Math.max(...row)) === labels[i]);
  return Array.from({ length: 10 }, (_, digit) => {
    const those = right.filter((_, i) => labels[i] === digit);
    return those.filter((each) => each).length / those.length;
  });
});

figure({
  title: "Share of digits read, by digit and turn",
  alt: "A table of ten digits and four turns; the share of each that the network reads.",
  panels: [
    {
      xLabel: "digit",
      marks: [
        {
          kind: "heatmap",
          values: shares,
          range: [0, 1],
          rows: names,
          columns: [..."0123456789"],
          text: shares.map((row) => row.map((share) => `${Math.round(100 * share)}`)),
        },
      ],
    },
  ],
});

// %% [markdown] id="symmetry"
// ## What is missing
// The 0 and the 1, and often the 5 and the 8. That the other images show the same thing in two positions, it has no way to know. The slides that this course follows say it so:
//
// > Often: label/signal is group invariant but representation is not.
// > Ordinary neural networks do not know what coordinates are.
//
// *Invariant* means: it does not change. What a digit *says* does not change when the paper is turned. Its numbers, the pixels, do. Moves that may be made without changing what is meant are a *symmetry*, and all of them together a *group*: chapter 1 begins there. Here the group is four quarter turns.

// %% [markdown] id="three-ways"
// ## Three ways
// The slides list three ways to make a network understand it, with ticks and crosses:
//
// | | 1. data augmentation | 2. invariant features | 3. equivariant networks |
// |---|---|---|---|
// | data efficient | ✗ | ✓ | ✓ |
// | parameter efficient | ✗ | ✓ | ✓ |
// | no preprocessing | ✗ | ✗ often | ✓ |
// | features unrestricted | | ✗ | ✓ |
//
// No proof can settle marks like these: they are claims about experience, and so we measure them below. First, what are the three ways?
//
// **Augmentation** needs no new network: show it every digit in all four positions. A network that reads all of them has learned what a turn is.

// %% [markdown] id="predict-features"
// **Invariant features** are numbers made from an image that do not change when it is turned; any network may then learn from those. Four pixels change places with each other in a quarter turn: sort the four by their value, and nobody can tell how the image was turned. `sortedOrbits` does that for every four, and loses no value.
//
// **Before you run:** here are three images. Which of them have the same features as the first?

// %% id="features"
import { image, relativeError, sortedOrbits } from "noether";

// The third has every ring about its centre turned by itself.
const ring = (y: number, x: number) =>
  Math.floor(Math.max(Math.abs(y - 13.5), Math.abs(x - 13.5)));
const fourTurns = [0, 1, 2, 3].map((k) => turn(six, k));
const shuffled = image(28, 28, (y, x) => fourTurns[(5 * ring(y, x)) % 4][y][x]);

const three = { "a 6": six, turned: fourTurns[1], "ring by ring": shuffled };
pictures({
  title: "Which have the same features?",
  alt: "A six; the six on its side; the six with each of its rings turned by itself.",
  range: [0, 1],
  images: three,
});

// %% id="same-features" tags=["hide-output"]
Object.entries(three).map(([name, f]) => ({
  name,
  "differs by": relativeError(sortedOrbits(f), sortedOrbits(six)),
}));

// %% [markdown] id="predict-equivariant"
// All of them, the torn one too: how the rings were turned against each other is forgotten. That is what the third cross means: the features are restricted.
//
// **Equivariant networks** do not throw away the direction at the first step: turn the image, and what is computed inside turns along. Only the last step forgets how the image lay. Here is one whose parameters are random numbers, not trained at all. (Chapter 6 builds it.)
//
// **Before you run:** both networks score one digit in its four positions. By how much do its scores differ?

// %% id="built-in" tags=["hide-output"]
import { se2GCnn } from "noether/models";

const positions = concat(
  [0, 1, 2, 3].map((k) => tests(() => k).images.slice(0, 0, 1)),
  0,
); // the first test digit, four times

/** By how much scores for the four positions differ from those for the first. */
function spread<Parameters>(model: Layer<[images: Tensor], Tensor, Parameters>) {
  const scores = model.apply(model.init(random(1)), positions).toArray() as number[][];
  const first = scores.map(() => scores[0]);
  return Number(relativeError(scores, first).toPrecision(2));
}

({ plain: spread(plainCnn()), equivariant: spread(se2GCnn()) });

// %% [markdown] id="checks"
// By nothing, up to rounding. Nobody taught it: the symmetry is *built in*, before any training. And no matter how long you train the plain one, nothing forces its scores to agree.
//
// ## How answers are checked
// A symmetry is a *property*, and a property can be tried without knowing the right answer. That is how this course grades what you write: there is no list of right numbers to compare with. A *law* is tried on simple examples, then on random ones, and what fails is told in words.
//
// Take this claim: *the sums of the rows, sorted, do not change when an image is turned.* It sounds plausible. **Before you run:** is it true?

// %% id="plausible" tags=["hide-output"]
import { cyclic, imageInstances, invariance, judge, quarterTurn } from "noether";

const quarterTurns = {
  group: cyclic(4), // 0, 1, 2, 3 quarters
  apply: (k: number, f: Image): Image =>
    k === 0 ? f : quarterTurns.apply(k - 1, quarterTurn(f)),
};
const law = invariance<number, [f: Image], number[]>({
  domain: [quarterTurns],
  inputs: imageInstances([
    [2, 2],
    [3, 3],
  ]),
  names: ["image"],
  map: "rowSums",
  act: "turn",
  should: (k) =>
    `Turning the image by ${["nothing", "a quarter", "a half", "three quarters"][k]} should change nothing.`,
});

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const rowSums = (f: Image) => f.map(sum).sort((a, b) => a - b);

judge(law, rowSums, { random: random(1) });

// %% [markdown] id="predict-zero"
// It is not, and you are shown the smallest image that says so: a quarter turn makes columns of rows.
//
// **Before you run:** sorted orbits obey the law. Does the function that always answers 0?

// %% id="zero" tags=["hide-output"]
const always = { "sorted orbits": sortedOrbits, "always 0": (): number[] => [0] };

Object.entries(always).map(([name, f]) => ({
  name,
  holds: judge(law, f, { random: random(1) }).holds,
}));

// %% [markdown] id="measure"
// It does, and so it does every law of this kind. So a check of this course asks for more: that the answer depends on its input, and that it tells different things apart.
//
// ## Measured
// Now the ticks and crosses. Four networks of about 8,000 parameters learn from upright digits, in 400 steps each, and are tested on turned ones: the plain one; the same one, *augmented*; one that sees *invariant* features, the sorted orbits; the *equivariant* one. All that takes longer than you want to wait, so the curves come from a file. A point is one training, each from other random numbers; a line joins the means.
//
// **Before you run:** accuracy on turned digits, for 100 to 2,000 training images. Draw four curves. Which is on top? Do they meet?

// %% id="data-helpers" jupyter={"source_hidden":true}
import { learningCurve } from "noether/data";

const { points } = await learningCurve("why-symmetry");
const models = ["plain", "augmented", "invariant", "equivariant"];
type Point = (typeof points)[number];
const mean = (values: number[]) => sum(values) / values.length;

/** A line through the means of the seeds, and a point for each seed, for every model. */
function measured(
  chosen: Point[],
  [xLabel, x]: [string, (p: Point) => number],
  [yLabel, y]: [string, (p: Point) => number],
  words: { title: string; alt: string },
) {
  const same = (p: Point, q: Point) =>
    p.images === q.images && p.steps === q.steps && p.parameters === q.parameters;
  const marks = models.flatMap((model, colour) => {
    const those = chosen.filter((p) => p.model === model);
    const firsts = those.filter((p, i) => those.findIndex((q) => same(p, q)) === i);
    const line = firsts
      .map((p) => those.filter((q) => same(p, q)))
      .map((seeds) => [mean(seeds.map(x)), mean(seeds.map(y))])
      .sort((p, q) => p[0] - q[0]);
    const [xs, ys] = [line.map((p) => p[0]), line.map((p) => p[1])];
    return [
      { kind: "line", name: model, colour, x: xs, y: ys } as const,
      { kind: "points", colour, x: those.map(x), y: those.map(y) } as const,
    ];
  });
  const axes = { xLabel, yLabel, logarithmic: "x", yRange: [0, 1] } as const;
  return figure({ ...words, panels: [{ ...axes, marks }] });
}
const onTurned: [string, (p: Point) => number] = [
  "accuracy on turned digits",
  (p) => p.accuracy,
];
const usual = (p: Point) => Math.abs(p.parameters - 8000) < 800;
const ended = points.filter((p) => p.steps === 400 && usual(p));

// %% id="data-curve" jupyter={"source_hidden":true} tags=["hide-output"]
measured(ended, ["training images, all upright", (p) => p.images], onTurned, {
  title: "Turned test digits, by the number of training images",
  alt: "Accuracy on turned digits over the number of training images, for four networks.",
});

// %% [markdown] id="predict-again"
// The equivariant one is on top at every size, and they do not meet: with 300 images it reads more than the augmented one with 2,000. Augmentation is a good second. The invariant features reach neither: they lost too much.
//
// A curve from a file is a claim. Here is one of its points again, by the same code: the equivariant network, 600 images, the first seed.
// **Before you run:** will the two numbers agree to the last digit?

// %% id="again" tags=["hide-output"]
const equivariant = await trained(se2GCnn(), examples);
const claimed = ended.find(
  (p) => p.model === "equivariant" && p.images === 600 && p.seed === 1,
);

({
  "in the file": claimed?.accuracy,
  here: accuracy(equivariant(turned.images), turned.labels),
});

// %% [markdown] id="predict-compute"
// They do, on a processor of the same kind: all random numbers come from the seed. (Another kind may round otherwise, and a digit in a thousand may change sides.)
//
// But a step of the equivariant network takes longer than one of the plain network, because each of its kernels is tried in four positions. So count seconds of the processor, not steps.
// **Before you run:** you have 600 images and one second. Which way do you take? And with ten seconds?

// %% id="compute-curve" jupyter={"source_hidden":true} tags=["hide-output"]
measured(
  points.filter((p) => p.images === 600 && usual(p)),
  ["seconds of training", (p) => p.seconds],
  onTurned,
  {
    title: "Turned test digits, by the time spent",
    alt: "Accuracy on turned digits over seconds of training with 600 images, for four networks.",
  },
);

// %% [markdown] id="predict-parameters"
// With one second, the invariant features: they are done before the others have begun. Then augmentation leads for a while, and with ten seconds the equivariant network. Nobody wins everywhere.
//
// Now the parameters. We make the networks four times smaller, and four times larger.
// **Before you run:** how large must the augmented network be to read as many as the smallest equivariant one?

// %% id="parameter-curve" jupyter={"source_hidden":true} tags=["hide-output"]
measured(
  points.filter((p) => p.images === 600 && p.steps === 400 && p.model !== "plain"),
  ["parameters", (p) => p.parameters],
  onTurned,
  {
    title: "Turned test digits, by the size of the network",
    alt: "Accuracy on turned digits over the number of parameters, for three networks.",
  },
);

// %% [markdown] id="predict-cost"
// Four times as large. Parameters help all three, but not by much: four times as many are worth a few points each.
//
// ## What it costs
// So far the test digits were turned. Suppose that none ever is: all digits that will come are upright. The symmetry is not in the data.
//
// **Before you run:** the same networks, tested on upright digits. Which is on top now? Does its lead grow or shrink with more images?

// %% id="upright-curve" jupyter={"source_hidden":true} tags=["hide-output"]
measured(
  ended,
  ["training images, all upright", (p) => p.images],
  ["accuracy on upright digits", (p) => p.upright ?? Number.NaN],
  {
    title: "Upright test digits, by the number of training images",
    alt: "Accuracy on upright digits over the number of training images, for four networks.",
  },
);

// %% [markdown] id="predict-confused"
// The plain one, at every size. Its lead over the equivariant network is largest for few images: where every digit comes upright, it helps to know that. All three ways pay for a symmetry that is not there.
//
// **Before you run:** which two digits does the equivariant network confuse most, and the plain one hardly ever?

// %% id="confused" tags=["hide-output"]
/** The three pairs of digits that are confused most often, and how often. */
function mistakes(scores: Tensor, labels: number[]) {
  const counts: Record<string, number> = {};
  (scores.toArray() as number[][]).forEach((row, i) => {
    const answer = row.indexOf(Math.max(...row));
    const [a, b] = [Math.min(answer, labels[i]), Math.max(answer, labels[i])];
    if (a !== b) counts[`${a} and ${b}`] = (counts[`${a} and ${b}`] ?? 0) + 1;
  });
  return Object.entries(counts)
    .sort((p, q) => q[1] - p[1])
    .slice(0, 3);
}

({
  plain: mistakes(plain(upright.images), upright.labels),
  equivariant: mistakes(equivariant(upright.images), upright.labels),
});

// %% [markdown] id="verdict"
// The 6 and the 9. Whoever cannot see how the paper lies has only small differences to tell them by. That is no fault of the network: we asked for it. *Whoever builds a symmetry in says that the difference does not matter.* Where it matters, the symmetry is the wrong one.
//
// ## Ticks and crosses
// Everything in one table: turned digits, and upright ones in the last column; *small* and *large* are a quarter and four times of the parameters. **Before you run:** which of the slide's marks would you change?

// %% id="table" jupyter={"source_hidden":true} tags=["hide-output"]
const after400 = points.filter((p) => p.steps === 400);
const ofSize = (images: number) => ended.filter((p) => p.images === images);
const columns: Record<string, [Point[], (p: Point) => number]> = {
  "100 images": [ofSize(100), onTurned[1]],
  "600 images": [ofSize(600), onTurned[1]],
  "2,000 images": [ofSize(2000), onTurned[1]],
  "600, small": [after400.filter((p) => p.parameters < 4000), onTurned[1]],
  "600, large": [after400.filter((p) => p.parameters > 16000), onTurned[1]],
  "600, upright": [ofSize(600), (p) => p.upright ?? Number.NaN],
};
const shown = models.map((model) =>
  Object.values(columns).map(([those, y]) =>
    mean(those.filter((p) => p.model === model).map(y)),
  ),
);

figure({
  title: "Test digits read, in per cent",
  alt: "A table of four networks and six tests: how many digits each reads.",
  panels: [
    {
      marks: [
        {
          kind: "heatmap",
          values: shown.map((row) => row.map((x) => (Number.isNaN(x) ? 0 : x))),
          range: [0, 1],
          rows: models,
          columns: Object.keys(columns),
          text: shown.map((row) =>
            row.map((x) => (Number.isNaN(x) ? "not tried" : `${Math.round(100 * x)}`)),
          ),
        },
      ],
    },
  ],
});

// %% [markdown] id="table-read"
// We would keep the crosses of augmentation and the ticks of the equivariant network, with a row that the slide leaves out: a step takes it more than twice as long. And we would take two ticks from the invariant features. *These* invariant features, that is: with few images or few parameters they are behind both others, and many do not bring back what sorting has thrown away. There are better ones, and to find them is the work that the cross stands for.
//
// One table, one task. That is what a measurement is: it may be different for yours, and now you know how to find out.

// %% [markdown] id="traps"
// ## What breaks it
// | trap | the line that falls into it |
// |---|---|
// | a test that looks like the training | `accuracy(plain(upright.images), upright.labels)`: high, and it says nothing of turned digits |
// | a symmetry that the task does not have | 6 and 9; left and right; the side of a scan that shows the heart |
// | a copy with the wrong label | a 6 on its head is still a 6: turning moves pixels, not labels |
// | an invariant that forgets too much | `sortedOrbits(shuffled)`: a torn digit counts as whole |
// | comparing networks of different size | count parameters, images *and* seconds; three seeds at least |
// | taking a law for enough | `always 0` obeys it |

// %% [markdown] id="sheet"
// ## Now you
// [Sheet 0](../exercises/00-why-symmetry.ipynb) takes over here: make four examples of one, an invariant feature, two images that it cannot tell apart, and make any predictor invariant. If you write Python and not TypeScript, read [appendix A1](A1-typescript.ipynb) before it: 20 minutes.

// %% [markdown] id="next"
// ## Where it leads
// We have used *turn*, *invariant*, *all moves together* as if we knew what they are. Chapter 1 says what a group is; chapter 4 what equivariance is; chapter 5 why a convolutional network need not learn every digit at every place, and chapter 6 builds the network of this page.
//
// - Taco S. Cohen, Max Welling. *Group Equivariant Convolutional Networks*. 2016.
// - Erik J. Bekkers, Maxime W. Lafarge, Mitko Veta, Koen A. J. Eppenhof, Josien P. W. Pluim, Remco Duits. *Roto-translation covariant convolutional networks for medical image analysis*. 2018.
// - Michael M. Bronstein, Joan Bruna, Taco Cohen, Petar Veličković. *Geometric Deep Learning: Grids, Groups, Graphs, Geodesics, and Gauges*. 2021.
