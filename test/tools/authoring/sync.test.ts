import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { type SyncOptions, sync } from "../../../tools/authoring/sync.js";
import { formatIpynb, parseIpynb } from "../../../tools/notebook/ipynb.js";
import type { Notebook } from "../../../tools/notebook/notebook.js";
import { UserError } from "../../../tools/userError.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

const lesson = '// %% [markdown] id="intro"\n// # A lesson\n\n// %%\n1 + 1;\n\n// %%\n2 + 2;\n';
const master =
  "// %%\nexport function f(): number {\n  // BEGIN SOLUTION\n  return 42;\n  // END SOLUTION\n}\n";

/** A course of one lesson and one sheet, synchronised. */
async function inCourse(test: (course: Course) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (root) => {
    for (const folder of ["notebooks", "solutions"]) await mkdir(join(root, folder));
    await writeFile(join(root, "notebooks", "a.ts"), lesson);
    await writeFile(join(root, "solutions", "a.ts"), master);
    await writeFile(join(root, "solutions", "a.check.ts"), "export {};\n");
    const course: Course = {
      root,
      read: (path) => readFile(join(root, path), "utf8"),
      write: (path, text) => writeFile(join(root, path), text),
      edit: async (path, change) => {
        const before = parseIpynb(await course.read(path));
        await course.write(path, formatIpynb(change(before)));
      },
      sync: async (options) => (await sync(root, options)).map(({ path }) => path),
    };
    await course.sync();
    await test(course);
  });
}

interface Course {
  readonly root: string;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  edit(path: string, change: (notebook: Notebook) => Notebook): Promise<void>;
  sync(options?: SyncOptions): Promise<string[]>;
}

const withSource =
  (index: number, source: string) =>
  (notebook: Notebook): Notebook => ({
    ...notebook,
    cells: notebook.cells.map((cell, i) => (i === index ? { ...cell, source } : cell)),
  });
const says = (message: RegExp) => (error: unknown) =>
  error instanceof UserError && message.test(error.message);

