import { portable } from "./gaussianMixture.js";
import { type Image, imageShape } from "./image.js";

/** A predictor: how well an image matches each of its templates. */
export interface TemplateMatcher {
  (f: Image): number[];
  readonly templates: readonly Image[];
  readonly [portable]: { readonly make: "templateMatcher"; readonly from: readonly [readonly Image[]] };
}

/**
 * The simplest predictor there is: one template t_k for each class, and a score for how near an image f is to it,
 *
 *     score_k(f) = 1 / (1 + sum_p (f(p) - t_k(p))^2),
 *
 * 1 if they are equal, towards 0 if they have little in common.
 *
 * @param templates images of one size
 * @returns a function from an image of that size to one score for each template
 * @example
 * const predict = templateMatcher([[[0, 1]], [[1, 0]]]);
 * predict([[0, 1]]); // [1, 1 / 3]
 * @throws RangeError if templates differ in size; and, when it is called, if the image does
 */
export function templateMatcher(templates: readonly Image[]): TemplateMatcher {
  const sizes = templates.map((template) => imageShape(template).join(" x "));
  const other = sizes.find((size) => size !== sizes[0]);
  if (other !== undefined)
    throw new RangeError(`expected templates of one size, got ${sizes[0]} and ${other} pixels`);
  const predict = (f: Image): number[] => {
    const size = imageShape(f).join(" x ");
    if (sizes.length > 0 && size !== sizes[0])
      throw new RangeError(`expected an image of ${sizes[0]} pixels, as the templates have, got ${size}`);
    return templates.map((template) => {
      const squares = template.flatMap((row, y) => row.map((value, x) => (f[y]![x]! - value) ** 2));
      return 1 / (1 + squares.reduce((sum, square) => sum + square, 0));
    });
  };
  return Object.assign(predict, {
    templates,
    [portable]: { make: "templateMatcher", from: [templates] } as const,
  });
}
