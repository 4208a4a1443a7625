export { type MlpOptions, mlp } from "./mlp.js";
export { type PlainCnnOptions, plainCnn } from "./plainCnn.js";
export { type Se2GCnnOptions, se2GCnn } from "./se2GCnn.js";
