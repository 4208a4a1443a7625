import {
  cayleyTable,
  changeOfBasis,
  cyclic,
  dihedral,
  type FiniteGroup,
  type FiniteRepresentation,
  fullOctahedral,
  type Instances,
  type Matrix,
  matmul,
  matvec,
  permutation,
  type Random,
  regular,
  relativeError,
  representation,
  rotation2,
  symmetric,
  trivial,
  type Vector,
} from "noether";

/** A finite group that acts on V and on W: everything by number, as the learner's function sees it. */
export interface Setting {
  /** "D4, from the plane to the plane" */
  readonly name: string;
  /** Each element in words. */
  readonly words: readonly string[];
  readonly rhoV: readonly Matrix[];
  readonly rhoW: readonly Matrix[];
  /** table[g][h] is the number of g h. */
  readonly table: readonly (readonly number[])[];
}

/** A setting and a matrix A from V to W. */
export type MapInstance = readonly [setting: Setting, A: Matrix];

function setting<G>(
  name: string,
  group: FiniteGroup<G>,
  V: FiniteRepresentation<G>,
  W: FiniteRepresentation<G>,
): Setting {
  return {
    name: `${group.name}, ${name}`,
    words: group.elements.map(group.show),
    rhoV: group.elements.map((g) => V.matrix(g)),
    rhoW: group.elements.map((g) => W.matrix(g)),
    table: cayleyTable(group),
  };
}

/** D_n in the plane: turns by 360 / n degrees, and the reflection that flips y. */
function plane(n: number) {
  return representation({
    group: dihedral(n),
    name: "plane",
    dimension: 2,
    matrix: ([k, j]) =>
      matmul(
        rotation2((2 * Math.PI * k) / n),
        j === 0
          ? [
              [1, 0],
              [0, 1],
            ]
          : [
              [1, 0],
              [0, -1],
            ],
      ),
  });
}

const [square, triangle] = [plane(4), plane(3)];
const three = permutation(symmetric(3));
const ring = regular(cyclic(4));
const turns = representation({
  group: cyclic(4),
  name: "turns",
  dimension: 2,
  matrix: (k) => rotation2((Math.PI / 2) * k),
});
const cube = fullOctahedral();
const vector = representation({ group: cube, name: "vector", dimension: 3, matrix: (g) => g });
const pseudovector = representation({
  group: cube,
  name: "pseudovector",
  dimension: 3,
  matrix: (g) => (handedness(g) > 0 ? g : g.map((row) => row.map((entry) => 0 - entry))),
});

/** 1 for a rotation, -1 for what turns right hands into left ones. */
function handedness([[a, b, c], [d, e, f], [g, h, i]]: Matrix): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

/** Settings with orthogonal matrices, each with simple maps to begin with. */
const orthogonalSettings: readonly (readonly [Setting, readonly Matrix[]])[] = [
  [
    setting("from the plane to the plane", square.group, square, square),
    [
      [
        [2, 0],
        [0, 1],
      ],
      [
        [0, -1],
        [1, 0],
      ],
      [
        [1, 1],
        [0, 1],
      ],
    ],
  ],
  [setting("from the plane to a number that stays", square.group, square, trivial(square.group)), [[[1, 0]]]],
  [
    setting("from the plane to the plane", triangle.group, triangle, triangle),
    [
      [
        [0, -1],
        [1, 0],
      ],
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [0, 2],
      ],
    ],
  ],
  [
    setting("from four numbers in a ring to the plane", cyclic(4), ring, turns),
    [
      [
        [1, 0, -1, 0],
        [0, 1, 0, -1],
      ],
      [
        [1, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    ],
  ],
  [
    setting("from three numbers to three numbers", symmetric(3), three, three),
    [
      [
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
  ],
  [
    setting("from vectors to pseudovectors", cube, vector, pseudovector),
    [
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [
        [0, -1, 0],
        [1, 0, 0],
        [0, 0, 0],
      ],
    ],
  ],
];

const slanted = changeOfBasis(square, [
  [1, 1],
  [0, 1],
]);

/** The same, and one in a slanted basis, where an inverse is no transpose. */
const allSettings: readonly (readonly [Setting, readonly Matrix[]])[] = [
  ...orthogonalSettings,
  [
    setting("in a slanted basis, from the plane to the plane", square.group, slanted, square),
    [
      [
        [1, 0],
        [0, 1],
      ],
    ],
  ],
];

/** Maps from V to W with the symmetry of some random subgroup: often more than none, rarely all. */
export const mapInstances: Instances<MapInstance> = instancesOf(orthogonalSettings, (random, chosen) => {
  const few = [random.integer(chosen.table.length), random.integer(chosen.table.length)];
  return meanOver(chosen, generated(chosen.table, few.slice(random.integer(2))), anyMap(random, chosen));
});

/** Any maps from V to W. */
export const anyMapInstances: Instances<MapInstance> = instancesOf(allSettings, anyMap);

/** Maps from V to W that commute with the whole group. */
export const intertwinerInstances: Instances<MapInstance> = {
  ladder: allSettings.flatMap(([chosen, maps]) =>
    maps.map((A) => [chosen, meanOver(chosen, everything(chosen), A)] as const),
  ),
  draw(random) {
    const [chosen] = random.pick(allSettings);
    return [chosen, meanOver(chosen, everything(chosen), anyMap(random, chosen))];
  },
  simpler: () => [],
};

function instancesOf(
  settings: readonly (readonly [Setting, readonly Matrix[]])[],
  draw: (random: Random, chosen: Setting) => Matrix,
): Instances<MapInstance> {
  return {
    ladder: settings.flatMap(([chosen, maps]) => maps.map((A) => [chosen, A] as const)),
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
export function meanOver({ table, rhoV, rhoW }: Setting, H: readonly number[], A: Matrix): Matrix {
  const terms = H.map((h) => matmul(rhoW[h], matmul(A, rhoV[table[h].indexOf(0)])));
  return A.map((row, i) => row.map((_, j) => terms.reduce((sum, term) => sum + term[i][j], 0) / H.length));
}

/** Both ways round the square for the element g: A rho_V(g) and rho_W(g) A. */
export function bothWays(
  { rhoV, rhoW }: Setting,
  A: Matrix,
  g: number,
): readonly [before: Matrix, after: Matrix] {
  return [matmul(A, rhoV[g]), matmul(rhoW[g], A)];
}

/** Whether A commutes with the element g. */
export function commutes(chosen: Setting, A: Matrix, g: number): boolean {
  return relativeError(...bothWays(chosen, A, g)) < 1e-7;
}

/** The first basis vector e_j on which two matrices differ, or the last one where none does. */
export function firstColumn(a: Matrix, b: Matrix): number {
  const columns = a[0].map((_, j) => j);
  return columns.find((j) => relativeError(column(a, j), column(b, j)) > 1e-7) ?? columns.length - 1;
}

/** The column j of a matrix, which is where it takes the basis vector e_j. */
export function column(a: Matrix, j: number): Vector {
  return matvec(
    a,
    a[0].map((_, i) => (i === j ? 1 : 0)),
  );
}
