import assert from "node:assert/strict";
import { type Initializer, normal, parameter, uniform } from "../../../lib/engine/index.js";
import { given } from "../../../lib/engine/initializers.js";
import { random } from "../../../lib/numbers/random.js";

const draws = (first: Initializer, shape: readonly number[]): number[] => [
  ...first(shape, random(8), "float64").values,
];

describe("initialisers", () => {
  const shape = [3, 40, 100];
  const fanIn = 3 * 40;
  const fanOut = 3 * 100;
  const variances = { lecun: 1 / fanIn, glorot: 2 / (fanIn + fanOut), he: 2 / fanIn } as const;

  for (const name of ["lecun", "glorot", "he"] as const)
    it(`${name} draws N(0, ${{ lecun: "1 / fan-in", glorot: "2 / (fan-in + fan-out)", he: "2 / fan-in" }[name]})`, () => {
      const x = draws(parameter(shape, name).first, shape);
      const deviation = Math.sqrt(variances[name]);
      const mean = x.reduce((sum, each) => sum + each, 0) / x.length;
      const variance = x.reduce((sum, each) => sum + each ** 2, 0) / x.length;
      const beyond = x.filter((each) => Math.abs(each) > 2 * deviation).length / x.length;
      // n = 12,000 draws: five standard errors of each
      assert.ok(Math.abs(mean) < (5 * deviation) / Math.sqrt(x.length), `mean ${mean}`);
      assert.ok(
        Math.abs(variance / variances[name] - 1) < 5 * Math.sqrt(2 / x.length),
        `variance ${variance}`,
      );
      assert.ok(Math.abs(beyond - 0.0455) < 0.01, `beyond two deviations: ${beyond}`);
    });

  it("take the stream's numbers in order", () => {
    const draw = random(8);
    assert.deepEqual(
      draws(normal(3), [2, 2]),
      [...Array(4)].map(() => 3 * draw.normal()),
    );
    const other = random(8);
    assert.deepEqual(
      draws(uniform(3), [2, 2]),
      [...Array(4)].map(() => 3 * (2 * other.uniform() - 1)),
    );
  });

  it("give zeros and ones", () => {
    assert.deepEqual(draws(parameter([3], "zeros").first, [3]), [0, 0, 0]);
    assert.deepEqual(draws(parameter([3], "ones").first, [3]), [1, 1, 1]);
  });

  it("give numbers by their places, row-major", () => {
    assert.deepEqual(
      draws(
        given((k) => k ** 2),
        [2, 3],
      ),
      [0, 1, 4, 9, 16, 25],
    );
  });

  it("give no numbers for an empty shape", () => {
    assert.deepEqual(draws(parameter([0, 3], "lecun").first, [0, 3]), []);
  });
});
