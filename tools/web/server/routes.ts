import type { Route, SocketRoute } from "../http/route.js";
import { contentsRoutes } from "./contents/contentsRoutes.js";
import { courseRoutes } from "./course/courseRoutes.js";
import { exportRoutes } from "./exports.js";
import { kernelRoutes, kernelSockets } from "./kernels/kernelRoutes.js";
import { miscellany } from "./miscellany.js";
import type { Parts } from "./parts.js";

/** Everything that a page can ask of the server; of several routes that fit a path, the first answers. */
export const routes = (parts: Parts): readonly Route[] => [
  ...contentsRoutes(parts.folder),
  ...kernelRoutes(parts.kernels, parts.sessions),
  ...parts.events.routes,
  ...courseRoutes(parts),
  ...exportRoutes(parts.folder),
  ...miscellany(parts),
];

/** The places where a page opens a WebSocket. */
export const sockets = ({ kernels, events }: Parts): readonly SocketRoute[] => [
  ...kernelSockets(kernels),
  ...events.sockets,
];
