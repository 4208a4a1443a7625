import assert from "node:assert/strict";
import fc from "fast-check";
import { display } from "../../../lib/display/displayable.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { homomorphism, matrices } from "../../../lib/laws/homomorphism.js";
import { judge } from "../../../lib/laws/judge.js";
import { random } from "../../../lib/numbers/random.js";
import { onFunctions } from "../../../lib/representation/onFunctions.js";
import { permutationRepresentation } from "../../../lib/representation/permutationRepresentation.js";
import { regular } from "../../../lib/representation/regular.js";
import { type Representation, representation } from "../../../lib/representation/representation.js";
import { trivial } from "../../../lib/representation/trivial.js";
import { signal } from "../../support/arbitraries.js";

const corners = onFunctions(dihedral(4), [0, 1, 2, 3], ([k, j], x) => (k + (j === 0 ? x : 4 - x)) % 4);

const holds = <G>({ group, matrix }: Representation<G>): boolean =>
  judge(homomorphism(group, matrices), matrix, { random: random(1) }).holds;

describe("representations", () => {
  it("are homomorphisms", () => {
    assert.ok(holds(trivial(dihedral(3), 2)));
    assert.ok(holds(regular(dihedral(3))));
    assert.ok(holds(regular(symmetric(3))));
    assert.ok(holds(permutationRepresentation(symmetric(4))));
    assert.ok(holds(corners));
  });

  it("are not homomorphisms with f(g x) in place of f(g^-1 x), for a group that does not commute", () => {
    const group = symmetric(3);
    const wrong = representation({
      group,
      name: "f(g x)",
      dimension: 6,
      matrix: (g) => regular(group).matrix(group.inverse(g)),
    });
    const verdict = judge(homomorphism(group, matrices), wrong.matrix, { random: random(1) });
    assert.ok(!verdict.holds);
    assert.match(verdict.explanation.look ?? "", /opposite order/);
    assert.equal(verdict.explanation.given, "g = (0 1), h = (1 2), g h = (0 1 2)");
  });

  it("act as their matrices do", () => {
    fc.assert(
      fc.property(fc.constantFrom(...dihedral(4).elements), signal(4), (g, f) => {
        const values = [0, 1, 2, 3].map(
          (_, x) => f[corners.group.inverse(g)[1] === 0 ? (x + 4 - g[0]) % 4 : (g[0] - x + 4) % 4]!,
        );
        assert.deepEqual(corners.apply(g, f), values);
      }),
    );
  });

  it("move entries to where the examples say", () => {
    assert.deepEqual(permutationRepresentation(symmetric(3)).apply([1, 2, 0], [5, 6, 7]), [7, 5, 6]);
    assert.deepEqual(regular(cyclic(3)).apply(1, [1, 0, 0]), [0, 1, 0]);
    assert.deepEqual(trivial(cyclic(3), 2).apply(1, [3, 4]), [3, 4]);
  });

  it("show the matrices of the generators", () => {
    const bundle = corners[display]();
    assert.match(String(bundle["text/plain"]), /dimension 4: r acts as \[\[0,0,0,1\],/);
    assert.match(String(bundle["image/svg+xml"]), /<svg/);
  });

  it("refuse points that occur twice and actions that leave them", () => {
    assert.throws(() => onFunctions(cyclic(2), [1, 1], (_, x) => x), {
      message: /each point once, got 1 at place 0 and again at place 1/,
    });
    assert.throws(() => onFunctions(cyclic(2), [1, 2], (g, x) => x + g).matrix(1), {
      message: /got 3 for x = 2/,
    });
    assert.throws(() => trivial(cyclic(2), 0), { message: /got 0/ });
  });
});
