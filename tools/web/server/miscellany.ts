import { readFile, stat } from "node:fs/promises";
import { versions } from "../../kernel/node/jupyter/versions.js";
import { mimeType } from "../http/mimeType.js";
import { Refusal, type Route } from "../http/route.js";
import { found, placeOf } from "./contents/place.js";
import type { Parts } from "./parts.js";

/** What else JupyterLab asks: who one is, how the server does, and files as they are. */
export const miscellany = ({ folder, kernels, started }: Parts): readonly Route[] => [
  { method: "GET", path: "/api", answer: () => ({ json: { version: versions().noether } }) },
  {
    method: "GET",
    path: "/api/status",
    answer() {
      const running = kernels.all();
      const last = Math.max(started, ...running.map(({ lastActivity }) => lastActivity));
      return {
        json: {
          started: new Date(started).toISOString(),
          last_activity: new Date(last).toISOString(),
          kernels: running.length,
          connections: running.reduce((sum, each) => sum + each.model().connections, 0),
        },
      };
    },
  },
  {
    method: "GET",
    path: "/api/me",
    answer: () => ({
      json: {
        identity: {
          username: "me",
          name: "me",
          display_name: "me",
          initials: "me",
          avatar_url: null,
          color: null,
        },
        permissions: {},
      },
    }),
  },
  { method: "GET", path: "/api/terminals", answer: () => ({ json: [] }) },
  { method: "GET", path: "/api/config/:section", answer: () => ({ json: {} }) },
  { method: "PATCH", path: "/api/config/:section", answer: async ({ json }) => ({ json: await json() }) },
  {
    method: "GET",
    path: "/files/*path",
    async answer({ parameters: { path = "" }, query }) {
      const place = await placeOf(folder, path);
      const stats = await found(place, stat);
      if (stats.isDirectory()) throw new Refusal(400, `${path} is a folder: open a file in it`);
      const type = mimeType(path);
      return {
        headers: {
          "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
          "cache-control": "no-cache",
          "last-modified": stats.mtime.toUTCString(),
          // A file may be a page with a program in it: it gets no access to this server.
          "content-security-policy": "sandbox allow-scripts allow-popups",
          ...(query.has("download") && { "content-disposition": "attachment" }),
        },
        body: await readFile(place.file),
      };
    },
  },
];
