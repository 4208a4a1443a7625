// Published as `noether/autoencoder`: representations that are invariant under a group, learned with the group element.

export type { Autoencoded } from "./autoencoded.js";
export { type AutoencoderLawParts, type AutoencoderLaws, autoencoderLaws } from "./autoencoderLaws.js";
export { classicalCloudAutoencoder } from "./classicalCloudAutoencoder.js";
export { classicalImageAutoencoder } from "./classicalImageAutoencoder.js";
export { classicalSetAutoencoder } from "./classicalSetAutoencoder.js";
export { type CloudAutoencoderOptions, type CloudMotions, cloudAutoencoder } from "./cloudAutoencoder.js";
export { frames, meanFrames } from "./frames.js";
export { type ImageAutoencoderOptions, imageAutoencoder } from "./imageAutoencoder.js";
export {
  canonical,
  canonicalAutoencoder,
  type InvariantAutoencoder,
  invariantLoss,
  reconstruct,
} from "./invariantAutoencoder.js";
export { leftEquivariance } from "./leftEquivariance.js";
export { canonicalPoint, groupFunction, type MovingFrame, productFrame } from "./movingFrame.js";
export { type NewtonFrameOptions, newtonFrame } from "./newtonFrame.js";
export { type FiniteAction, type OrbitSelection, orbitSelection } from "./orbitSelection.js";
export { planeFrame } from "./planeFrame.js";
export { type PointerSortOptions, pointerSort } from "./pointerSort.js";
export { centred, centreFrame, centreOf, type PointWithVectors, rigidFrame } from "./rigidFrame.js";
export { type SetAutoencoderOptions, setAutoencoder } from "./setAutoencoder.js";
export { hardSort, type SoftSortOptions, softSort, sortingMatrix } from "./softSort.js";
export { sortingFrame } from "./sortingFrame.js";
export { spaceFrame } from "./spaceFrame.js";
