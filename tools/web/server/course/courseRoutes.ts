import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../root.js";
import { Refusal, type Route } from "../../http/route.js";
import { courseState } from "./courseState.js";
import { prepareReset } from "./reset.js";
import { workArchive } from "./workArchive.js";

/** What the page asks about the course, under `/noether`. */
export const courseRoutes = ({ folder }: { readonly folder: string }): readonly Route[] => [
  { method: "GET", path: "/noether/course", answer: async () => ({ json: await courseState(folder) }) },
  {
    method: "GET",
    path: "/noether/documents/:name",
    async answer({ parameters: { name = "" } }) {
      if (!/^[A-Z]+$/.test(name)) throw new Refusal(404, `there is no document ${name}`);
      const text = await readFile(join(root, "docs", `${name}.md`), "utf8").catch(() => {
        throw new Refusal(404, `there is no document ${name}`);
      });
      return { headers: { "content-type": "text/markdown; charset=utf-8" }, body: text };
    },
  },
  {
    method: "POST",
    path: "/noether/reset",
    async answer({ json }) {
      const { path } = await json();
      if (typeof path !== "string") throw new Refusal(400, "expected the path of a notebook, got none");
      return { json: await prepareReset(folder, path) };
    },
  },
  {
    method: "GET",
    path: "/noether/work.zip",
    answer: async () => ({
      body: await workArchive(folder),
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="noether-work-${new Date().toISOString().slice(0, 10)}.zip"`,
      },
    }),
  },
];
