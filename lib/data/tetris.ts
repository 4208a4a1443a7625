/**
 * The eight ways to put four cubes together, by the centres of the cubes: the pieces of tensor field networks' first task. The
 * first two are mirror images of each other.
 *
 * @see Thomas et al., Tensor field networks (2018), section 5.1
 */
export const tetris: readonly {
  readonly name: string;
  readonly positions: readonly (readonly [x: number, y: number, z: number])[];
}[] = [
  {
    name: "chiral",
    positions: [
      [0, 0, 0],
      [0, 0, 1],
      [1, 0, 0],
      [1, 1, 0],
    ],
  },
  {
    name: "its mirror image",
    positions: [
      [0, 0, 0],
      [0, 0, 1],
      [1, 0, 0],
      [1, -1, 0],
    ],
  },
  {
    name: "square",
    positions: [
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ],
  },
  {
    name: "line",
    positions: [
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 2],
      [0, 0, 3],
    ],
  },
  {
    name: "corner",
    positions: [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ],
  },
  {
    name: "L",
    positions: [
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 2],
      [0, 1, 0],
    ],
  },
  {
    name: "T",
    positions: [
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 2],
      [0, 1, 1],
    ],
  },
  {
    name: "zigzag",
    positions: [
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
      [2, 1, 0],
    ],
  },
];
