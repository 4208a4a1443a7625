import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leaks } from "../../../tools/authoring/release.js";
import { readNotebook, writeNotebook } from "../../../tools/notebook/files.js";
import { handOut } from "../../../tools/workspace/handOut.js";

describe("a learner's workspace", () => {
  let folder = "";
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "noether é ")), "work space");
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));

  it("gets every lesson and sheet once", async () => {
    const { written, kept } = await handOut(folder);
    assert.ok(
      ["05-convolution", "05-convolution.exercises"].every(
        (name) => written.includes(`${name}.ts`) && written.includes(`${name}.ipynb`),
      ),
    );
    assert.deepEqual(kept, []);
    assert.deepEqual(await handOut(folder), { written: [], kept: [] });
  });

  it("keeps what the learner has written", async () => {
    await handOut(folder);
    const sheet = join(folder, "05-convolution.exercises.ts");
    await writeFile(sheet, "// mine\n");
    assert.deepEqual((await handOut(folder)).kept, ["05-convolution.exercises.ts"]);
    assert.equal(await readFile(sheet, "utf8"), "// mine\n");
  });

  it("brings an untouched older version up to date, also one that the first version of the record knows", async () => {
    const old = "// an older release\n";
    await mkdir(folder);
    await writeFile(join(folder, "01-groups.ts"), old);
    const digest = createHash("sha256").update(old).digest("hex");
    await writeFile(join(folder, ".noether.json"), JSON.stringify({ "01-groups.ts": digest }));
    assert.ok((await handOut(folder)).written.includes("01-groups.ts"));
    assert.match(await readFile(join(folder, "01-groups.ts"), "utf8"), /# 1\. Groups from axioms/);
    assert.deepEqual(await handOut(folder), { written: [], kept: [] });
  });

  it("counts a notebook that was only run as not edited, and keeps its outputs", async () => {
    await handOut(folder);
    const path = join(folder, "05-convolution.exercises.ipynb");
    const notebook = await readNotebook(path);
    const cells = notebook.cells.map((cell) =>
      cell.type === "code"
        ? {
            ...cell,
            executionCount: 1,
            outputs: [{ output_type: "stream", name: "stdout", text: "1\n" } as const],
          }
        : cell,
    );
    await writeNotebook(path, { ...notebook, cells });
    const ran = await readFile(path, "utf8");
    assert.deepEqual(await handOut(folder), { written: [], kept: [] });
    assert.equal(await readFile(path, "utf8"), ran);
  });

  it("keeps an edited cell of a notebook, and of the text next to it", async () => {
    await handOut(folder);
    for (const name of ["05-convolution.exercises.ts", "05-convolution.exercises.ipynb"]) {
      const notebook = await readNotebook(join(folder, name));
      const cells = notebook.cells.map((cell) =>
        cell.id === "convolve" ? { ...cell, source: "mine" } : cell,
      );
      await writeNotebook(join(folder, name), { ...notebook, cells });
    }
    assert.deepEqual((await handOut(folder)).kept.toSorted(), [
      "05-convolution.exercises.ipynb",
      "05-convolution.exercises.ts",
    ]);
  });

  it("overwrites nothing when its record is broken", async () => {
    await handOut(folder);
    await writeFile(join(folder, ".noether.json"), "{");
    await writeFile(join(folder, "05-convolution.ts"), "// mine\n");
    assert.deepEqual((await handOut(folder)).kept, ["05-convolution.ts"]);
  });

  it("contains no solved exercise", async () => {
    await handOut(folder);
    const names = await readdir(folder);
    assert.ok(!names.some((name) => /sample|solv/.test(name)), names.join());
    const sheet = await readFile(join(folder, "05-convolution.exercises.ts"), "utf8");
    const master = await readFile(
      new URL("../../../../solutions/05-convolution.ts", import.meta.url),
      "utf8",
    );
    assert.deepEqual(leaks(master, sheet), []);
  });
});
