import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { random } from "noether";
import { calibrate } from "noether/engine";
import { mlp, plainCnn } from "noether/models";
import { networkTrial, seedsUpTo } from "../../../../tools/bench/learn/networkTrial.js";
import { benchLearn } from "../../../../tools/bench/learn/run.js";
import type { Study } from "../../../../tools/bench/learn/study.js";
import { digitTensors } from "../../../../tools/cells/data/digitTensors.js";
import type { LearningCurve } from "../../../../tools/cells/data/learningCurve.js";
import { mnist } from "../../../../tools/cells/data/mnist.js";

/** A study like the real ones, in a tiny form: two networks, 64 digits of 5 x 5 pixels, 3 steps. */
const tiny: Study = {
  name: "tiny",
  question: "whether it runs",
  async trials({ seeds }) {
    const digits = await mnist();
    const made = (indices: readonly number[]) => digitTensors(digits, indices, { side: 5 });
    const [train, test] = [made(digits.train.slice(0, 64)), made(digits.test.slice(0, 150))];
    return seedsUpTo(seeds).flatMap((seed) =>
      Object.entries({ mlp: mlp({ inputs: 25, hidden: 4 }), cnn: plainCnn({ channels: 2 }) }).map(
        ([model, network]) =>
          networkTrial({
            model,
            images: 64,
            seed,
            stops: [1, 3],
            network,
            digits: () => train,
            look: ({ accuracy }) => [{ accuracy: accuracy(test) }],
          }),
      ),
    );
  },
};

const alone: Study = { ...tiny, name: "alone", needsPeer: true };

