import type { CircularHarmonic } from "../../../lib/layers/circularHarmonics.js";
import { random } from "../../../lib/numbers/random.js";

const draw = random(7);
/** Waves of wave numbers up to 1, in all directions. */
const waves = Array.from({ length: 6 }, () => {
  const [angle, w] = [2 * Math.PI * draw.uniform(), Math.sqrt(draw.uniform())];
  return {
    x: w * Math.cos(angle),
    y: w * Math.sin(angle),
    phase: 2 * Math.PI * draw.uniform(),
    size: draw.normal(),
  };
});

/** A smooth function of the plane, a sum of waves of wave numbers up to 1. */
export const smoothFunction = (x: number, y: number): number =>
  waves.reduce((sum, wave) => sum + wave.size * Math.cos(wave.x * x + wave.y * y + wave.phase), 0);

/** f(R(a)^-1 (h p)) at the pixels p of a grid about the origin: an image rotated without interpolation. */
export function rotatedSample(
  side: number,
  h: number,
  a: number,
  f: (x: number, y: number) => number = smoothFunction,
): number[][] {
  return Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (_, column) => {
      const [x, y] = [h * (column - (side - 1) / 2), h * ((side - 1) / 2 - row)];
      return f(x * Math.cos(a) + y * Math.sin(a), y * Math.cos(a) - x * Math.sin(a));
    }),
  );
}

export const someAngles: readonly number[] = [0.3, 0.7, 1.1];

/**
 * How far the answer of a harmonic to the smooth function, in pixels of width h, is from e^(i m a) times as large when that
 * is rotated by a; relative, over some angles.
 */
export function errorAt({ frequency: m, cosine, sine }: CircularHarmonic, h: number): number {
  const answer = (a: number): readonly [number, number] => {
    const f = rotatedSample(cosine.length, h, a).flat();
    const inner = (k: number[][]): number => k.flat().reduce((sum, value, i) => sum + value * f[i]!, 0);
    return [inner(cosine), inner(sine)];
  };
  const [re, im] = answer(0);
  const squares = someAngles.map((a) => {
    const [x, y] = answer(a);
    const [c, s] = [Math.cos(m * a), Math.sin(m * a)];
    return (x - c * re + s * im) ** 2 + (y - s * re - c * im) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, each) => sum + each) / squares.length / (re ** 2 + im ** 2));
}

/** By which power of h an error falls, from 0.4 to 0.2 and from 0.2 to 0.1. */
export function slopesOf(error: (h: number) => number): number[] {
  const errors = [0.4, 0.2, 0.1].map(error);
  return [Math.log2(errors[0]! / errors[1]!), Math.log2(errors[1]! / errors[2]!)];
}
