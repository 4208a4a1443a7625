// Published as `noether/figure`: everything that draws.

export {
  type AtomArrows,
  type BallAndStickParts,
  type Bond,
  ballAndStick,
  bonds,
} from "./figure/ballAndStick.js";
export { type CurvesParts, curves } from "./figure/curves.js";
export { type FeaturePicturesParts, type FeatureRow, featurePictures } from "./figure/featurePictures.js";
export {
  type Figure,
  type FigureParts,
  figure,
  type Mark,
  type Panel,
  type Slider,
} from "./figure/figure.js";
export { type IsosurfaceParts, isosurface } from "./figure/isosurface.js";
export { type Pictures, type PicturesParts, pictures } from "./figure/pictures.js";
export { type SliceParts, slice } from "./figure/slice.js";
export { type Point, project, surface, type View } from "./figure/surface.js";
export { type TensorHeatMapParts, tensorHeatMap } from "./figure/tensorHeatMap.js";
export { type GraphPanelParts, graphPanel } from "./graph/figures/graphPanel.js";
export { cayleyFigure } from "./group/figures/cayleyFigure.js";
export { cosetFigure } from "./group/figures/cosetFigure.js";
export { type PermutationFigureParts, permutationFigure } from "./group/figures/permutationFigure.js";
export { tablePanel } from "./group/figures/tablePanel.js";
export { type SphericalSurfaceParts, sphericalSurface } from "./harmonics/figures/sphericalSurface.js";
export { type CommutingSquareParts, commutingSquare } from "./laws/figures/commutingSquare.js";
export { type OrbitalLevelsParts, orbitalLevels } from "./quantum/figures/orbitalLevels.js";
export { commutingTriangle } from "./representation/figures/commutingTriangle.js";