describe("sync", () => {
  it("makes the .ipynb of a lesson, and both files of a sheet, and then has nothing more to do", () =>
    inCourse(async ({ root, read, sync }) => {
      assert.deepEqual((await readdir(join(root, "exercises"))).sort(), ["a.ipynb", "a.ts", "index.json"]);
      assert.deepEqual((await readdir(join(root, "notebooks"))).sort(), ["a.ipynb", "a.ts"]);
      assert.equal(parseIpynb(await read("notebooks/a.ipynb")).cells[1]!.source, "1 + 1;");
      assert.match(
        await read("exercises/a.ts"),
        /^\/\/ ---\n.*\n.*"sheet":"a".*\n\/\/ ---\n[\s\S]*not written yet/,
      );
      assert.doesNotMatch(
        (await read("exercises/a.ipynb")) + (await read("exercises/a.ts")),
        /return 42|SOLUTION/,
      );
      assert.deepEqual(await sync(), []);
    }));

  it("says with check what is out of date and writes nothing", () =>
    inCourse(async ({ read, write, sync }) => {
      await write("notebooks/a.ts", `${lesson}3;\n`);
      await write("solutions/a.ts", master.replace("f()", "g()"));
      const before = await read("notebooks/a.ipynb");
      const stale = ["notebooks/a.ipynb", "exercises/a.ts", "exercises/a.ipynb"];
      assert.deepEqual(await sync({ check: true }), stale);
      assert.equal(await read("notebooks/a.ipynb"), before);
      assert.deepEqual(await sync(), stale);
      assert.deepEqual(await sync({ check: true }), []);
    }));

  it("brings an edit made in Jupyter back, and nothing that Jupyter adds on its own account", () =>
    inCourse(async ({ read, edit, sync }) => {
      await edit("notebooks/a.ipynb", ({ metadata, cells }) => ({
        metadata: { ...metadata, kernelspec: { name: "tslab", display_name: "x" } },
        cells: [
          { ...cells[0]!, source: "# A better lesson", metadata: { collapsed: true } },
          {
            id: "0a1b2c3d",
            type: "code",
            source: "0;",
            metadata: { vscode: {}, editable: true, tags: ["t"] },
            outputs: [],
          },
          ...cells.slice(1),
        ],
      }));
      assert.deepEqual(await sync(), ["notebooks/a.ts", "notebooks/a.ipynb"]);
      assert.equal(
        await read("notebooks/a.ts"),
        '// %% [markdown] id="intro"\n// # A better lesson\n\n// %% tags=["t"]\n0;\n\n// %%\n1 + 1;\n\n// %%\n2 + 2;\n',
      );
      assert.deepEqual(await sync(), []);
    }));

  it("does not take outputs and the state of the view for an edit", () =>
    inCourse(async ({ read, edit, write, sync }) => {
      const generated = await read("notebooks/a.ipynb");
      await edit("notebooks/a.ipynb", ({ metadata, cells }) => ({
        metadata,
        cells: cells.map((cell) =>
          cell.type === "code"
            ? { ...cell, executionCount: 3, outputs: [{ output_type: "stream", name: "stdout", text: "2" }] }
            : { ...cell, metadata: { collapsed: true } },
        ),
      }));
      assert.deepEqual(await sync(), ["notebooks/a.ipynb"]);
      assert.equal(await read("notebooks/a.ipynb"), generated);
      await write("notebooks/a.ts", lesson.replace('id="intro"', 'id="start"'));
      assert.deepEqual(await sync(), ["notebooks/a.ipynb"]);
    }));

  /** What front ends write of their own accord, by front end. */
  const traces: Readonly<Record<string, Record<string, unknown>>> = {
    "Jupyter Notebook's long outputs": { scrolled: true },
    "Jupyter Notebook's folds": { collapsed: true },
    "JupyterLab's folded headings": { "jp-MarkdownHeadingCollapsed": true },
    "JupyterLab's times": { execution: { "iopub.execute_input": "2022-05-17T09:00:00Z" } },
    "an extension's times": { ExecuteTime: { end_time: "2022-05-17T09:00:00Z" } },
    "trust in outputs": { trusted: true },
    "VS Code's language": { vscode: { languageId: "typescript" } },
    "PyCharm's name": { pycharm: { name: "#%%\n" } },
    "leave to edit and to delete": { editable: true, deletable: true },
  };
  for (const [what, metadata] of Object.entries(traces)) {
    it(`does not take ${what} for an edit`, () =>
      inCourse(async ({ read, edit, sync }) => {
        const [source, generated] = [await read("notebooks/a.ts"), await read("notebooks/a.ipynb")];
        await edit("notebooks/a.ipynb", (notebook) => ({
          ...notebook,
          cells: notebook.cells.map((cell) => ({ ...cell, metadata: { ...cell.metadata, ...metadata } })),
        }));
        assert.deepEqual(await sync(), ["notebooks/a.ipynb"]);
        assert.equal(await read("notebooks/a.ts"), source);
        assert.equal(await read("notebooks/a.ipynb"), generated);
      }));
  }

  it("takes what an author says about a cell for an edit: tags, a folded source, a read-only cell", () =>
    inCourse(async ({ read, edit, sync }) => {
      for (const [metadata, written] of [
        [{ tags: ["t"] }, /tags=\["t"\]/],
        [{ jupyter: { source_hidden: true } }, /jupyter=\{"source_hidden":true\}/],
        [{ editable: false }, /editable=false/],
        [{ slideshow: { slide_type: "slide" } }, /slideshow=\{"slide_type":"slide"\}/],
      ] as const) {
        await edit("notebooks/a.ipynb", ({ cells, ...rest }) => ({
          ...rest,
          cells: [{ ...cells[0]!, metadata: { ...cells[0]!.metadata, ...metadata } }, ...cells.slice(1)],
        }));
        assert.deepEqual((await sync())[0], "notebooks/a.ts");
        assert.match(await read("notebooks/a.ts"), written);
      }
    }));

  it("refuses if both sides were edited, changes nothing, and follows a preference", () =>
    inCourse(async ({ read, edit, write, sync }) => {
      const ours = lesson.replace("1 + 1", "1 + 2");
      await write("notebooks/a.ts", ours);
      await edit("notebooks/a.ipynb", withSource(1, "1 + 3;"));
      await write("solutions/a.ts", master.replace("f()", "g()"));
      await assert.rejects(
        sync(),
        says(/notebooks\/a\.ts and notebooks\/a\.ipynb were both edited .* --prefer ts or --prefer ipynb/),
      );
      assert.equal(await read("notebooks/a.ts"), ours);
      assert.match(await read("exercises/a.ts"), /f\(\)/);
      await sync({ prefer: "ipynb" });
      assert.match(await read("notebooks/a.ts"), /1 \+ 3/);
      await write("notebooks/a.ts", ours);
      await edit("notebooks/a.ipynb", withSource(1, "1 + 4;"));
      await sync({ prefer: "ts" });
      assert.match(await read("notebooks/a.ipynb"), /1 \+ 2/);
    }));

  it("takes the same edit on both sides for one", () =>
    inCourse(async ({ edit, write, sync }) => {
      await write("notebooks/a.ts", lesson.replace("1 + 1", "1 + 2"));
      await edit("notebooks/a.ipynb", withSource(1, "1 + 2;"));
      assert.deepEqual(await sync(), ["notebooks/a.ipynb"]);
    }));

  it("never reads an exercise back, and says where to edit", () =>
    inCourse(async ({ read, edit, write, sync }) => {
      const sheet = await read("exercises/a.ts");
      await write("exercises/a.ts", sheet.replace("f()", "h()"));
      await assert.rejects(
        sync(),
        says(
          /^exercises\/a\.ts was edited, but it is generated from solutions\/a\.ts: make the change there/,
        ),
      );
      await write("exercises/a.ts", sheet);
      await edit("exercises/a.ipynb", withSource(0, "h();"));
      await assert.rejects(sync({ check: true }), says(/^exercises\/a\.ipynb was edited/));
      assert.deepEqual(await sync({ prefer: "ts" }), ["exercises/a.ipynb"]);
      assert.equal(await read("exercises/a.ts"), sheet);
    }));

  it("takes in a notebook that was made in Jupyter", () =>
    inCourse(async ({ root, read, sync }) => {
      const cell = { id: "0a1b2c3d", type: "code", source: "7;", metadata: {} } as const;
      await writeFile(join(root, "notebooks", "b.ipynb"), formatIpynb({ metadata: {}, cells: [cell] }));
      assert.deepEqual(await sync(), ["notebooks/b.ts", "notebooks/b.ipynb"]);
      assert.equal(await read("notebooks/b.ts"), "// %%\n7;\n");
    }));

  it("says that a generated file has lost its source", () =>
    inCourse(async ({ root, sync }) => {
      await rm(join(root, "notebooks", "a.ts"));
      await rm(join(root, "solutions", "a.ts"));
      await assert.rejects(
        sync(),
        says(
          /^notebooks\/a\.ipynb was generated from notebooks\/a\.ts, which is gone[\s\S]*\nexercises\/a\.ts was generated from solutions\/a\.ts, which is gone/,
        ),
      );
    }));

  it("names the file that it cannot read", () =>
    inCourse(async ({ write, sync }) => {
      await write("notebooks/a.ipynb", "{\n<<<<<<< HEAD\n}");
      await assert.rejects(sync(), says(/^notebooks\/a\.ipynb: expected JSON, got a git conflict/));
    }));

  it("does not take the line ends of Windows for a change", () =>
    inCourse(async ({ read, write, sync }) => {
      for (const path of [
        "notebooks/a.ts",
        "notebooks/a.ipynb",
        "exercises/a.ts",
        "exercises/a.ipynb",
        "solutions/a.ts",
      ]) {
        await write(path, (await read(path)).replaceAll("\n", "\r\n"));
      }
      assert.deepEqual(await sync({ check: true }), []);
    }));
});
