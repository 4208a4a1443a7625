import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Answer } from "../../../../../tools/web/http/route.js";
import { refused } from "../../../../../tools/web/server/answering.js";
import { courseRoutes } from "../../../../../tools/web/server/course/courseRoutes.js";

const sheet = "05-convolution.exercises.ipynb";

describe("the routes of the course", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether é "));
  });
  after(() => rm(folder, { recursive: true }));

  async function ask(
    method: string,
    path: string,
    body: Readonly<Record<string, unknown>> = {},
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const route = courseRoutes({ folder }).find((each) => each.method === method && each.path === path);
    assert.ok(route, `${method} ${path}`);
    return route.answer({
      parameters,
      query: new URLSearchParams(),
      headers: {},
      json: async () => body,
    });
  }

  it("answer with the course, also in an empty folder", async () => {
    const { json } = await ask("GET", "/noether/course");
    const { chapters } = json as { chapters: { lesson: { isThere: boolean } }[] };
    assert.ok(chapters.length > 5 && chapters.every(({ lesson }) => !lesson.isThere));
  });

  it("have what is written about the course, and no other file", async () => {
    const document = (name: string): Promise<Answer> => ask("GET", "/noether/documents/:name", {}, { name });
    assert.match(String((await document("GLOSSARY")).body), /^# Glossary$/m);
    for (const name of ["NONE", "../README", "GLOSSARY.md", "__proto__", ""])
      assert.equal(refused(await document(name).catch((error: unknown) => error)).status, 404, name);
  });

  it("prepare a reset, and refuse with a sentence what cannot be reset", async () => {
    await ask("POST", "/noether/reset", { path: sheet });
    assert.match(await readFile(join(folder, sheet), "utf8"), /strideCounterexample/);
    await writeFile(join(folder, "mine.ipynb"), "{}");
    for (const [body, words] of [
      [{ path: "mine.ipynb" }, /^mine\.ipynb is not part of the course/],
      [{}, /^expected the path of a notebook, got none/],
      [{ path: 3 }, /^expected the path of a notebook, got none/],
      [{ path: "../x.ipynb" }, /^there is no/],
    ] as const)
      await assert.rejects(ask("POST", "/noether/reset", body), (error: Error) => {
        const { status, json } = refused(error);
        assert.ok(status < 500);
        assert.match((json as { message: string }).message, words);
        return true;
      });
  });

  it("send the learner's work as a file with a name", async () => {
    const { headers, body } = await ask("GET", "/noether/work.zip");
    assert.match(
      headers?.["content-disposition"] ?? "",
      /^attachment; filename="noether-work-\d{4}-\d\d-\d\d\.zip"$/,
    );
    assert.deepEqual(
      Object.keys(unzipSync(body as Uint8Array)).sort(),
      ["About this archive.txt", "mine.ipynb"],
      strFromU8(unzipSync(body as Uint8Array)["About this archive.txt"]!),
    );
  });
});
