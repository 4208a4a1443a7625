import assert from "node:assert/strict";
import { inspect } from "node:util";
import {
  character,
  characterTable,
  cyclic,
  decompose,
  dihedral,
  directProduct,
  doubleCover,
  euclidean,
  fullTensorProduct,
  homomorphism,
  integers,
  irreps,
  irrepsNorm,
  irrepsRepresentation,
  judge,
  nonZeroRationals,
  nonZeroReals,
  octahedral,
  orthogonal,
  quaternionGroup,
  quotientGroup,
  random,
  reducedTensorProducts,
  regular,
  so2,
  softOneHot,
  specialEuclidean,
  specialLinear2,
  specialOrthogonal,
  subgroup,
  symmetric,
  tensorProduct,
  translations,
  trivial,
  trivialAction,
  unitQuaternions,
} from "noether";
import { figure } from "noether/figure";
import { matrices } from "noether/laws";

const display = Symbol.for("Jupyter.display");
const D4 = dihedral(4);
const law = homomorphism(specialOrthogonal(3), matrices);

/** Objects that have functions, and the first words that they say. */
const objects: readonly (readonly [words: string, object: object])[] = [
  ["2x1o+1x0e", irreps("2x1o + 0e")],
  ["1x1o x 1x1o -> 1x0e+1x1e+1x2e: 3 paths, 0 weights", fullTensorProduct("1o", "1o")],
  [
    "1x1o x 1x1o -> 1x1e: 1 path, 1 weight",
    tensorProduct("1o", "1o", "1e", [{ in1: 0, in2: 0, out: 0, mode: "uuu" }]),
  ],
  ["1x1o x 1x1o -> 1x0e, uvuv, no weights", fullTensorProduct("1o", "1o").paths[0]!],
  ["ij=ji: 1x1o x 1x1o -> 1x0e+1x2e", reducedTensorProducts("ij=ji", { i: "1o" })],
  ["norm squared: 2x1o -> 2x0e", irrepsNorm("2x1o", { squared: true })],
  ["3 functions of a distance", softOneHot({ basis: "gaussian", end: 1, number: 3, cutoff: true })],
  ["the random numbers of the seed 7", random(7)],
  ["Cayley table of Z/3, 3 elements", cyclic(3)],
  ["Cayley table of D4, 8 elements", D4],
  ["Cayley table of O, 24 elements", octahedral()],
  ["Cayley table of Q8, 8 elements", quaternionGroup()],
  ["Cayley table of Z/3 x D4, 24 elements", directProduct(cyclic(3), D4)],
  ["Cayley table of D4 / (<r²> in D4), 4 elements", quotientGroup(D4, subgroup(D4, [[2, 0]]))],
  ["SO(3)", specialOrthogonal(3)],
  ["O(2)", orthogonal(2)],
  ["SO(2)", so2()],
  ["SE(3)", specialEuclidean(3)],
  ["E(2)", euclidean(2)],
  ["T(2)", translations(2)],
  ["Z", integers],
  ["R*", nonZeroReals()],
  ["Q*", nonZeroRationals()],
  ["SL(2, R)", specialLinear2()],
  ["Sp(1)", unitQuaternions()],
  ["SO(2) x SO(2)", directProduct(so2(), so2())],
  ["Sp(1) -> SO(3)", doubleCover()],
  ["regular representation, Z/3, dimension 3: 1 acts as [[0,0,1]", regular(cyclic(3))],
  ["1 invariant number of Z/3, dimension 1", trivial(cyclic(3), 1)],
  ["1x1o, dimension 3: ", irrepsRepresentation("1o")],
  ["the trivial action of Z/3", trivialAction(cyclic(3))],
  ["character of regular representation", character(regular(cyclic(3)))],
  ["Character table of S3", characterTable(symmetric(3))],
  ["χ₁ of S3", characterTable(symmetric(3)).characters[0]!],
  ["regular representation, Z/3: it decomposes as 3 = 1 + 2", decompose(regular(cyclic(3)), random(1))],
  ["homomorphism: holds on all", judge(law, (R) => R, { random: random(1) })],
  ["homomorphism: no.", judge(law, (R) => R.map((row) => row.map((x) => 2 * x)), { random: random(1) })],
  ["A point", figure({ alt: "A point", panels: [{ marks: [] }] })],
];

describe("console.log and String of an object with functions", () => {
  it("say in words what it is, as a notebook does if there is no picture", () => {
    for (const [words, object] of objects) {
      const said = inspect(object);
      assert.ok(said.startsWith(words), `${said} does not begin with ${words}`);
      assert.equal(String(object), said);
      assert.ok(inspect({ deep: [object] }).includes(said.split("\n")[0]!));
      const method: unknown = (object as Record<symbol, unknown>)[display];
      if (typeof method === "function")
        assert.equal((method as () => Record<string, string>)()["text/plain"], said);
    }
  });

  it("say nothing false about a copy that was changed", () => {
    const renamed = { ...so2(), name: "the circle" };
    assert.match(inspect(renamed), /the circle/);
  });
});
