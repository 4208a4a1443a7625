import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate, lettersOf, type Term, term, written } from "../../../lib/laws/term.js";

const { tree } = fc.letrec<{ tree: Term; pair: Term }>((tie) => ({
  tree: fc.oneof({ depthSize: "small" }, fc.constantFrom("a", "b", "e"), tie("pair")),
  pair: fc.tuple(tie("tree"), tie("tree")),
}));

describe("a product with brackets", () => {
  it("is read back from what is written", () => {
    fc.assert(fc.property(tree, (t) => assert.deepEqual(term(written(t)), t)));
  });

  it("may be written with spaces, stars, dots and more brackets than needed", () => {
    for (const text of ["(b a) c", "((b*a) * c)", "(ba)c", " ( b · a ) (c) "])
      assert.deepEqual(term(text), [["b", "a"], "c"]);
    assert.deepEqual(lettersOf(term("(b a) b")), ["b", "a"]);
  });

  it("is refused without its brackets, with both ways to set them", () => {
    assert.throws(() => term("b a c"), { name: "SyntaxError", message: /write \(b a\) c or b \(a c\)/ });
  });

  it("is refused with a sentence if it is not a product", () => {
    for (const [text, message] of [
      ["", /lacks a letter/],
      ["(a b", /lacks a closing bracket/],
      ["a b)", /one closing bracket too many/],
      ["a + b", /got "\+"/],
    ] as const)
      assert.throws(() => term(text), { name: "SyntaxError", message });
  });

  it("has its value from a table: the order of the brackets matters if the product is not associative", () => {
    const table = [
      [1, 0],
      [0, 0],
    ];
    const letters = { a: 0, b: 0, c: 1 };
    assert.equal(evaluate(term("(a b) c"), { table, letters }), 0);
    assert.equal(evaluate(term("a (b c)"), { table, letters }), 1);
  });
});
