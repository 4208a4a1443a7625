import { basename, dirname, extname } from "node:path";
import { writeFailure } from "../../../files/writeWhole.js";
import { UserError } from "../../../userError.js";
import { type JsonObject, Refusal, type Route } from "../../http/route.js";
import {
  type Checkpoint,
  checkpoints,
  deleteCheckpoint,
  forgetCheckpoints,
  makeCheckpoint,
  moveCheckpoints,
  restoreCheckpoint,
} from "./checkpoints.js";
import { type ContentsModel, modelOf } from "./model.js";
import { emptyNotebook } from "./notebookFile.js";
import { type Place, placeOf } from "./place.js";
import { copy, freePlace, move, remove, save } from "./writing.js";

/** How many bytes a notebook may have that a page saves. */
const largest = 2 ** 27;

/** Jupyter's contents service over a workspace. */
export function contentsRoutes(folder: string): readonly Route[] {
  const place = (path: string): Promise<Place> => placeOf(folder, path);
  const described = (at: Place): Promise<ContentsModel> =>
    modelOf(folder, at, { content: false, hash: false });

  /** What a request about checkpoints is about: Jupyter puts its words behind the path of the file. */
  const aside = async (path: string): Promise<{ readonly file: Place; readonly id?: string } | undefined> => {
    const [, file, id] = /^(.+)\/checkpoints(?:\/([^/]+))?$/.exec(path) ?? [];
    return file === undefined ? undefined : { file: await place(file), ...(id !== undefined && { id }) };
  };

  const all: readonly Route[] = [
    {
      method: "GET",
      path: "/api/contents/*path",
      async answer({ parameters: { path = "" }, query }) {
        const about = await aside(path);
        if (about) return { json: await checkpoints(about.file) };
        const wish = {
          type: query.get("type") ?? undefined,
          format: query.get("format") ?? undefined,
          content: query.get("content") !== "0",
          hash: query.get("hash") === "1",
        };
        return { json: await modelOf(folder, await place(path), wish) };
      },
    },
    {
      method: "POST",
      path: "/api/contents/*path",
      async answer({ parameters: { path = "" }, json }) {
        const about = await aside(path);
        if (about?.id !== undefined) {
          await restoreCheckpoint(about.file, about.id);
          return { status: 204 };
        }
        if (about) {
          const made: Checkpoint = await makeCheckpoint(about.file);
          return { status: 201, json: made };
        }
        const made = await create(folder, await place(path), await json());
        return { status: 201, json: await described(made) };
      },
    },
    {
      method: "PUT",
      path: "/api/contents/*path",
      async answer({ parameters: { path = "" }, json }) {
        const at = await place(path);
        const said = await json(largest);
        const isNew = await described(at).then(
          () => false,
          () => true,
        );
        await save(at, said);
        const more = said.chunk !== undefined && said.chunk !== -1;
        return { status: isNew ? 201 : 200, json: more ? unfinished(at) : await described(at) };
      },
    },
    {
      method: "PATCH",
      path: "/api/contents/*path",
      async answer({ parameters: { path = "" }, json }) {
        const { path: next } = await json();
        if (typeof next !== "string") throw new Refusal(400, "expected the new path, got none");
        const [from, to] = [await place(path), await place(next)];
        await move(from, to);
        await moveCheckpoints(from, to);
        return { json: await described(to) };
      },
    },
    {
      method: "DELETE",
      path: "/api/contents/*path",
      async answer({ parameters: { path = "" } }) {
        const about = await aside(path);
        if (about) await deleteCheckpoint(about.file, about.id ?? "");
        else {
          const at = await place(path);
          await remove(at);
          await forgetCheckpoints(at);
        }
        return { status: 204 };
      },
    },
  ];
  return all.map((route) => ({
    ...route,
    async answer(asked) {
      try {
        return await route.answer(asked);
      } catch (error) {
        throw inWords(error, asked.parameters.path ?? "");
      }
    },
  }));
}

/** A failure of the disk as a person can put it right, if they can. */
function inWords(error: unknown, path: string): unknown {
  const failure = error instanceof UserError ? error : writeFailure(error, path);
  return failure instanceof UserError ? new Refusal(403, failure.message) : error;
}

/** Makes a copy, or something without a name yet, in a folder. */
async function create(folder: string, parent: Place, said: JsonObject): Promise<Place> {
  const { copy_from: source, type = "file", ext = "" } = said;
  const free = (name: (n: number) => string): Promise<Place> => freePlace(folder, parent, name);
  if (typeof source === "string") {
    const from = await placeOf(folder, source);
    const name = basename(from.path);
    const [stem, ending] = [name.slice(0, name.length - extname(name).length), extname(name)];
    const isBeside = dirname(`/${from.path}`) === `/${parent.path}`;
    const to = await free((n) =>
      n === 0 && !isBeside ? name : `${stem}-Copy${isBeside ? n + 1 : n}${ending}`,
    );
    await copy(from, to);
    return to;
  }
  const isNotebook = type === "notebook" || ext === ".ipynb";
  const ending = isNotebook ? ".ipynb" : typeof ext === "string" ? ext : "";
  const at = await free((n) => {
    if (type === "directory") return `Untitled Folder${n === 0 ? "" : ` ${n}`}`;
    return `${isNotebook ? "Untitled" : "untitled"}${n === 0 ? "" : n}${ending}`;
  });
  const content = isNotebook ? emptyNotebook : "";
  await save(at, { type: isNotebook ? "notebook" : type, content });
  return at;
}

/** The answer to a chunk that is not the last. */
function unfinished({ path }: Place): ContentsModel {
  const now = new Date().toISOString();
  return {
    name: path.split("/").at(-1)!,
    path,
    type: "file",
    writable: true,
    created: now,
    last_modified: now,
    size: null,
    mimetype: null,
    format: null,
    content: null,
  };
}
