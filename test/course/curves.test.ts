import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCurve } from "../../tools/cells/data/errorCurve.js";
import { type LearningPoint, learningCurve } from "../../tools/cells/data/learningCurve.js";
import { root } from "../../tools/root.js";

const text = (lesson: string): string => readFileSync(join(root, "notebooks", `${lesson}.ts`), "utf8");
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** A sentence of a lesson, and whether the curve that it is about says so. */
type Claim = readonly [sentence: string, holds: () => boolean];

function stated(lesson: string, claims: readonly Claim[]): void {
  for (const [sentence, holds] of claims)
    it(sentence, () => {
      assert.ok(text(lesson).includes(sentence), `${lesson} does not say: ${sentence}`);
      assert.ok(holds());
    });
}

const { points } = await learningCurve("why-symmetry");
const models = ["plain", "augmented", "invariant", "equivariant"] as const;
const sizes = [100, 300, 600, 2000];
const isUsual = ({ parameters }: LearningPoint): boolean => Math.abs(parameters - 8000) < 800;

/** The mean over the seeds of those points. */
function of(
  model: string,
  where: (point: LearningPoint) => boolean,
  value: (point: LearningPoint) => number = ({ accuracy }) => accuracy,
): number {
  const those = points.filter((point) => point.model === model && where(point));
  assert.ok(those.length > 0, model);
  return mean(those.map(value));
}
const ended = (images: number) => (p: LearningPoint) => p.images === images && p.steps === 400 && isUsual(p);
const upright = (p: LearningPoint): number => p.upright ?? Number.NaN;
/** The best accuracy of a model with 600 images, among those that took at most so many seconds, in the mean of seeds. */
function within(model: string, seconds: number): number {
  const those = points.filter((p) => p.model === model && p.images === 600 && isUsual(p));
  const looks = [...new Set(those.map(({ steps }) => steps))].map((steps) => {
    const seeds = those.filter((p) => p.steps === steps);
    return [mean(seeds.map((p) => p.seconds)), mean(seeds.map((p) => p.accuracy))] as const;
  });
  return Math.max(0, ...looks.filter(([time]) => time <= seconds).map(([, accuracy]) => accuracy));
}
const small = (model: string): number =>
  of(model, (p) => p.images === 600 && p.steps === 400 && p.parameters < 4000);
const large = (model: string): number =>
  of(model, (p) => p.images === 600 && p.steps === 400 && p.parameters > 16000);

describe("what chapter 00 reads from its curves", () => {
  it("is about networks of equal parameters within 6 %", () => {
    const counts = points.filter(isUsual).map(({ parameters }) => parameters);
    assert.ok(Math.max(...counts) / Math.min(...counts) < 1.06);
  });

  stated("00-why-symmetry", [
    [
      "The equivariant one is on top at every size, and they do not meet",
      () =>
        sizes.every((n) =>
          models.slice(0, 3).every((m) => of("equivariant", ended(n)) > of(m, ended(n)) + 0.01),
        ),
    ],
    [
      "with 300 images it reads more than the augmented one with 2,000",
      () => of("equivariant", ended(300)) > of("augmented", ended(2000)),
    ],
    [
      "Augmentation is a good second. The invariant features reach neither",
      () =>
        sizes.every(
          (n) =>
            of("augmented", ended(n)) > of("invariant", ended(n)) + 0.05 &&
            of("invariant", ended(n)) > of("plain", ended(n)),
        ),
    ],
    [
      "With one second, the invariant features",
      () => models.every((m) => m === "invariant" || within("invariant", 1) > within(m, 1)),
    ],
    [
      "Then augmentation leads for a while, and with ten seconds the equivariant network",
      () =>
        within("augmented", 4.8) > Math.max(within("equivariant", 4.8), within("invariant", 4.8)) &&
        within("equivariant", 11) > within("augmented", 11),
    ],
    [
      "Four times as large. Parameters help all three",
      () => Math.abs(of("augmented", ended(600)) - small("equivariant")) < 0.02,
    ],
    [
      "four times as many are worth a few points each",
      () =>
        models.slice(1).every((m) => {
          const gain = large(m) - of(m, ended(600));
          return gain > 0 && gain < 0.1;
        }),
    ],
    [
      "The plain one, at every size. Its lead over the equivariant network is largest for few images",
      () => {
        const leads = sizes.map((n) => of("plain", ended(n), upright) - of("equivariant", ended(n), upright));
        return (
          leads.every((lead) => lead > 0 && lead <= leads[0]!) &&
          sizes.every((n) =>
            models.slice(1).every((m) => of("plain", ended(n), upright) > of(m, ended(n), upright)),
          )
        );
      },
    ],
    [
      "a step takes it more than twice as long",
      () =>
        of("equivariant", ended(600), ({ seconds }) => seconds) >
        2 * of("plain", ended(600), ({ seconds }) => seconds),
    ],
  ]);
});

const shifted = (await learningCurve("shifted-digits")).points;

