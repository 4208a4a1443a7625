import {
  cayleyTable,
  changeOfBasis,
  cyclic,
  determinant,
  dihedral,
  type FiniteGroup,
  type FiniteRepresentation,
  fullOctahedral,
  type Matrix,
  matmul,
  permutationRepresentation,
  regular,
  representation,
  rotation2,
  symmetric,
  trivial,
} from "noether";

/** A finite group that acts on V and on W: elements are numbers, as the learner's function sees them. */
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

function setting<G>(
  name: string,
  group: FiniteGroup<G>,
  V: FiniteRepresentation<G>,
  W: FiniteRepresentation<G>,
  groupInWords: string = group.name,
): Setting {
  return {
    name: `${groupInWords}, ${name}`,
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
const three = permutationRepresentation(symmetric(3));
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
  matrix: (g) => (determinant(g) > 0 ? g : g.map((row) => row.map((entry) => 0 - entry))),
});

/** Settings with orthogonal matrices, each with simple maps to begin with. */
export const orthogonalSettings: readonly (readonly [Setting, readonly Matrix[]])[] = [
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
      [
        [1, 0],
        [0, -1],
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
      // Nearly a turn.
      [
        [0, -1],
        [1.001, 0],
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
      // Commutes with a cycle on the vector (1, 2, 3), but not in general.
      [
        [1, 1, 1],
        [1, 1, 1],
        [0, -6, 6],
      ],
      // Commutes with all permutations, up to as little as rounding makes.
      [
        [1 + 1e-12, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    ],
  ],
  [
    setting("from vectors to pseudovectors", cube, vector, pseudovector, "the 48 symmetries of the cube"),
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

/** The same, and one in a slanted basis, where an inverse is not the transpose. */
export const allSettings: readonly (readonly [Setting, readonly Matrix[]])[] = [
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
