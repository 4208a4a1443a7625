import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { image } from "../../../lib/grid/image.js";
import { quarterTurn } from "../../../lib/grid/rotateImage.js";
import { type CircularHarmonic, circularHarmonics } from "../../../lib/layers/circularHarmonics.js";
import { errorAt, slopesOf } from "./equivarianceCurves.js";

/** A pixel of a grid in polar coordinates. */
function polar(side: number, row: number, column: number): { r: number; theta: number } {
  const [x, y] = [column - (side - 1) / 2, (side - 1) / 2 - row];
  return { r: Math.hypot(x, y), theta: Math.atan2(y, x) };
}

/** phi_j(r) e^(i m theta) as it is on the pixels, with the disk mask or without. */
function sampled(side: number, ring: number, frequency: number, isMasked = true): CircularHarmonic {
  const part = (of: (angle: number) => number): number[][] =>
    image(side, side, (row, column) => {
      const { r, theta } = polar(side, row, column);
      if ((isMasked && r > side / 2) || (frequency > 0 && r === 0)) return 0;
      return Math.exp(-((r - ring) ** 2) / (2 * 0.6 ** 2)) * of(frequency * theta);
    });
  return { ring, frequency, cosine: part(Math.cos), sine: part(Math.sin) };
}

const found = (side: number, ring: number, frequency: number): CircularHarmonic =>
  circularHarmonics(side).find((each) => each.ring === ring && each.frequency === frequency)!;
const largest = (...parts: readonly number[][][]): number => Math.max(...parts.flat(2).map(Math.abs));
const difference = (a: number[][], b: number[][]): number[][] =>
  a.map((row, i) => row.map((value, j) => value - b[i]![j]!));

describe("circular harmonics on a grid", () => {
  it("have on a ring of radius j the frequencies 0 to 2 j, below the pi j that its pixels can tell apart, and to 8 at most", () => {
    for (const side of [1, 3, 5, 7, 11])
      assert.deepEqual(
        circularHarmonics(side).map(({ ring, frequency }) => [ring, frequency]),
        Array.from({ length: (side + 1) / 2 }, (_, j) =>
          Array.from({ length: Math.min(2 * j, 8) + 1 }, (_, m) => [j, m]),
        ).flat(),
      );
  });

  it("are the sampled functions where no other frequency up to theirs looks like them, m = 0 and 1", () => {
    for (const m of [0, 1])
      for (const ring of [1, 2]) {
        const [a, b] = [found(5, ring, m), sampled(5, ring, m)];
        const scale = a.cosine[2]![4]! / b.cosine[2]![4]!;
        const scaled = (part: number[][]): number[][] => part.map((row) => row.map((value) => value * scale));
        assert.ok(largest(difference(a.cosine, scaled(b.cosine))) < 1e-15);
        assert.ok(largest(difference(a.sine, scaled(b.sine))) < 1e-15);
      }
  });

  it("have the norm 1, nothing beyond the disk, and above m = 0 nothing at the centre", () => {
    for (const { frequency, cosine, sine } of circularHarmonics(7)) {
      const values = [...cosine.flat(), ...sine.flat()];
      assert.ok(Math.abs(values.reduce((sum, value) => sum + value ** 2, 0) - 1) < 1e-12);
      if (frequency > 0) assert.deepEqual([cosine[3]![3], sine[3]![3]], [0, 0]);
      for (let k = 0; k < 49; k++)
        if (polar(7, Math.floor(k / 7), k % 7).r > 3.5)
          assert.ok(cosine.flat()[k] === 0 && sine.flat()[k] === 0);
    }
  });

  it("are multiplied by i^m by a quarter turn of their argument, to 1e-12", () => {
    for (const { frequency, cosine, sine } of circularHarmonics(7)) {
      // k(R x) with R counter-clockwise is k turned clockwise: three quarter turns.
      const turned = (part: number[][]): number[][] => quarterTurn(quarterTurn(quarterTurn(part)));
      const [C, S] = [
        [1, 0, -1, 0],
        [0, 1, 0, -1],
      ].map((list) => list[frequency % 4]!) as [number, number];
      const expected = cosine.map((row, i) => row.map((value, j) => C * value - S * sine[i]![j]!));
      assert.ok(largest(difference(turned(cosine), expected)) < 1e-12, `m = ${frequency}`);
    }
  });

  it("do not answer to a polynomial of another frequency up to their own degree, as sampled ones do", () => {
    const moment = ({ cosine, sine, ring }: CircularHarmonic, d: number, q: number): number => {
      const side = cosine.length;
      let [re, im] = [0, 0];
      for (const [row, values] of cosine.entries())
        for (const [column, a] of values.entries()) {
          const { r, theta } = polar(side, row, column);
          const [size, b] = [(r / ring) ** d, sine[row]![column]!];
          re += size * (a * Math.cos(q * theta) + b * Math.sin(q * theta));
          im += size * (b * Math.cos(q * theta) - a * Math.sin(q * theta));
        }
      return Math.hypot(re, im);
    };
    for (const harmonic of [...circularHarmonics(7), ...circularHarmonics(13)].filter(
      (each) => each.frequency > 0,
    ))
      for (let d = 0; d <= harmonic.frequency; d++)
        for (let q = -d; q <= d; q++)
          if (q !== harmonic.frequency && (d - q) % 2 === 0) assert.ok(moment(harmonic, d, q) < 1e-10);
    assert.ok(moment(sampled(7, 2, 3), 1, -1) > 0.1);
  });

  it("turn smooth images with an error that falls as the square of the wave number, whatever the frequency", () => {
    for (const [side, ring, m] of [
      [3, 1, 1],
      [3, 1, 2],
      [5, 1, 2],
      [5, 2, 1],
      [5, 2, 2],
      [5, 2, 3],
      [5, 2, 4],
      [7, 3, 5],
    ] as const)
      for (const slope of slopesOf((h) => errorAt(found(side, ring, m), h)))
        assert.ok(Math.abs(slope - 2) < 0.25, `side ${side}, ring ${ring}, m = ${m}: slope ${slope}`);
  });

  it("would not without their moments: the error stays at m = 2, and is all there is at m = 3", () => {
    for (const slope of slopesOf((h) => errorAt(sampled(5, 2, 2), h))) assert.ok(Math.abs(slope) < 0.1);
    assert.ok(errorAt(sampled(5, 2, 3), 0.1) > 0.9);
  });

  it("would be several times worse without the disk mask, whose corners only quarter turns leave alone", () => {
    for (const h of [0.4, 0.2])
      assert.ok(errorAt(sampled(5, 2, 1, false), h) > 4 * errorAt(sampled(5, 2, 1), h));
  });

  it("need a pixel at the centre", () => {
    for (const side of [4, 0, -3, 2.5, Number.NaN])
      assert.throws(
        () => circularHarmonics(side),
        new RegExp(`circularHarmonics: expected a kernel of odd side 1, 3, 5.*got ${side}`),
      );
  });
});
