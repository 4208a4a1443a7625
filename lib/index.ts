export { type Numbers, readNpy, readNpz, type StoredArray } from "./data/npz.js";
export { type Random, random } from "./engine/random.js";
export type { Displayable, MimeBundle } from "./figure/display.js";
export {
  type Figure,
  type FigureParts,
  figure,
  type Mark,
  type Panel,
  type Slider,
} from "./figure/figure.js";
export { type Point, project, surface, type View } from "./figure/surface.js";
export {
  associativityOfConvolution,
  type Convolution,
  commutativityOfConvolution,
  shiftEquivarianceOfConvolution,
  unitOfConvolution,
} from "./grid/convolutionLaws.js";
export { convolve } from "./grid/convolve.js";
export { convolveImage } from "./grid/convolveImage.js";
export { convolveImageZeroPadded } from "./grid/convolveImageZeroPadded.js";
export { correlate } from "./grid/correlate.js";
export { correlateImage } from "./grid/correlateImage.js";
export { type FilterInstance, filterInstances, impulse } from "./grid/filterInstances.js";
export {
  type ImageFilter,
  impulseShifts,
  linearityOfFilter,
  shiftEquivarianceOfFilter,
} from "./grid/filterLaws.js";
export {
  convolveMixtures,
  type GaussianMixture,
  type GaussianTerm,
  gaussianMixture,
  integral,
} from "./grid/gaussianMixture.js";
export { type Image, image, imageShape } from "./grid/image.js";
export { integralConvolution, type QuadratureGrid } from "./grid/integralConvolution.js";
export {
  commutativityOfIntegral,
  gaussiansConvolve,
  type IntegralConvolution,
  type IntegralInstance,
  integralInstances,
  mixtureInWords,
  type RealFunction,
  shiftEquivarianceOfIntegral,
} from "./grid/integralLaws.js";
export { quarterTurn, rotateImage } from "./grid/rotateImage.js";
export { shift, shiftImage } from "./grid/shift.js";
export {
  anySignal,
  type Signal,
  signalInstances,
  signalPairs,
  simplerSignals,
} from "./grid/signalInstances.js";
export { subsample } from "./grid/subsample.js";
export { translate } from "./grid/translate.js";
export { type AgreementWords, agreesWith } from "./laws/agreement.js";
export {
  type Derivation,
  type Expression,
  equalLines,
  justified,
  once,
  type Proof,
} from "./laws/derivation.js";
export { inWords } from "./laws/inWords.js";
export { judge, type Trial, type Verdict } from "./laws/judge.js";
export type { Explanation, Instances, Law } from "./laws/law.js";
export { relativeError } from "./laws/residual.js";
export { show } from "./laws/show.js";
