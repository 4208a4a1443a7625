import { basename, dirname, extname, join } from "node:path";
import { readNotebook } from "../../notebook/files.js";
import { convert } from "../../render/convert.js";
import { type Format, formats } from "../../render/format.js";
import { Refusal, type Route } from "../http/route.js";
import { placeOf } from "./contents/place.js";

/** The formats that are one file and need no other program, and their MIME types. */
const offered: Readonly<Partial<Record<Format, string>>> = {
  html: "text/html",
  slides: "text/html",
  script: "text/typescript",
};

/** Jupyter's service that exports notebooks: the notebook as its file is, rendered by Noether. */
export const exportRoutes = (folder: string): readonly Route[] => [
  {
    method: "GET",
    path: "/api/nbconvert",
    answer: () => ({
      json: Object.fromEntries(
        Object.entries(offered).map(([format, type]) => [format, { output_mimetype: type }]),
      ),
    }),
  },
  {
    method: "GET",
    path: "/nbconvert/:format/*path",
    async answer({ parameters: { format = "", path = "" } }) {
      const type = Object.hasOwn(offered, format) ? offered[format as Format] : undefined;
      if (type === undefined)
        throw new Refusal(404, `expected a format, ${Object.keys(offered).join(" or ")}, got ${format}`);
      const { file } = await placeOf(folder, path);
      const notebook = await readNotebook(file);
      const target = join(dirname(file), basename(file, extname(file)) + formats[format as Format]);
      const { files } = await convert({
        notebook,
        source: file,
        target,
        format: format as Format,
        renderer: "noether",
      });
      return {
        headers: {
          "content-type": `${type}; charset=utf-8`,
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(basename(target))}`,
          // The exported page has a program in it: it gets no access to this server.
          "content-security-policy": "sandbox allow-scripts allow-popups",
        },
        body: files.main,
      };
    },
  },
];
