import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Served, served } from "./served.js";

const notebook = (source: string): object => ({
  cells: [
    {
      cell_type: "code",
      id: "a1",
      source,
      metadata: { tags: ["x"] },
      outputs: [
        { output_type: "stream", name: "stdout", text: "a\nb\n" },
        {
          output_type: "display_data",
          data: {
            "text/plain": "1\n2",
            "application/json": { a: ["b\nc"] },
            "image/svg+xml": "<svg>\n</svg>",
          },
          metadata: { own: true },
        },
      ],
      execution_count: 3,
    },
    {
      cell_type: "markdown",
      id: "a2",
      source: "![](attachment:a.png)\n\nwords",
      metadata: {},
      attachments: { "a.png": { "image/png": "aGk=" } },
    },
  ],
  metadata: { own: { b: 1, a: 2 }, kernelspec: { name: "noether", display_name: "Noether" } },
  nbformat: 4,
  nbformat_minor: 5,
});
const text = (content: string) => ({ type: "file", format: "text", content });
const names = async ({ ask }: Served, path = ""): Promise<string[]> =>
  (await ask("GET", `api/contents/${path}`)).json.content.map(({ name }: { name: string }) => name).sort();

describe("the contents of the workspace", () => {
  it("are listed, read and saved; a notebook is written as Jupyter writes it", () =>
    served(async (each) => {
      const { folder, ask } = each;
      await mkdir(join(folder, "day ü"));
      await writeFile(join(folder, ".hidden"), "x");
      const path = "api/contents/day%20%C3%BC/a%20b.ipynb";
      const content = notebook("const x = 1;\nx");
      const saved = await ask("PUT", path, { type: "notebook", format: "json", content });
      assert.deepEqual([saved.status, saved.json.path], [201, "day ü/a b.ipynb"]);
      const written = await readFile(join(folder, "day ü", "a b.ipynb"), "utf8");
      assert.match(written, /\n {3}"source": \[\n {4}"const x = 1;\\n",\n {4}"x"\n {3}\]/);
      assert.match(written, /"own": \{\n {3}"a": 2,\n {3}"b": 1/);
      assert.match(written, /"application\/json": \{\n +"a": \[\n +"b\\nc"\n/);
      const read = await ask("GET", `${path}?content=1&type=notebook`);
      assert.deepEqual(read.json.content, content);
      const [entry, ...others] = (await ask("GET", "api/contents")).json.content;
      assert.deepEqual([others, entry.name, entry.type, entry.content], [[], "day ü", "directory", null]);
      assert.equal((await ask("PUT", path, { type: "notebook", content: notebook("") })).status, 200);
      assert.equal((await ask("GET", `${path}?type=file&format=text`)).json.format, "text");
      assert.deepEqual(await readdir(join(folder, "day ü")), ["a b.ipynb"]);
    }));

  it("have the times of their files and, asked for, their hashes: a change from outside is seen", () =>
    served(async ({ folder, ask }) => {
      const saved = await ask("PUT", "api/contents/a.txt", text("one"));
      const { mtime } = await stat(join(folder, "a.txt"));
      assert.equal(saved.json.last_modified, mtime.toISOString());
      await writeFile(join(folder, "a.txt"), "two");
      await utimes(join(folder, "a.txt"), new Date(), new Date("2026-01-02T03:04:05.678Z"));
      const now = (await ask("GET", "api/contents/a.txt?content=0&hash=1")).json;
      assert.deepEqual(
        [now.last_modified, now.content, now.size, now.hash_algorithm, now.hash],
        ["2026-01-02T03:04:05.678Z", null, 3, "sha256", createHash("sha256").update("two").digest("hex")],
      );
    }));

  it("are texts or bytes, as they are", () =>
    served(async ({ folder, ask }) => {
      const bytes = Buffer.from([0xff, 0xd8, 0, 1]);
      await ask("PUT", "api/contents/a.jpg", {
        type: "file",
        format: "base64",
        content: bytes.toString("base64"),
      });
      assert.deepEqual(await readFile(join(folder, "a.jpg")), bytes);
      const read = (await ask("GET", "api/contents/a.jpg")).json;
      assert.deepEqual([read.format, read.content, read.mimetype], ["base64", "/9gAAQ==", "image/jpeg"]);
      assert.equal((await ask("GET", "api/contents/a.jpg?format=text")).status, 400);
      assert.equal((await ask("GET", "files/a.jpg")).headers.get("content-type"), "image/jpeg");
    }));

  it("are created, copied, renamed and deleted; nothing is ever replaced", () =>
    served(async (each) => {
      const { ask, folder } = each;
      const create = async (body: object, path = ""): Promise<string> =>
        (await ask("POST", `api/contents/${path}`, body)).json.path;
      assert.equal(await create({ type: "notebook" }), "Untitled.ipynb");
      assert.equal(await create({ type: "notebook" }), "Untitled1.ipynb");
      assert.equal(await create({ type: "file", ext: ".md" }), "untitled.md");
      assert.equal(await create({ type: "directory" }), "Untitled Folder");
      assert.equal(await create({ type: "directory" }), "Untitled Folder 1");
      assert.equal(await create({ copy_from: "Untitled.ipynb" }), "Untitled-Copy1.ipynb");
      assert.equal(await create({ copy_from: "Untitled.ipynb" }), "Untitled-Copy2.ipynb");
      assert.equal(
        await create({ copy_from: "Untitled.ipynb" }, "Untitled%20Folder"),
        "Untitled Folder/Untitled.ipynb",
      );
      assert.equal(
        await create({ copy_from: "Untitled.ipynb" }, "Untitled%20Folder"),
        "Untitled Folder/Untitled-Copy1.ipynb",
      );
      assert.equal((await ask("POST", "api/contents", { copy_from: "Untitled Folder" })).status, 400);

      const move = (from: string, to: string) => ask("PATCH", `api/contents/${from}`, { path: to });
      assert.equal((await move("Untitled1.ipynb", "lesson.ipynb")).json.path, "lesson.ipynb");
      const refused = await move("lesson.ipynb", "Untitled.ipynb");
      assert.deepEqual(
        [refused.status, refused.json.message],
        [409, "cannot rename lesson.ipynb to Untitled.ipynb: there is one already"],
      );
      assert.equal((await move("none.ipynb", "a.ipynb")).status, 404);
      assert.equal((await move("lesson.ipynb", "nowhere/a.ipynb")).status, 404);
      assert.equal((await move("", "a")).status, 400);
      assert.equal((await move("lesson.ipynb", "")).status, 400);

      const full = await ask("DELETE", "api/contents/Untitled%20Folder");
      assert.deepEqual(
        [full.status, full.json.message],
        [400, "cannot delete Untitled Folder: it is not empty, delete what is in it first"],
      );
      assert.equal((await ask("DELETE", "api/contents/Untitled%20Folder%201")).status, 204);
      assert.equal((await ask("DELETE", "api/contents/lesson.ipynb")).status, 204);
      assert.equal((await ask("DELETE", "api/contents/lesson.ipynb")).status, 404);
      assert.equal((await ask("DELETE", "api/contents")).status, 400);
      assert.equal((await ask("PUT", "api/contents", text(""))).status, 400);
      assert.equal((await ask("PUT", "api/contents/Untitled%20Folder", text(""))).status, 400);
      assert.equal((await ask("PUT", "api/contents/none/a.txt", text(""))).status, 404);
      assert.deepEqual(await names(each), [
        "Untitled Folder",
        "Untitled-Copy1.ipynb",
        "Untitled-Copy2.ipynb",
        "Untitled.ipynb",
        "untitled.md",
      ]);
      assert.equal((await stat(folder)).isDirectory(), true);
    }));

  it("come in pieces where they are large, and appear when they are whole", () =>
    served(async (each) => {
      const { ask, folder } = each;
      await writeFile(join(folder, "big.bin"), "old");
      const put = (chunk: number, content: string) =>
        ask("PUT", "api/contents/big.bin", { type: "file", format: "base64", chunk, content });
      const part = Buffer.alloc(1000, 7);
      for (const chunk of [1, 2, 3]) assert.equal((await put(chunk, part.toString("base64"))).status, 200);
      assert.equal(await readFile(join(folder, "big.bin"), "utf8"), "old");
      assert.deepEqual(await names(each), ["big.bin"]);
      const last = await put(-1, part.toString("base64"));
      assert.deepEqual([last.status, last.json.size], [200, 4000]);
      assert.deepEqual(await readFile(join(folder, "big.bin")), Buffer.alloc(4000, 7));
      const headless = await ask("PUT", "api/contents/other.bin", {
        type: "file",
        format: "base64",
        chunk: 2,
        content: "",
      });
      assert.deepEqual(
        [headless.status, headless.json.message],
        [400, "the upload of other.bin has no beginning: upload it again"],
      );
    }));

  it("have a checkpoint each, which moves with the file and brings it back", () =>
    served(async (each) => {
      const { ask, folder } = each;
      await ask("PUT", "api/contents/a.ipynb", { type: "notebook", content: notebook("first") });
      assert.deepEqual((await ask("GET", "api/contents/a.ipynb/checkpoints")).json, []);
      const made = await ask("POST", "api/contents/a.ipynb/checkpoints");
      assert.deepEqual([made.status, made.json.id], [201, "checkpoint"]);
      await ask("PUT", "api/contents/a.ipynb", { type: "notebook", content: notebook("second") });
      await ask("PATCH", "api/contents/a.ipynb", { path: "b.ipynb" });
      assert.deepEqual((await ask("GET", "api/contents/b.ipynb/checkpoints")).json, [made.json]);
      assert.equal((await ask("POST", "api/contents/b.ipynb/checkpoints/checkpoint")).status, 204);
      assert.deepEqual((await ask("GET", "api/contents/b.ipynb")).json.content, notebook("first"));
      assert.equal((await ask("POST", "api/contents/b.ipynb/checkpoints/other")).status, 404);
      assert.equal((await ask("DELETE", "api/contents/b.ipynb/checkpoints/checkpoint")).status, 204);
      assert.equal((await ask("DELETE", "api/contents/b.ipynb/checkpoints/checkpoint")).status, 404);
      assert.equal((await ask("POST", "api/contents/none.ipynb/checkpoints")).status, 404);
      await ask("POST", "api/contents/b.ipynb/checkpoints");
      await ask("DELETE", "api/contents/b.ipynb");
      assert.deepEqual(await readdir(join(folder, ".ipynb_checkpoints")), []);
    }));

  it("say so if the disk refuses, or the folder is gone", () =>
    served(async ({ ask, folder }) => {
      await mkdir(join(folder, ".big.bin.upload"));
      const upload = await ask("PUT", "api/contents/big.bin", {
        type: "file",
        format: "text",
        chunk: 1,
        content: "",
      });
      assert.deepEqual(
        [upload.status, upload.json.message],
        [403, "cannot write big.bin: it is a folder, name a file in it"],
      );
      await rm(folder, { recursive: true });
      assert.equal((await ask("GET", "api/contents")).status, 404);
      assert.equal((await ask("PUT", "api/contents/a.txt", text(""))).status, 404);
    }));

  it("say what is wrong with a notebook that is none, and what cannot be opened", () =>
    served(async ({ ask, folder }) => {
      for (const [content, pattern] of [
        ["{", /^broken\.ipynb is not a notebook \(.*\): open it as text, or bring back a checkpoint$/],
        ["[]", /^expected a notebook with cells and nbformat as broken\.ipynb, got something else$/],
      ] as const) {
        await writeFile(join(folder, "broken.ipynb"), content);
        const { status, json } = await ask("GET", "api/contents/broken.ipynb");
        assert.deepEqual([status, pattern.test(json.message)], [400, true], json.message);
      }
      assert.equal((await ask("GET", "api/contents/broken.ipynb?type=file")).json.content, "[]");
      assert.equal((await ask("GET", "api/contents/broken.ipynb?type=directory")).status, 400);
      assert.equal((await ask("GET", "api/contents/none.ipynb")).status, 404);
      assert.equal((await ask("GET", "api/contents?type=file")).status, 400);
      assert.equal((await ask("GET", `api/contents/${"x".repeat(300)}`)).status, 400);
    }));
});
