import assert from "node:assert/strict";
import { type Matrix, matmul } from "noether";
import { assess } from "../../../../tools/cells/course/assess.js";
import { firstFailing } from "../../../../tools/cells/course/assessment.js";
import { findExercise } from "../../../../tools/cells/course/find.js";
import { trapIn } from "../../../../tools/cells/course/traps.js";

/** The message of the check of such code. */
async function told(name: string, subject: (...input: never[]) => unknown): Promise<string> {
  const { exercise } = await findExercise(name);
  const { laws } = assess(name, exercise, subject, { source: String(subject), runs: 5 });
  return firstFailing(laws)?.message ?? "nothing";
}

describe("a trap of JavaScript", () => {
  const dangerous = {
    "x ^ 2": /x \*\* 2/,
    "Math.sqrt((a[0] - b[0]) ^ 2)": /x \*\* 2/,
    "g[(t - tau) % n]": /`\(t - tau\) % n` may be negative/,
    "f[(y - (i - 1)) % height]": /`\(y - \(i - 1\)\) % height` may be negative/,
    "f[(x + j - 1) % width]": /may be negative/,
    "matmul(A, V) === matmul(W, A)": /relativeError\(a, b\) < 1e-9/,
    "if (product != identityMatrix(n)) return 0": /never equal/,
    "const left = matmul(A, V); const right = matmul(W, A); return left === right;": /never equal/,
    "a.map((x) => x) == b": /never equal/,
  };
  for (const [code, words] of Object.entries(dangerous)) {
    it(`is seen in ${code}`, () => {
      assert.match(trapIn(code) ?? "nothing", words);
    });
  }

  const sound = [
    "x ** 2",
    "g[(t - tau + n) % n]",
    "g[(((t - tau) % n) + n) % n]",
    "g.at((t - tau) % n)",
    "(n - 1 - t) % n",
    "(i - j) % 2 === 0",
    "(-1) ** k % 2",
    "matmul(A, V)[0][0] === 1",
    "const rows = matmul(A, V).length; return rows === 3",
    "const rows = matmul(A, V); return rows[0][0] === 3 && rows.length === n",
    "[1, 2].filter((x) => x === 1).length === 1",
    "[...p].sort().join()", // a key, and right as one
    "// x ^ 2 is no power\nreturn 'a ^ b'",
    "list.includes(x) === true",
    "const near = (x) => matvec(A, x); a >= near(b)",
  ];
  for (const code of sound) {
    it(`is not seen in ${code}`, () => {
      assert.equal(trapIn(code), undefined);
    });
  }
});

describe("a verdict on a trap", () => {
  it("names rows that are the same list, in place of a column that looks strange", async () => {
    const filled = (p: readonly number[]) => {
      const n = p.length;
      const matrix: number[][] = Array(n).fill(Array(n).fill(0));
      p.forEach((target, i) => {
        matrix[target]![i] = 1;
      });
      return matrix;
    };
    assert.match(
      await told("permutationMatrix", filled),
      /The 3 entries of your answer are one and the same list/,
    );
    const regular = (table: number[][], g: number) => {
      const matrix: number[][] = Array(table.length).fill(table.map(() => 0));
      table[g]!.forEach((product, h) => {
        matrix[product]![h] = 1;
      });
      return matrix;
    };
    assert.match(await told("regularMatrix", regular), /one and the same list/);
  });

  it("names a list that is pushed again and again", async () => {
    const pushed = (distances: number[][]) => {
      const [found, p, n]: [number[][], number[], number] = [[], [], distances.length];
      const place = (k: number): void => {
        if (k === n) found.push(p);
        for (let a = 0; a < n; a++) {
          if (p.includes(a) || p.some((b, i) => Math.abs(distances[a]![b]! - distances[k]![i]!) > 0.01))
            continue;
          p.push(a);
          place(k + 1);
          p.pop();
        }
      };
      place(0);
      return found;
    };
    assert.match(await told("symmetries", pushed), /`push\(\[\.\.\.p\]\)` where you go on changing p/);
  });

  it("names lists that are compared with ===, and remainders that are negative, and ^", async () => {
    const compared = (A: Matrix, rhoV: Matrix[], rhoW: Matrix[]) =>
      // biome-ignore lint/suspicious/noDoubleEquals: it is the mistake
      rhoV.map((_, g) => g).filter((g) => matmul(A, rhoV[g]!) == matmul(rhoW[g]!, A));
    assert.match(
      await told("commutesWith", compared),
      /Two lists or matrices are never equal by `===` or `==`/,
    );

    const behind = (f: number[], g: number[]) =>
      f.map((_, t) => f.reduce((sum, value, tau) => sum + value * g[(t - tau) % f.length]!, 0));
    assert.match(await told("convolve", behind), /-1 % 3 is -1/);

    const combined = (positions: number[][]) =>
      positions.map((r) =>
        positions.reduce(
          (sum, q) => {
            const d = Math.sqrt(((r[0]! - q[0]!) ^ 2) + ((r[1]! - q[1]!) ^ 2) + ((r[2]! - q[2]!) ^ 2));
            return sum.map((x, k) => x + (Math.exp(-d) / d) * (r[k]! - q[k]!));
          },
          [0, 0, 0],
        ),
      );
    const said = await told("pairForces", combined);
    assert.match(said, /`\^` is not a power in JavaScript/);
    assert.doesNotMatch(said, /divided by 0/);
  });

  it("is left alone if the answer is right", async () => {
    const { exercise } = await findExercise("convolve");
    const right = (f: number[], g: number[]) =>
      f.map((_, t) => f.reduce((sum, value, tau) => sum + value * g.at((t - tau) % f.length)!, 0));
    const { points, outOf } = assess("convolve", exercise, right, { source: "3 ^ 2", runs: 5 });
    assert.equal(points, outOf);
  });
});
