/** Three wrong sheets: for each, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "0 is the identity": {
    firstViolation: `type Verdict = {
  axiom: "closure" | "associativity" | "identity" | "inverse" | "none";
  witness: number[];
};

export function firstViolation(table: number[][]): Verdict {
  const n = table.length;
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      if (table[a][b] < 0 || table[a][b] >= n) return { axiom: "closure", witness: [a, b] };
    }
  }
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      for (let c = 0; c < n; c++) {
        if (table[table[a][b]][c] !== table[a][table[b][c]]) {
          return { axiom: "associativity", witness: [a, b, c] };
        }
      }
    }
  }
  for (let a = 0; a < n; a++) {
    if (table[0][a] !== a || table[a][0] !== a) return { axiom: "identity", witness: [a] };
  }
  for (let a = 0; a < n; a++) if (!table[a].includes(0)) return { axiom: "inverse", witness: [a] };
  return { axiom: "none", witness: [] };
}`,
    withoutAssociativity: `export function withoutAssociativity() {
  // rock, paper, scissors: the winner
  return { table: [[0, 1, 0], [1, 1, 2], [0, 2, 2]], witness: [0, 1, 2] };
}`,
    missingInverse: `export function missingInverse() {
  return {
    realsTimes: 0,
    nonZeroRealsTimes: null,
    nonZeroIntegersTimes: null,
    nonZeroRationalsTimes: null,
    naturalsPlus: 0,
    integersPlus: null,
    times5: 4,
    times6: 3,
  };
}`,
  },
  "brackets are for others": {
    uniqueIdentity: `export function uniqueIdentity() {
  return [["e"], ["e f", "identity e"], ["f", "identity f"]];
}`,
    uniqueInverse: `export function uniqueInverse() {
  return [["b"], ["b e", "identity e"], ["b a c", "inverse c"], ["e c", "inverse b"], ["c", "identity e"]];
}`,
    leftCosets: `export function leftCosets(table: number[][], subgroup: number[]): number[][] {
  return table.map((row) => subgroup.map((h) => row[h]));
}`,
  },
  "right for left": {
    leftCosets: `export function leftCosets(table: number[][], subgroup: number[]): number[][] {
  const cosets: number[][] = [];
  for (let g = 0; g < table.length; g++) {
    if (cosets.some((coset) => coset.includes(g))) continue;
    cosets.push(subgroup.map((h) => table[h][g]));
  }
  return cosets;
}`,
    symmetries: `export function symmetries(distances: number[][]): number[][] {
  const n = distances.length;
  const found: number[][] = [];
  for (let s = 0; s < n; s++) {
    const p = distances.map((_, i) => (i + s) % n);
    if (distances.every((row, i) => row.every((d, j) => Math.abs(distances[p[i]][p[j]] - d) < 0.01))) {
      found.push(p);
    }
  }
  return found;
}`,
    uniqueIdentity: `export function uniqueIdentity() {
  return [["e"], ["f", "uniqueness"]];
}`,
  },
};
