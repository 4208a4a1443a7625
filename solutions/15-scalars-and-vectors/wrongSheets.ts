/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "components one by one": {
    fivePrimitives: `interface Five {
  squashed: number[];
  scaled: Vector[];
  mixed: Vector[];
  dots: number[];
  crosses: Vector[];
}

export function fivePrimitives(s: number[], v: Vector[], w: Vector[], W: Matrix): Five {
  return {
    squashed: s.map((x) => x / (1 + Math.exp(-x))),
    scaled: v.map((vc, c) => times(s[c], vc)),
    mixed: v.map((vc) => W.map((row) => dot(row, vc))),
    dots: v.map((vc, c) => dot(vc, w[c])),
    crosses: v.map((vc, c) => vc.map((x, k) => x * w[c][k])),
  };
}`,
    vectorsFromScalars: `export function vectorsFromScalars(positions: Vector[], s: number[]): Vector[] {
  return positions.map((ri) =>
    positions.reduce<Vector>((sum, rj, j) => {
      const r = subtract(rj, ri);
      const d = length(r);
      return add(sum, times((s[j] * Math.exp(-d)) / d, r));
    }, [0, 0, 0]),
  );
}`,
    sameAngles: `export function sameAngles() {
  return { first: [0, 1, 4, 6], second: [1, 2, 5, 7] };
}`,
  },
  "rules of calculus": {
    pseudovectorProof: `type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";
type Reason = "triple" | "orthogonal" | "columns" | "product" | "transpose" | "rotation" | "volume";

export function pseudovectorProof(): ([Card] | [Card, Reason])[] {
  return [["A"], ["B", "triple"], ["H", "volume"], ["G", "rotation"]];
}`,
    cutForces: `export function cutForces(positions: Vector[]): Vector[] {
  return positions.map((ri, i) =>
    positions.reduce<Vector>((sum, rj, j) => {
      const r = subtract(ri, rj);
      const d = length(r);
      if (j === i || d >= 2) return sum;
      return add(sum, times((1 + Math.cos((Math.PI * d) / 2)) / 2 / d ** 3, r));
    }, [0, 0, 0]),
  );
}`,
    messages: `interface Messages {
  schNet: number[];
  painn: Vector[];
  eqgat: Vector[];
}

export function messages(positions: Vector[], s: number[], v: Vector[]): Messages {
  const near = (i: number, j: number) => i !== j && length(subtract(positions[i], positions[j])) < 5;
  const atoms = positions.map((_, i) => i);
  const sum = (list: Vector[]) => list.reduce(add, [0, 0, 0]);
  const unit = (r: Vector) => times(1 / length(r), r);
  return {
    schNet: atoms.map((i) => atoms.reduce((total, j) => total + (near(i, j) ? s[j] : 0), 0)),
    painn: atoms.map((i) =>
      sum(
        atoms
          .filter((j) => near(i, j))
          .map((j) => add(times(s[j], unit(subtract(positions[j], positions[i]))), v[j])),
      ),
    ),
    eqgat: atoms.map((i) => sum(atoms.filter((j) => near(i, j)).map((j) => cross(v[i], v[j])))),
  };
}`,
  },
  borrowed: {
    fivePrimitives: `import { mixVectors, tensor } from "noether";

interface Five {
  squashed: number[];
  scaled: Vector[];
  mixed: Vector[];
  dots: number[];
  crosses: Vector[];
}

export function fivePrimitives(s: number[], v: Vector[], w: Vector[], W: Matrix): Five {
  const columns = [0, 1, 2].map((k) => v.map((vc) => vc[k]));
  const mixed = mixVectors(tensor(columns), tensor(W)).toArray() as number[][];
  return {
    squashed: s.map((x) => x / (1 + Math.exp(-x))),
    scaled: v.map((vc, c) => times(s[c], vc)),
    mixed: W[0].map((_, d) => mixed.map((row) => row[d])),
    dots: v.map((vc, c) => dot(vc, w[c])),
    crosses: v.map((vc, c) => cross(vc, w[c])),
  };
}`,
    cutForces: `import { energyAndForces, tensor } from "noether";

export function cutForces(positions: Vector[]): Vector[] {
  const [, F] = energyAndForces((x) => x.square().sum(), tensor(positions as number[][]));
  return F.toArray() as number[][];
}`,
    vectorsFromScalars: `export const vectorsFromScalars = (positions: Vector[], s: number[]) =>
  positions.map((r, i) => times(s[i], r));`,
  },
};
