import { type Matrix, matmul, type Random } from "noether";
import { type Instances, map } from "noether/laws";
import { allSettings, orthogonalSettings, type Setting } from "./settings.js";

/** A setting and a matrix A from V to W. */
export type MapInstance = readonly [setting: Setting, A: Matrix];

/** Maps from V to W with the symmetry of some random subgroup: often a non-trivial one, rarely the whole group. */
export const mapInstances: Instances<MapInstance> = instancesOf(orthogonalSettings, (random, chosen) => {
  const few = [random.integer(chosen.table.length), random.integer(chosen.table.length)];
  return meanOver(chosen, generated(chosen.table, few.slice(random.integer(2))), anyMap(random, chosen));
});

/** Any maps from V to W. */
export const anyMapInstances: Instances<MapInstance> = instancesOf(allSettings, anyMap);

/** Maps from V to W that commute with the whole group. */
export const intertwinerInstances: Instances<MapInstance> = map(anyMapInstances, ([chosen, A]) => [
  chosen,
  meanOver(chosen, everything(chosen), A),
]);

function instancesOf(
  settings: readonly (readonly [Setting, readonly Matrix[]])[],
  draw: (random: Random, chosen: Setting) => Matrix,
): Instances<MapInstance> {
  return {
    examples: settings.flatMap(([chosen, maps]) => maps.map((A) => [chosen, A] as const)),
    draw(random) {
      const [chosen] = random.pick(settings);
      return [chosen, draw(random, chosen)];
    },
    simpler: () => [],
  };
}

function anyMap(random: Random, { rhoV, rhoW }: Setting): Matrix {
  return rhoW[0].map(() => rhoV[0].map(() => random.integer(7) - 3));
}

function everything({ table }: Setting): readonly number[] {
  return table.map((_, g) => g);
}

/** The numbers of all products of some elements. */
function generated(table: Setting["table"], few: readonly number[]): readonly number[] {
  const made = [0];
  for (const g of made) for (const s of few) if (!made.includes(table[g][s])) made.push(table[g][s]);
  return made;
}

/** 1/|H| sum over h in H of rho_W(h) A rho_V(h)^-1. */
function meanOver({ table, rhoV, rhoW }: Setting, H: readonly number[], A: Matrix): Matrix {
  const terms = H.map((h) => matmul(rhoW[h], matmul(A, rhoV[table[h].indexOf(0)])));
  return A.map((row, i) => row.map((_, j) => terms.reduce((sum, term) => sum + term[i][j], 0) / H.length));
}