describe("what chapter 05 reads from its curve", () => {
  const at = (model: string, shift: number): number =>
    mean(shifted.filter((p) => p.model === model && p.shift === shift).map(({ accuracy }) => accuracy));
  const shifts = [...new Set(shifted.map(({ shift = 0 }) => shift))];

  it("is about networks of equal parameters within 6 %", () => {
    const counts = shifted.map(({ parameters }) => parameters);
    assert.ok(Math.max(...counts) / Math.min(...counts) < 1.06);
  });

  stated("05-convolution", [
    [
      "both read about nine in ten digits in the middle",
      () => ["plainCnn", "mlp"].every((m) => at(m, 0) > 0.85 && at(m, 0) < 0.98),
    ],
    [
      "The CNN loses none, at any shift.",
      () => shifts.every((s) => Math.abs(at("plainCnn", 0) - at("plainCnn", s)) < 0.002),
    ],
    [
      "The MLP loses nearly all: from 4 pixels on it guesses.",
      () => shifts.every((s) => s < 4 || at("mlp", s) < 0.2) && at("mlp", 0) - at("mlp", 4) > 0.4,
    ],
  ]);
});

const rotated = (await learningCurve("rotated-digits")).points;
const between = (await learningCurve("between-turns")).points;

describe("what chapter 06 reads from its curves", () => {
  const at = (model: string, images: number): number =>
    mean(rotated.filter((p) => p.model === model && p.images === images).map(({ accuracy }) => accuracy));
  const orders = [4, 8, 16];
  const sides = [3, 5, 7];
  /** The mean change of the logits of trained networks. */
  const change = (model: string, turn: number): number =>
    mean(
      between
        .filter((p) => p.model === model && p.turn === turn && p.steps > 0)
        .map((p) => p.change ?? Number.NaN),
    );
  const of = (N: number, side: number): number => change(`N = ${N}, side ${side}`, 45);
  const isAbout = (x: number, y: number): boolean => Math.abs(x - y) < 0.07;

  stated("06-group-convolutions", [
    [
      "with three hundred images the group network is where the CNN is not with two thousand",
      () => at("se2GCnn", 300) > at("plainCnn", 2000),
    ],
    [
      "The kernel of pixels is no better than the CNN at first, and passes it in the end",
      () => at("kernel", 100) < at("plainCnn", 100) && at("kernel", 2000) > at("plainCnn", 2000),
    ],
    [
      "trained without the axis, logits change by half and more, with four turns by four tenths, with eight by a quarter",
      () =>
        sides.every((side) => of(1, side) > 0.5 && isAbout(of(4, side), 0.4) && isAbout(of(8, side), 0.25)),
    ],
    [
      "Sixteen do little more, and so do kernels beyond side 5",
      () =>
        sides.every((side) => Math.abs(of(16, side) - of(8, side)) < 0.07) &&
        orders.every((N) => Math.abs(of(N, 7) - of(N, 5)) < 0.08),
    ],
    [
      "At 90 degrees all but $N = 1$ change by less than $10^{-6}$, trained or not",
      () =>
        between
          .filter((p) => p.turn === 90)
          .every(({ model, change = 1 }) => (model.startsWith("N = 1,") ? change > 0.1 : change < 1e-6)),
    ],
    [
      "By about four tenths, and by half. Still it reads as many of the turned digits",
      () => {
        const right = (turn: number): number =>
          mean(
            between
              .filter((p) => p.model === "se2GCnn" && p.turn === turn && p.steps > 0)
              .map(({ accuracy }) => accuracy),
          );
        return (
          isAbout(change("se2GCnn", 22.5), 0.4) &&
          isAbout(change("se2GCnn", 45), 0.5) &&
          Math.abs(right(45) - right(90)) < 0.02
        );
      },
    ],
  ]);
});

const degrees = (await errorCurve("ethanol-degrees")).points;

describe("what chapter 17 reads from its curve", () => {
  const sizes = [25, 100, 400];
  /** The mean error of the trainings that took the most steps. */
  const at = (l: number, frames: number): number => {
    const those = degrees.filter((p) => p.model === `nequip, l = ${l}` && p.examples === frames);
    const most = Math.max(...those.map(({ steps }) => steps));
    return mean(those.filter(({ steps }) => steps === most).map(({ error }) => error));
  };
  const slope = (l: number): number => {
    const [x, y] = [sizes.map(Math.log), sizes.map((n) => Math.log(at(l, n)))];
    const above = x.reduce((sum, each, k) => sum + (each - mean(x)) * y[k]!, 0);
    return -above / x.reduce((sum, each) => sum + (each - mean(x)) ** 2, 0);
  };

  it("is about networks of equal parameters within 6 %", () => {
    const counts = degrees.map(({ parameters }) => parameters);
    assert.ok(Math.max(...counts) / Math.min(...counts) < 1.06);
  });

  stated("17-interatomic-potentials", [
    [
      "Degree 2 is twice as good with 25 frames, and its line is the steepest",
      () => Math.abs(at(0, 25) / at(2, 25) - 2) < 0.25 && slope(2) > slope(1) && slope(1) > slope(0),
    ],
    [
      "Degree 1 already goes more than half of the way.",
      () => sizes.every((n) => at(0, n) - at(1, n) > 0.5 * (at(0, n) - at(2, n))),
    ],
  ]);
});
