import assert from "node:assert/strict";
import fc from "fast-check";
import type { Fraction } from "mathjs";
import { random } from "noether";
import { expressionWitness, fraction, sameExpression, simplified } from "noether/exact";

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

/** An expression of numbers as text, and its value. */
const sums: fc.Arbitrary<readonly [string, Fraction]> = fc.letrec<{ sum: readonly [string, Fraction] }>(
  (tie) => {
    const two = fc.tuple(tie("sum"), tie("sum"));
    return {
      sum: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.bigInt({ min: 0n, max: 10n ** 20n }).map((n) => [`${n}`, fraction(n)] as const),
        fc.constantFrom("0.1", "1.25", "0.000000001").map((text) => [text, fraction(text)] as const),
        two.map(([[a, p], [b, q]]) => [`(${a} + ${b})`, p.add(q)] as const),
        two.map(([[a, p], [b, q]]) => [`(${a} - ${b})`, p.sub(q)] as const),
        two.map(([[a, p], [b, q]]) => [`(${a} * ${b})`, p.mul(q)] as const),
        two.map(([[a, p], [b, q]]) =>
          q.n === 0n ? ([a, p] as const) : ([`(${a} / ${b})`, p.div(q)] as const),
        ),
        tie("sum").map(([a, p]) => [`(${a})^3`, p.pow(fraction(3))!] as const),
        tie("sum").map(([a, p]) => [`(-${a})`, p.neg()] as const),
      ),
    };
  },
).sum;

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
    const many = `1${"0".repeat(400)}`;
    for (const of of [`sin(${many})`, "exp(1000)", `sqrt(2) ${many}`, "log(0)"])
      assert.throws(() => same(of, "1"), {
        name: "RangeError",
        message: /look for a division by 0, a logarithm of 0, or a number above 1\.8e308 in a function$/,
      });
  });

  it("refuses what is not an expression, in a sentence", () => {
    assert.throws(() => same("a +", "a"), { name: "SyntaxError", message: /got "a \+"/ });
    assert.throws(() => same("a = 2", "2"), {
      name: "SyntaxError",
      message: /got "a = 2" in "a = 2": remove it/,
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

  it("has the value of the numbers it was made from, with all digits", () => {
    fc.assert(
      fc.property(sums, ([text, value]) => {
        assert.equal(simplified(text), value.toFraction().replace("/", " / "), text);
        assert.ok(same(simplified(`${text} * x - y`), `${text} * x - y`), text);
      }),
      { numRuns: 100 },
    );
  });

  it("is read again where a number has more digits than float64 has a place for", () => {
    for (const text of [
      "1e308 * 10 * x",
      "x * 1e-200 * 1e-200",
      "(10^200 + 1)^2 * x - y",
      "sqrt(1e308 * 10) * x",
    ])
      assert.ok(same(simplified(text), text), text);
    assert.ok(!same(simplified("(10^200 + 1)^2 * x"), "10^400 * x"));
  });

  it("rounds nothing", () => {
    for (const [text, simple] of [
      ["2^53 + 1", "9007199254740993"],
      ["9007199254740993", "9007199254740993"],
      ["x + 2^53 + 1", "x + 9007199254740993"],
      ["1e20 + 1", "100000000000000000001"],
      ["1000003", "1000003"],
      ["1000003 * 1000033 * 1000037 * x", `${1000003n * 1000033n * 1000037n} * x`],
      ["(2/3)^60", `${2n ** 60n} / ${3n ** 60n}`],
      ["((2^10)^3)^4 + 1", `${2n ** 120n + 1n}`],
      ["1e-30 * x", `x / ${10n ** 30n}`],
      ["x * 1e-200 * 1e-200", `x / ${10n ** 400n}`],
      ["1e308 * 10", `${10n ** 309n}`],
      ["(1 + 1e-13) * x", "10000000000001 / 10000000000000 * x"],
      ["0.1 + 0.2", "3 / 10"],
      ["0.333333333333333333333", "333333333333333333333 / 1000000000000000000000"],
      ["-2^2", "-4"],
    ] as const)
      assert.equal(simplified(text), simple, text);
  });

  it("keeps what is not rational", () => {
    for (const text of ["sqrt(2)", "sin(1)", "log(2)", "2 ^ (1 / 3)", "(-8) ^ (1 / 3)", "pi + 1", "i ^ 2"])
      assert.equal(simplified(text), text);
    assert.equal(simplified("cos(1e-9)"), "cos(1 / 1000000000)", "float64 takes it for 1");
    for (const [text, simple] of [
      ["sqrt(4/9)", "2 / 3"],
      ["8^(2/3)", "4"],
      ["4^(-0.5)", "1 / 2"],
      ["exp(0) + sin(0) + log(1)", "1"],
      ["abs(-3/2)", "3 / 2"],
    ] as const)
      assert.equal(simplified(text), simple, text);
  });

  it("uses no rule where it does not hold", () => {
    assert.equal(simplified("((-2)^2)^(1/2)"), "2");
    assert.equal(simplified("(x^2)^(1/2)"), "(x ^ 2) ^ (1 / 2)", "x for x > 0 alone");
    assert.equal(simplified("(x^2)^2"), "x ^ 4");
  });

  it("is refused where a number is divided by 0", () => {
    for (const [text, part] of [
      ["1/0", "1 / 0"],
      ["0/0", "0 / 0"],
      ["0 * x / (2 - 2)", "0 * x / (2 - 2)"],
      ["1 + 0^(-1)", "0 ^ (-1)"],
      ["x / sin(0)", "x / sin(0)"],
      ["(0.1 + 0.2 - 0.3)^(-1/2)", "(0.1 + 0.2 - 0.3) ^ (-1 / 2)"],
    ] as const)
      assert.throws(() => simplified(text), {
        name: "RangeError",
        message: `expected divisors other than 0, got ${part}: it has no value, remove it`,
      });
  });

  it("is refused numbers that are too large or too small for float64", () => {
    for (const text of ["1e400", "x + 1e-400"])
      assert.throws(() => simplified(text), {
        name: "SyntaxError",
        message: /expected numbers between 1e-323 and 1e308 in size, got 1e[+-]400 in .*: write a power/,
      });
    for (const text of ["true", '"2"', "null"])
      assert.throws(() => simplified(text), { name: "SyntaxError", message: /remove it/ });
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

  it("is told exactly for powers of three digits, and for numbers of many, too", () => {
    assert.ok(!same("9007199254740993", "9007199254740992"), "2^53 + 1 is no float64");
    assert.ok(same("9007199254740993", "2^53 + 1"));
    assert.ok(same("1e21 * x", "10^21 * x") && same("1e-30 * x", "x / 10^30") && same("1e-7", "1 / 10^7"));
    assert.ok(!same("0.333333333333333333333", "1 / 3"));
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
    const sum = (term: string, n: number): string =>
      Array(n + 1)
        .fill(term)
        .join(" + ");
    // As many letters would take as long as all other tests of expressions.
    assert.equal(simplified(sum("a", 12)), "13 * a");
    assert.equal(simplified(sum("1", 24)), "25");
    assert.throws(() => simplified(sum("1", 25)), {
      name: "RangeError",
      message: /at most 24 operators .* got 25/,
    });
  });

  it("is worked out up to powers of 2^14 binary digits, to the last of them", () => {
    const refused = { name: "RangeError", message: /expected powers of numbers that can be written out/ };
    // A digit of base 16 counts for four binary ones: 2 has four, 16 has eight, 1/3 as many as 3.
    for (const [base, largest, worked] of [
      ["2", 4096, `${2n ** 4096n}`],
      ["16", 2048, `${16n ** 2048n}`],
      ["(1/3)", 4096, `1 / ${3n ** 4096n}`],
      ["x", 16384, "x ^ 16384"],
    ] as const) {
      assert.equal(simplified(`${base}^${largest}`), worked);
      assert.throws(() => simplified(`${base}^${largest + 1}`), refused, base);
      if (base !== "x") assert.throws(() => simplified(`${base}^(-${largest + 1})`), refused, base);
    }
    assert.equal(simplified("2^(-4096)"), `1 / ${2n ** 4096n}`);
    assert.ok(same("2^4096", "16^1024") && !same("2^4096", "16^1024 + 1"));
  });

  it("has values that agree to one part in 10^9 where they are not rational, and no further", () => {
    assert.ok(same("sqrt(2)^2 * 1000", "2000 + 10^(-7)"));
    assert.ok(!same("sqrt(2)^2 * 1000", "2000 + 10^(-5)"));
    assert.ok(!same("sqrt(2)^2 / 1000", "1/500 + 10^(-8)"), "small ones by 10^-9 itself");
  });
});
