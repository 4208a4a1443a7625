export { type Se2GCnnOptions, se2GCnn } from "./se2GCnn.js";
