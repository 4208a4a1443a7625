import assert from "node:assert/strict";
import fc from "fast-check";
import { random } from "noether";
import { expressionWitness, sameExpression, simplified } from "noether/exact";

const same = (a: string, b: string): boolean => sameExpression(a, b, random(3));

/** A polynomial in x and y as text, and the same written in another way. */
const twice: fc.Arbitrary<readonly [string, string]> = fc.letrec<{ both: readonly [string, string] }>(
  (tie) => ({
    both: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom<readonly [string, string]>(
        ["x", "x"],
        ["y", "y + 0"],
        ["2", "(1 + 1)"],
        ["1/3", "2/6"],
      ),
      fc
        .tuple(tie("both"), tie("both"))
        .map(([[a, b], [c, d]]) => [`(${a} + ${c})`, `(${d} + (${b}))`] as const),
      fc
        .tuple(tie("both"), tie("both"))
        .map(([[a, b], [c, d]]) => [`(${a}) * (${c})`, `((${d}) * (${b}))`] as const),
      tie("both").map(([a, b]) => [`(${a})^2`, `(${b}) * (${b})`] as const),
      tie("both").map(([a, b]) => [`-(${a})`, `0 - (${b})`] as const),
    ),
  }),
).both;

describe("the same expression", () => {
  it("is found however a polynomial is written, and lost by adding a little", () => {
    fc.assert(
      fc.property(twice, fc.integer(), ([a, b], seed) => {
        assert.ok(sameExpression(a, b, random(seed)));
        assert.ok(!sameExpression(a, `(${b}) + 10^(-30)`, random(seed)));
      }),
      { numRuns: 50 },
    );
  });

  it("knows the usual identities", () => {
    for (const [a, b] of [
      ["(a + b)^2", "a^2 + 2 a b + b^2"],
      ["(x^2 - 1) / (x - 1)", "x + 1"],
      ["sin(x)^2 + cos(x)^2", "1"],
      ["exp(a + b)", "exp(a) * exp(b)"],
      ["e^(i * pi)", "-1"],
      ["0.1 + 0.2", "0.3"],
      ["a * (1 / a)", "1"],
    ] as const) {
      assert.ok(same(a, b), `${a} = ${b}`);
    }
  });

  it("is refused to the usual mistakes", () => {
    for (const [a, b] of [
      ["(a + b)^2", "a^2 + b^2"],
      ["sqrt(x^2)", "x"],
      ["1 / (a + b)", "1 / a + 1 / b"],
      ["exp(a b)", "exp(a) * exp(b)"],
      ["a - b", "b - a"],
      ["x^2", "x^2 * (1 + 10^(-20))"],
    ] as const) {
      assert.ok(!same(a, b), `${a} = ${b}`);
    }
  });

  it("is refuted by a point of small whole numbers where there is one", () => {
    const found = expressionWitness("a / b", "b / a", random(1))!;
    const [a, b] = [Number(found.point.a), Number(found.point.b)];
    assert.ok(Number.isInteger(a) && Number.isInteger(b) && a !== b && a < 10 && b < 10);
    const ratio = ([p, q = "1"]: readonly string[]): number => Number(p) / Number(q);
    assert.ok(Math.abs(ratio(found.values[0].split("/")) - a / b) < 1e-15);
    assert.notEqual(found.values[0], found.values[1]);
  });

  it("may have no point at all", () => {
    assert.ok(same("1 / (x - x)", "1 / (x - x)"));
    assert.throws(() => same("1 / (x - x)", "x"), { name: "RangeError", message: /a value at some point/ });
  });

  it("refuses what is no expression, in a sentence", () => {
    assert.throws(() => same("a +", "a"), { name: "SyntaxError", message: /got "a \+"/ });
    assert.throws(() => same("a = 2", "2"), {
      name: "SyntaxError",
      message: /got "a = 2" in "a = 2": leave it out/,
    });
    assert.throws(() => same('import("x")', "2"), { name: "SyntaxError" });
    assert.throws(() => same("[1, 2]", "2"), { name: "SyntaxError" });
    assert.throws(() => same("evaluate(x)", "2"), { name: "SyntaxError", message: /"evaluate\(x\)"/ });
  });
});

