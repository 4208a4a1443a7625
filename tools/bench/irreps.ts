import { performance } from "node:perf_hooks";
import { haarRotation, random, sphericalHarmonics, wigner3j, wignerDs } from "noether";
import { summary, type Times } from "./times.js";

/**
 * Times what irreps cost: all 3j symbols to a degree, from scratch; the matrices of 1,000 rotations; the harmonics of
 * 1,000 points, and of 100,000 at once. The 3j symbols to degree 4 come first, and their times include warming up the
 * compiler.
 *
 * @param runs how often each is timed
 */
export function timeIrreps(runs: number): Times {
  const times: Record<string, number[]> = {};
  const time = (what: string, work: () => void): void => {
    const before = performance.now();
    work();
    times[what] = [...(times[what] ?? []), performance.now() - before];
  };
  const stream = random(1);
  const rotations = Array.from({ length: 1000 }, () => haarRotation(3, stream));
  const points = rotations.map((R) => R[0]!);
  const many = Float64Array.from({ length: 300_000 }, () => stream.normal());
  for (let run = 0; run < runs; run++) {
    for (const lmax of [4, 6, 8, 11]) time(`wigner3j, all triples to degree ${lmax}`, () => all3j(lmax));
    for (const l of [1, 2, 4, 8, 11]) {
      time(`wignerD, 1,000 rotations, degree ${l}`, () => {
        wignerDs(l, rotations);
      });
    }
    for (const lmax of [2, 4, 8]) {
      time(`spherical harmonics, 1,000 points, to degree ${lmax}`, () => {
        sphericalHarmonics(lmax, points);
      });
      const into = sphericalHarmonics(lmax, many);
      time(`spherical harmonics, 100,000 points in a typed array, to degree ${lmax}`, () => {
        sphericalHarmonics(lmax, many, { into });
      });
    }
  }
  return summary(times);
}

function all3j(lmax: number): void {
  for (let l1 = 0; l1 <= lmax; l1++) {
    for (let l2 = 0; l2 <= lmax; l2++) {
      for (let l3 = Math.abs(l1 - l2); l3 <= Math.min(lmax, l1 + l2); l3++) wigner3j(l1, l2, l3);
    }
  }
}
