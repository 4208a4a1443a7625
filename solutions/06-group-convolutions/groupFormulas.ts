import { correlateImage, type Image, type Random, random, relativeError } from "noether";
import {
  anyMaps,
  bright,
  type Element,
  inverse,
  type Maps,
  moved,
  multiply,
  place,
  pointwise,
  sideOfAnySize,
  symmetries,
  turns,
} from "./maps.js";

export type GroupConvolution = (maps: Maps, kernels: Maps, group: readonly Element[]) => Maps;

/** The sum over h' of the kernel at source(h, h'), turned by h, with the image of h'. */
export const summed =
  (
    source: (h: Element, other: Element) => Element,
    turn: (h: Element) => Element = (h) => h,
    layer: (f: Image, k: Image) => Image = correlateImage,
  ): GroupConvolution =>
  (maps, kernels, group) =>
    group.map((h) =>
      total(
        group.flatMap((other, m) => {
          const kernel = kernels[place(group, source(h, other))];
          return kernel === undefined ? [] : [layer(maps[m]!, moved(turn(h), kernel))];
        }),
      ),
    );

const total = (images: readonly Image[]): Image =>
  images[0]!.map((row, y) => row.map((_, x) => images.reduce((sum, each) => sum + each[y]![x]!, 0)));

/** h^-1 h'. */
export const roll = (h: Element, other: Element): Element => multiply(inverse(h), other);
export const groupConvolution: GroupConvolution = summed(roll);
/** With the kernel of h'^-1 h: equivariant as well, but another layer. */
export const otherWay: GroupConvolution = summed((h, other) => multiply(inverse(other), h));

/** What is wrong, if the answer is one of the usual wrong formulas: found on images of random numbers. */
export function recognised(convolve: GroupConvolution): string | undefined {
  const draw = random(6);
  const [maps, kernels] = [anyMaps(draw, 8, 4), anyMaps(draw, 8, 3)];
  const got = convolve(maps, kernels, symmetries);
  return Object.entries(usual).find(
    ([, formula]) => relativeError(got, formula(maps, kernels, symmetries)) < 1e-9,
  )?.[0];
}

const plain = (): Element => [0, 0];
const usual: Readonly<Record<string, GroupConvolution>> = {
  "the kernels come in the same order for every h: K is read at h', where h^-1 h' belongs": summed(
    (_, other) => other,
  ),
  "K is read at h h', where h^-1 h' belongs": summed((h, other) => multiply(h, other)),
  "you take the kernel of h'^-1 h. That is equivariant as well, but another layer: the formula has h^-1 h'":
    otherWay,
  "K is read at h' h^-1. In p4 that is the same, because turns commute; with reflections the order matters: h^-1 h'":
    summed((h, other) => multiply(other, inverse(h))),
  "each kernel is taken from the right place, but none is turned by h": summed(roll, plain),
  "each kernel is taken from the right place, but turned by h^-1, where h belongs": summed(roll, inverse),
  "the reflection of h is left out where the kernels are turned": summed(roll, ([k]) => [k, 0]),
  "nothing depends on h: the kernels are neither turned nor taken in another order": summed(
    (_, other) => other,
    plain,
  ),
};

/** Inputs of all sizes, of p4 and p4m. */
export const anyInput = {
  draw: (random: Random): [Maps, Maps, readonly Element[]] => {
    const group = random.pick([turns, symmetries]);
    return [anyMaps(random, group.length, sideOfAnySize(random)), anyMaps(random, group.length, 3), group];
  },
  large: [
    [
      symmetries.map((_, m) => bright(13, m, 8 - m)),
      symmetries.map((_, m) => pointwise([bright(5, m % 5, 2)], (x) => x + m - 3)[0]!),
      symmetries,
    ] satisfies [Maps, Maps, readonly Element[]],
  ],
};

/** The same of p4, so that an answer which is right for turns alone keeps its points for them. */
export const anyTurns = {
  draw: (random: Random): [Maps, Maps, readonly Element[]] => [
    anyMaps(random, 4, sideOfAnySize(random)),
    anyMaps(random, 4, 3),
    turns,
  ],
};
