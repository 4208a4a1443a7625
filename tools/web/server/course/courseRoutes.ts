import { UserError } from "../../../userError.js";
import { type Answer, type Asked, Refusal, type Route } from "../../http/route.js";
import { courseState } from "./courseState.js";
import { prepareReset } from "./reset.js";
import { workArchive } from "./workArchive.js";

/** What the page asks about the course, under `/noether`. */
export const courseRoutes = ({ folder }: { readonly folder: string }): readonly Route[] => [
  route("GET", "course", async () => ({ json: await courseState(folder) })),
  route("POST", "reset", async ({ json }) => {
    const { path } = await json();
    if (typeof path !== "string") throw new Refusal(400, "expected the path of a notebook, got none");
    return { json: await prepareReset(folder, path) };
  }),
  route("GET", "work.zip", async () => ({
    body: await workArchive(folder),
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="noether-work-${new Date().toISOString().slice(0, 10)}.zip"`,
    },
  })),
];

/** A route whose errors that a person can put right are refusals. */
function route(method: Route["method"], name: string, answer: (asked: Asked) => Promise<Answer>): Route {
  return {
    method,
    path: `/noether/${name}`,
    answer: (asked) =>
      answer(asked).catch((error: unknown) => {
        throw error instanceof UserError ? new Refusal(400, error.message) : error;
      }),
  };
}