describe("noether bench learn", () => {
  let folder = "";
  let count = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether-learn-"));
  });
  after(() => rm(folder, { recursive: true }));
  const options = () => {
    const own = join(folder, `${count++}`);
    return {
      studies: [tiny, alone],
      names: [] as string[],
      seeds: 2,
      python: undefined,
      file: `${own}.jsonl`,
      folder: own,
      signal: new AbortController().signal,
      onStep: (_done: number, _total: number, _now: string) => {},
    };
  };
  const curveIn = async (own: string): Promise<LearningCurve> =>
    JSON.parse(await readFile(join(own, "tiny.json"), "utf8"));
  const told = ({ points }: LearningCurve) => points.map(({ seconds: _, ...point }) => point);

  it("trains each network from each seed, writes the curve, and says what it found", async () => {
    const given = options();
    const steps: string[] = [];
    const text = await benchLearn({
      ...given,
      onStep: (done, total, now) => steps.push(`${done} of ${total}: ${now}`),
    });
    const { study, commit, processor, points } = await curveIn(given.folder);
    assert.equal(study, "tiny");
    for (const words of [commit, processor]) assert.ok(words.length > 0);
    assert.deepEqual(
      points.map(({ model, images, seed, steps, parameters }) => [model, images, seed, steps, parameters]),
      [1, 2].flatMap((seed) => [
        ["mlp", 64, seed, 1, 174],
        ["mlp", 64, seed, 3, 174],
        ["cnn", 64, seed, 1, 164],
        ["cnn", 64, seed, 3, 164],
      ]),
    );
    for (const { accuracy, seconds } of points) assert.ok(accuracy > 0 && accuracy < 1 && seconds >= 0);
    assert.match(text, /\ntiny: whether it runs\n\nmodel +images +steps +parameters +accuracy +s +n\n/);
    assert.match(text, /\nmlp +64 +3 +174 +[\d.]+ % \([\d.]+ to [\d.]+\) +[\d.]+ +2\n/);
    assert.match(text, /\nWritten: .*tiny\.json\n$/);
    assert.equal(steps[0], "0 of 12: tiny: mlp, 64 images, seed 1");
    assert.equal(steps.at(-1), "12 of 12: tiny: cnn, 64 images, seed 2");
    assert.ok(!text.includes("alone"), "what needs a peer waits for one");
  });

  it("finds the same again with the same seeds", async () => {
    const [one, two] = [options(), options()];
    await benchLearn(one);
    await benchLearn(two);
    assert.deepEqual(told(await curveIn(one.folder)), told(await curveIn(two.folder)));
  });

  it("stopped within a trial keeps those before it, and goes on to the curve that it would have had", async () => {
    const given = options();
    const cut = new AbortController();
    const text = await benchLearn({
      ...given,
      signal: cut.signal,
      onStep: (_, __, now) => {
        if (now.includes("cnn, 64 images, seed 1")) cut.abort();
      },
    });
    assert.match(text, /\nmlp +64 +3 +174 +[\d.]+ % +[\d.]+ +1\n/);
    assert.match(text, /Cut short: the same command with --results .*\.jsonl goes on\.\n$/);
    assert.deepEqual(await readdir(folder).then((names) => names.includes(`${count - 1}`)), false);
    const begun: string[] = [];
    await benchLearn({
      ...given,
      onStep: (done, total, now) => {
        if (!begun.at(-1)?.endsWith(now)) begun.push(`${done} of ${total}: ${now}`);
      },
    });
    assert.deepEqual(begun, [
      "0 of 9: tiny: cnn, 64 images, seed 1",
      "3 of 9: tiny: mlp, 64 images, seed 2",
      "6 of 9: tiny: cnn, 64 images, seed 2",
    ]);
    const whole = options();
    await benchLearn(whole);
    assert.deepEqual(told(await curveIn(given.folder)), told(await curveIn(whole.folder)));
  });

  it("looked at on the way is the network that it would have been without", async () => {
    const given = options();
    const straight: Study = {
      ...tiny,
      trials: async (options) => {
        const digits = await mnist();
        const made = (indices: readonly number[]) => digitTensors(digits, indices, { side: 5 });
        const test = made(digits.test.slice(0, 150));
        return [
          networkTrial({
            model: "cnn",
            images: 64,
            seed: options.seeds,
            stops: [3],
            network: plainCnn({ channels: 2 }),
            digits: () => made(digits.train.slice(0, 64)),
            look: ({ accuracy }) => [{ accuracy: accuracy(test) }],
          }),
        ];
      },
    };
    await benchLearn({ ...given, studies: [straight] });
    const stopped = options();
    await benchLearn(stopped);
    assert.deepEqual(told(await curveIn(given.folder)), told(await curveIn(stopped.folder)).slice(-1));
  });

  it("looked at before the first step is the network that training begins with, and goes on as it would have", async () => {
    const first: Study = {
      ...tiny,
      trials: async () => {
        const digits = await mnist();
        const train = digitTensors(digits, digits.train.slice(0, 64), { side: 5 });
        const network = plainCnn({ channels: 2 });
        const begun = network.apply(
          calibrate(network, network.init(random(1)), [[train.images]]),
          train.images,
        );
        const trial = (stops: readonly number[], also: string) =>
          networkTrial({
            model: "cnn",
            images: 64,
            also,
            seed: 1,
            stops,
            network,
            digits: () => train,
            look: ({ steps, logits, accuracy }) => {
              if (steps === 0) assert.deepEqual(logits(train.images).toArray(), begun.toArray());
              return [{ accuracy: accuracy(train), turn: 45, change: steps }];
            },
          });
        return [trial([0, 3], ", from the beginning"), trial([3], "")];
      },
    };
    const given = options();
    const text = await benchLearn({ ...given, studies: [first] });
    const [before, looked, straight] = told(await curveIn(given.folder));
    assert.deepEqual([before!.steps, before!.turn, before!.change], [0, 45, 0]);
    assert.deepEqual(looked, straight);
    assert.match(text, /\nmodel +images +steps +parameters +turn +accuracy +change +s +n\n/);
  });

  it("fails as the trial does, and writes no curve", async () => {
    const given = options();
    const failing: Study = {
      ...tiny,
      trials: async () => [{ name: "bad", steps: 1, run: () => Promise.reject(new RangeError("no luck")) }],
    };
    await assert.rejects(benchLearn({ ...given, studies: [failing] }), /no luck/);
    await assert.rejects(readdir(given.folder), /ENOENT/);
  });

  it("refuses a study that there is not, and one that needs a peer without one", async () => {
    await assert.rejects(benchLearn({ ...options(), names: ["tiny", "tony"] }), {
      name: "UserError",
      message: 'expected studies among tiny, alone, got "tony"',
    });
    await assert.rejects(benchLearn({ ...options(), names: ["alone"] }), {
      name: "UserError",
      message: "expected --peer PYTHON with alone, which compares with a peer, got none",
    });
  });
});