describe("a simplified expression", () => {
  it("is the same expression", () => {
    for (const text of ["2 x + x", "a - a", "x + x / 2", "(x + 1) * 2 - 2", "1/3 + 1/6"])
      assert.ok(same(simplified(text), text), `${text} -> ${simplified(text)}`);
    assert.equal(simplified("a - a"), "0");
    assert.equal(simplified("1/3 + 1/6"), "1 / 2");
  });

  it("never ends in a number that cannot be written out", () => {
    for (const text of ["9^9^9", "2^(-1000000000)", "(1/3)^(10^10)", "x + 9^9^9", "((2^999)^999)^999"]) {
      const message = /powers of numbers that can be written out, got/;
      assert.throws(() => simplified(text), { name: "RangeError", message });
    }
    assert.throws(() => same("9^9^9", "1"), { name: "RangeError", message: /got 9 \^ 9 \^ 9/ });
    assert.ok(same("(x^64)^64", "(x^64)^64"));
    assert.ok(!same("((x^64)^64)^64", "1"));
  });

  it("is told exactly for powers of three digits too", () => {
    assert.ok(same("2^100", "2^99 * 2"));
    assert.ok(!same("2^100", "2^99 * 2 + 1"));
    assert.ok(!same("x^100", "x^100 + 1"));
  });

  it("is refused where the text is longer than rules and brackets can take", () => {
    assert.throws(() => same(`${"(".repeat(1000)}x${")".repeat(1000)} + 1`, "x"), {
      name: "SyntaxError",
      message: /at most 2000 characters, got 2005/,
    });
    const sum = Array.from({ length: 30 }, (_, k) => `a${k} * b${k}`).join(" + ");
    assert.throws(() => simplified(sum), { name: "RangeError", message: /at most 24 operators.*got 59/ });
    assert.ok(same(sum, sum));
  });

  it("is read up to 2,000 characters, and simplified up to 24 operators, to the last of them", () => {
    assert.ok(same("x".padEnd(2000), "x"));
    assert.throws(() => same("x".padEnd(2001), "x"), {
      name: "SyntaxError",
      message: /at most 2000 .* got 2001/,
    });
    const sum = (n: number): string =>
      Array(n + 1)
        .fill("a")
        .join(" + ");
    assert.equal(simplified(sum(24)), "25 * a");
    assert.throws(() => simplified(sum(25)), {
      name: "RangeError",
      message: /at most 24 operators .* got 25/,
    });
  });

  it("is worked out up to powers of 2^14 binary digits, to the last of them", () => {
    const refused = { name: "RangeError", message: /expected powers of numbers that can be written out/ };
    // A digit of base 16 counts for four binary ones: 2 has four, 16 has eight, 1/3 as many as 3.
    for (const [base, largest] of [
      ["2", 4096],
      ["16", 2048],
      ["(1/3)", 4096],
      ["x", 16384],
    ] as const) {
      assert.ok(simplified(`${base}^${largest}`).length > 0, base);
      assert.throws(() => simplified(`${base}^${largest + 1}`), refused, base);
      if (base !== "x") assert.throws(() => simplified(`${base}^(-${largest + 1})`), refused, base);
    }
    assert.ok(same("2^4096", "16^1024") && !same("2^4096", "16^1024 + 1"));
  });

  it("has values that agree to one part in 10^9 where they are not rational, and no further", () => {
    assert.ok(same("sqrt(2)^2 * 1000", "2000 + 10^(-7)"));
    assert.ok(!same("sqrt(2)^2 * 1000", "2000 + 10^(-5)"));
    assert.ok(!same("sqrt(2)^2 / 1000", "1/500 + 10^(-8)"), "small ones by 10^-9 itself");
  });
});
