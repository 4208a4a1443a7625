import assert from "node:assert/strict";
import {
  type Action,
  cyclic,
  dihedral,
  fullOctahedral,
  judge,
  matvec,
  orbit,
  permutationRepresentation,
  type Random,
  random,
  regular,
  symmetric,
} from "noether";
import {
  autoencoderLaws,
  canonicalAutoencoder,
  type InvariantAutoencoder,
  leftEquivariance,
  orbitSelection,
} from "noether/autoencoder";
import { vectorInstances } from "noether/laws";
import { alike } from "../../../lib/numbers/alike.js";

type Vector = readonly number[];
const meanSquare = (u: Vector, w: Vector): number =>
  u.reduce((sum, x, i) => sum + (x - w[i]!) ** 2, 0) / u.length;
const general = (n: number) => ({
  examples: [[Array.from({ length: n }, (_, i) => Math.sin(i + 1))] as [Vector]],
  draw: (draw: Random): [Vector] => [Array.from({ length: n }, () => draw.normal())],
  simpler: () => [],
});

describe("orbit selection, the moving frame of any finite group", () => {
  it("chooses one point of each orbit, and every point of the orbit chooses the same", () => {
    const cube = { group: fullOctahedral(), apply: matvec };
    const xi = orbitSelection(cube);
    for (const y of [
      [1, 2, 3],
      [0, 0, 2],
      [1, 1, -1],
      [0, 0, 0],
    ]) {
      const chosen = xi.canonical(y);
      for (const other of orbit(cube, y)) assert.ok(alike(xi.canonical(other), chosen));
      // |G| = |G y| |G_y|
      assert.equal(xi.coset(y).length * orbit(cube, y).length, 48);
      for (const g of xi.coset(y)) assert.ok(alike(matvec(g, chosen), y));
    }
    assert.deepEqual(xi.canonical([1, 2, 3]), [-3, -2, -1]);
  });

  it("moves as the points do where the group acts freely", () => {
    for (const action of [regular(dihedral(5)), permutationRepresentation(symmetric(4))] as const) {
      const of = action as unknown as Action<unknown, Vector> & {
        readonly group: ReturnType<typeof symmetric>;
      };
      const xi = orbitSelection(of as never) as ReturnType<typeof orbitSelection<unknown, Vector>>;
      const law = leftEquivariance({ action: of, inputs: general(action.dimension) });
      assert.ok(judge(law, xi.of, { random: random(1), runs: 20 }).holds);
      assert.ok(!judge(law, () => of.group.identity, { random: random(1), runs: 20 }).holds);
    }
  });

  it("says of a point with a stabiliser what fixes it, and lists what leads there", () => {
    const xi = orbitSelection(regular(cyclic(4)));
    assert.throws(() => xi.of([1, 2, 1, 2]), {
      name: "RangeError",
      message:
        "orbitSelection: expected a point that only the identity fixes, got one that 2 fixes too: its group element is defined up to the stabiliser, and coset lists them all",
    });
    assert.equal(xi.coset([1, 2, 1, 2]).length, 2);
  });

  it("refuses groups that are not finite, and points of numbers that are not", () => {
    const translated = { group: { name: "Z" }, apply: (_: number, x: number) => x };
    assert.throws(
      () => orbitSelection(translated as never),
      /expected the action of a finite group.*got Z: newtonFrame/,
    );
    const divides = { group: cyclic(2), apply: (_: number, x: readonly number[]) => x.map((v) => v / 0) };
    assert.throws(() => orbitSelection(divides).of([1]), /expected points of finite numbers, got Infinity/);
  });
});

describe("an invariant autoencoder made of a frame and any two functions", () => {
  const action = permutationRepresentation(symmetric(4));
  const laws = autoencoderLaws({ action, inputs: general(4), loss: meanSquare });
  /** What no symmetry was thought of in: two sums with weights of their own, and a guess from there. */
  const encode = ([a = 0, b = 0, c = 0, d = 0]: Vector): Vector => [a + 2 * b - c, Math.tanh(b + 3 * d)];
  const decode = ([z = 0, w = 0]: Vector): Vector => [z, w, z * w, Math.sin(z)];
  const ours = canonicalAutoencoder(orbitSelection(action), { encode, decode });
  /** What each breaks beside the invariance of the loss, and nothing else. */
  const broken: readonly (readonly [
    what: string,
    wrong: InvariantAutoencoder<readonly number[], Vector, Vector>,
    law: "orbitConstant" | "suitable",
    should: RegExp,
  ])[] = [
    [
      "an encoder of the points as they are",
      { ...ours, encode },
      "orbitConstant",
      /Acting on x by .* should leave its code as it is\..*x = \[/s,
    ],
    [
      "a psi that does not move",
      { ...ours, psi: () => action.group.identity },
      "suitable",
      /Acting on x by .* should act on its reconstruction in the same way\..*x = \[/s,
    ],
    [
      "a psi taken the other way",
      { ...ours, psi: (x) => action.group.inverse(ours.psi(x)) },
      "suitable",
      /should act on its reconstruction/,
    ],
  ];

  it("has a code that is constant along orbits, a suitable psi and an invariant loss", () => {
    for (const law of Object.values(laws)) {
      const verdict = judge(law, ours, { random: random(1), runs: 40 });
      assert.ok(verdict.holds, String(verdict));
    }
  });

  for (const [what, wrong, law, should] of broken)
    it(`has no invariant loss with ${what}`, () => {
      const verdicts = Object.entries(laws).map(
        ([name, of]) => [name, judge(of, wrong, { random: random(1), runs: 40 })] as const,
      );
      const failed = verdicts.filter(([, { holds }]) => !holds).map(([name]) => name);
      assert.deepEqual(failed, [law, "lossInvariant"]);
      assert.match(String(new Map(verdicts).get(law)), should);
    });

  it("may have a psi that is equivariant up to the stabiliser of the canonical point alone", () => {
    // x^ = (0, 0, 0, 1) has the stabiliser S_3: where the last place goes is all that counts.
    const action = permutationRepresentation(symmetric(4));
    const xi = orbitSelection(action);
    const loose: InvariantAutoencoder<readonly number[], Vector, Vector> = {
      action,
      encode: () => [],
      decode: () => [0, 0, 0, 1],
      psi: (x) => action.group.multiply(xi.of(x), x[0]! > 0 ? [1, 2, 0, 3] : [0, 1, 2, 3]),
    };
    const { suitable } = autoencoderLaws({ action, inputs: general(4), loss: meanSquare });
    assert.ok(judge(suitable, loose, { random: random(1), runs: 40 }).holds);
    assert.ok(
      !judge(leftEquivariance({ action, inputs: general(4) }), loose.psi, { random: random(1), runs: 40 })
        .holds,
    );
    // The control: where x^ has a trivial stabiliser the same psi is not suitable.
    const strict = { ...loose, decode: () => [1, 2, 3, 4] };
    assert.ok(!judge(suitable, strict, { random: random(1), runs: 40 }).holds);
  });

  it("needs a loss that is invariant itself", () => {
    const weighted = (u: Vector, w: Vector): number =>
      u.reduce((sum, x, i) => sum + (i + 1) * (x - w[i]!) ** 2, 0);
    const { lossInvariant } = autoencoderLaws({ action, inputs: vectorInstances(4), loss: weighted });
    const noTies = autoencoderLaws({ action, inputs: general(4), loss: weighted }).lossInvariant;
    assert.equal(lossInvariant.name, "invariance of the loss");
    assert.ok(!judge(noTies, ours, { random: random(1), runs: 40 }).holds);
  });
});
