import { modulo } from "../numbers/modulo.js";
import { contract, type Form } from "./form.js";
import type { Loop } from "./kernels.js";
import { loopOf } from "./loop.js";
import { type Shape, stridesOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/**
 * What lies around an image: nothing, so that a kernel stays inside of it; zeros; or the image again, on and on, as on a
 * torus.
 */
export type Border = "none" | "zero" | "circular";

/** A box that is copied: as long as it is along each axis, and where it begins in the image and in the widened one. */
interface Box {
  readonly loop: Loop;
  readonly inside: number;
  readonly around: number;
}

/** The image with a border, along its last axes: each place of it is one of the image, or 0. */
function widening(shape: Shape, widths: readonly number[], border: "zero" | "circular"): Form {
  const lead = shape.length - widths.length;
  const width = (axis: number): number => (axis < lead ? 0 : widths[axis - lead]!);
  const wide = shape.map((length, axis) => length + 2 * width(axis));
  const runs = shape.map((length, axis) =>
    border === "zero" ? [[0, width(axis), length] as const] : periodic(length, width(axis)),
  );
  const [inner, outer] = [stridesOf(shape), stridesOf(wide)];
  let boxes: { readonly lengths: readonly number[]; readonly inside: number; readonly around: number }[] = [
    { lengths: [], inside: 0, around: 0 },
  ];
  for (const [axis, pieces] of runs.entries())
    boxes = boxes.flatMap(({ lengths, inside, around }) =>
      pieces.map(([from, to, length]) => ({
        lengths: [...lengths, length],
        inside: inside + from * inner[axis]!,
        around: around + to * outer[axis]!,
      })),
    );
  const copies = (steps: readonly (readonly number[])[]): Box[] =>
    boxes.map(({ lengths, inside, around }) => ({ loop: loopOf(lengths, steps), inside, around }));
  return {
    name: "border",
    shapes: [shape, wide],
    run(skip, out, [x, G], { move }) {
      out.fill(0);
      if (skip === 1)
        for (const { loop, inside, around } of copies([outer, inner]))
          move(out, around, x!, inside, loop, false);
      else
        for (const { loop, inside, around } of copies([inner, outer]))
          move(out, inside, G!, around, loop, true);
    },
  };
}

/** An axis of some length and its continuation by some places on both sides: pieces [from, to, how long]. */
function periodic(length: number, width: number): (readonly [from: number, to: number, length: number])[] {
  const pieces: (readonly [number, number, number])[] = [];
  const end = length === 0 ? 0 : length + 2 * width;
  for (let to = 0; to < end; ) {
    const from = modulo(to - width, length);
    const piece = Math.min(length - from, end - to);
    pieces.push([from, to, piece]);
    to += piece;
  }
  return pieces;
}

/**
 * Images with a border, so that what is asked of their surroundings is found there.
 *
 * @param x [..., rows, columns] or more axes
 * @param widths how many places are added before and behind, along each of the last axes
 */
export function withBorder(x: Tensor, widths: readonly number[], border: Border): Tensor {
  if (border === "none" || widths.every((width) => width === 0)) return x;
  return contract(widening(x.shape, widths, border), 1, [x]);
}
