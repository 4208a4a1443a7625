export { type Random, random } from "./engine/random.js";
export type { Mark, Panel, Slider } from "./figure/figure.js";
export { convolve } from "./grid/convolve.js";
export { convolveImage } from "./grid/convolveImage.js";
export { convolveImageZeroPadded } from "./grid/convolveImageZeroPadded.js";
export { correlate } from "./grid/correlate.js";
export { correlateImage } from "./grid/correlateImage.js";
export {
  convolveMixtures,
  type GaussianMixture,
  type GaussianTerm,
  gaussianMixture,
  integral,
} from "./grid/gaussianMixture.js";
export { type Image, image, imageShape } from "./grid/image.js";
export { integralConvolution, type QuadratureGrid } from "./grid/integralConvolution.js";
export { quarterTurn, rotateImage } from "./grid/rotateImage.js";
export { shift, shiftImage } from "./grid/shift.js";
export { subsample } from "./grid/subsample.js";
export { translate } from "./grid/translate.js";
export { judge, type Trial, type Verdict } from "./laws/judge.js";
export type { Explanation, Instances, Law } from "./laws/law.js";
