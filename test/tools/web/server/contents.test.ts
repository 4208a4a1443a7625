import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { served } from "./served.js";

const cell = (source: unknown): object => ({
  cell_type: "code",
  id: "a1",
  source,
  metadata: { tags: ["x"] },
  outputs: [],
  execution_count: null,
});
const notebook = (source: unknown): object => ({
  cells: [cell(source)],
  metadata: { own: { b: 1, a: 2 } },
  nbformat: 4,
  nbformat_minor: 5,
});

describe("the contents of the workspace", () => {
  it("are listed, read and saved; a notebook is written as Jupyter writes it", () =>
    served(async ({ folder, ask }) => {
      await mkdir(join(folder, "day ü"));
      await writeFile(join(folder, ".hidden"), "x");
      const saved = await ask("PUT", "api/contents/day%20%C3%BC/a%20b.ipynb", {
        type: "notebook",
        format: "json",
        content: notebook("const x = 1;\nx"),
      });
      assert.equal(saved.status, 201);
      assert.equal(saved.json.path, "day ü/a b.ipynb");
      const text = await readFile(join(folder, "day ü", "a b.ipynb"), "utf8");
      assert.match(text, /\n {3}"source": \[\n {4}"const x = 1;\\n",\n {4}"x"\n {3}\]/);
      assert.match(text, /"own": \{\n {3}"a": 2,\n {3}"b": 1/);
      const read = await ask("GET", "api/contents/day%20%C3%BC/a%20b.ipynb?content=1&type=notebook");
      assert.deepEqual(read.json.content, notebook("const x = 1;\nx"));
      const [entry, ...others] = (await ask("GET", "api/contents")).json.content;
      assert.deepEqual(others, []);
      assert.deepEqual([entry.name, entry.type, entry.content], ["day ü", "directory", null]);
      assert.equal(
        (
          await ask("PUT", "api/contents/day%20%C3%BC/a%20b.ipynb", {
            type: "notebook",
            content: notebook(""),
          })
        ).status,
        200,
      );
    }));
});
