/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "rules forgotten": {
    smoothCutoff: `interface Cutoff {
  value: number;
  slope: number;
  curvature: number;
}

export function smoothCutoff(d: number, c: number): Cutoff {
  const u = d / c;
  return {
    value: 1 - 10 * u ** 3 + 15 * u ** 4 - 6 * u ** 5,
    slope: -30 * u ** 2 + 60 * u ** 3 - 30 * u ** 4,
    curvature: -60 * u + 180 * u ** 2 - 120 * u ** 3,
  };
}`,
    countPaths: `interface Term {
  mul: number;
  l: number;
  p: 1 | -1;
}

export function countPaths(features: Term[], lmax: number): { paths: number; weights: number } {
  let [paths, weights] = [0, 0];
  for (const h of features)
    for (let b = 0; b <= lmax; b++)
      for (const m of features)
        if (m.l >= Math.abs(h.l - b) && m.l <= h.l + b) {
          paths += 1;
          weights += h.mul * m.mul;
        }
  return { paths, weights };
}`,
    torqueProof: `type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason = "chain" | "motion" | "force" | "triple" | "linear" | "commutes" | "sums";

export function torqueProof(): ([Card] | [Card, Reason])[] {
  return [["A"], ["B", "chain"], ["C", "motion"], ["G", "force"], ["K", "sums"], ["F", "linear"]];
}`,
  },
  "old forces": {
    verletStep: `interface State {
  x: number[];
  v: number[];
}

export function verletStep(x: number[], v: number[], m: number[], dt: number): State {
  const F = springs(x);
  return {
    x: x.map((xi, i) => xi + dt * v[i]),
    v: v.map((vi, i) => vi + (dt * F[i]) / m[i]),
  };
}`,
    nequipLayer: `interface Features {
  s: number[];
  v: Vector[];
}

export function nequipLayer(positions: Vector[], s: number[], v: Vector[], w: number[]): Features {
  const silu = (x: number) => x / (1 + Math.exp(-x));
  const result: Features = { s: [], v: [] };
  for (const [i, ri] of positions.entries()) {
    let a = s[i];
    let A = v[i];
    for (const [j, rj] of positions.entries()) {
      if (j === i) continue;
      const r = subtract(rj, ri);
      const f = fade(length(r));
      a += f * (w[0] * s[j] + w[1] * dot(v[j], r));
      A = add(A, times(f, add(times(w[2] * s[j], r), times(w[3], v[j]))));
    }
    result.s.push(silu(a));
    result.v.push(A.map(silu));
  }
  return result;
}`,
    falseForces: `export function falseForces(positions: Vector[]): Vector[] {
  return positions.map((ri) =>
    positions.reduce<Vector>((sum, rj) => add(sum, subtract(rj, ri)), [0, 0, 0]),
  );
}`,
  },
  borrowed: {
    smoothCutoff: `import { polynomialCutoff, tensor } from "noether";

interface Cutoff {
  value: number;
  slope: number;
  curvature: number;
}

export function smoothCutoff(d: number, c: number): Cutoff {
  return { value: polynomialCutoff(c, 3)(tensor([d])).item(), slope: 0, curvature: 0 };
}`,
    countPaths: `import { channelwiseTensorProduct, harmonicIrreps, irreps } from "noether";

interface Term {
  mul: number;
  l: number;
  p: 1 | -1;
}

export function countPaths(features: Term[], lmax: number): { paths: number; weights: number } {
  const kind = irreps(features.map(({ mul, l, p }) => \`\${mul}x\${l}\${p === 1 ? "e" : "o"}\`).join(" + "));
  const product = channelwiseTensorProduct(kind, harmonicIrreps(lmax), kind);
  return { paths: product.paths.length, weights: product.weightCount };
}`,
    falseForces: `export const falseForces = (positions: Vector[]) => positions.map((r) => times(2, r));`,
  },
};
