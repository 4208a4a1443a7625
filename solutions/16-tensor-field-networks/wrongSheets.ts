/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "from the formula, nearly": {
    oneConvolution: `export function oneConvolution(
  positions: Vector[],
  h: number[][],
  [l1, l2, l3]: [l1: number, l2: number, l3: number],
): number[][] {
  const C = clebschGordan(l1, l2, l3);
  return positions.map((xi, i) => {
    const heard: number[] = Array.from({ length: 2 * l3 + 1 }, () => 0);
    positions.forEach((xj, j) => {
      if (j === i) return;
      const r = subtract(xi, xj);
      const Y = sphericalHarmonics([l2], r, { normalize: false });
      C.forEach((rows, a) => {
        rows.forEach((row, b) => {
          row.forEach((c, k) => {
            heard[k] += Math.exp(-length(r)) * c * h[i][a] * Y[b];
          });
        });
      });
    });
    return heard;
  });
}`,
    inertiaParts: `interface Inertia {
  s: number;
  q: number[];
}

export function inertiaParts(positions: Vector[], masses: number[]): Inertia {
  let s = 0;
  let q: Vector = [0, 0, 0, 0, 0];
  positions.forEach((r, j) => {
    s += 2 * masses[j] * dot(r, r);
    q = add(q, times(masses[j], sphericalHarmonics([2], add(r, [1e-9, 0, 0]))));
  });
  return { s, q: [...q] };
}`,
    handOf: `export function handOf(points: Vector[]): number {
  const [a, b, c, d] = points;
  return dot(subtract(b, a), cross(subtract(c, a), subtract(d, a)));
}`,
  },
  "by symmetry alone": {
    layerProof: `type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L";
type Reason =
  | "definition"
  | "difference"
  | "length"
  | "harmonics"
  | "product"
  | "linear"
  | "distance"
  | "factors";

export function layerProof(): ([Card] | [Card, Reason])[] {
  return [["A"], ["B", "definition"], ["I", "distance"], ["J", "factors"], ["H", "definition"]];
}`,
    handOf: `export function handOf(points: Vector[]): number {
  const arrow = (i: number, f: (d: number) => number) =>
    points.reduce<Vector>((sum, x) => {
      const r = subtract(x, points[i]);
      return add(sum, times(f(length(r)), r));
    }, [0, 0, 0]);
  return points.reduce(
    (sum, _, i) =>
      sum + dot(arrow(i, () => 1), cross(arrow(i, (d) => d), arrow(i, (d) => 2 * d))),
    0,
  );
}`,
    sameToDegreeTwo: `export function sameToDegreeTwo(): { first: Vector[]; second: Vector[] } {
  const s = Math.sqrt(1 / 3);
  return {
    first: [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]],
    second: [[s, s, s], [s, -s, -s], [-s, s, -s], [-s, -s, s]],
  };
}`,
  },
  "three equations are enough": {
    lawOfForce: `export function lawOfForce(
  positions: Vector[],
  masses: number[],
  accelerations: Vector[],
): number[] {
  const pull = (f: (d: number) => number) =>
    positions.slice(1).reduce<Vector>((sum, x, j) => {
      const r = subtract(x, positions[0]);
      return add(sum, times((masses[j + 1] * f(length(r))) / length(r), r));
    }, [0, 0, 0]);
  const three = [pull((d) => d), pull(() => 1), pull((d) => 1 / d ** 2)];
  const rows = [0, 1, 2].map((axis) => three.map((each) => each[axis]));
  return leastSquares(rows, accelerations[0].map((x) => [x])).map(([w]) => w);
}`,
    sameToDegreeTwo: `export function sameToDegreeTwo(): { first: Vector[]; second: Vector[] } {
  const first = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  return { first, second: first.map(([x, y, z]) => [-x, -y, -z]) };
}`,
  },
};
