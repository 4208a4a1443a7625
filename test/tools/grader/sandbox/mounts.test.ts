import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import ts from "typescript";
import { packageMounts } from "../../../../tools/grader/sandbox/mounts.js";
import { root } from "../../../../tools/root.js";

/** What a sandbox shows of the built package, by path. */
const shown = packageMounts("/there")
  .map(({ from }) => from)
  .filter((from) => from.startsWith(join(root, "dist")));
const isShown = (path: string): boolean =>
  shown.some((from) => path === from || path.startsWith(`${from}${sep}`));
const files = shown.flatMap((from) =>
  statSync(from).isDirectory()
    ? readdirSync(from, { recursive: true, encoding: "utf8" }).map((name) => join(from, name))
    : from,
);
/** The files of the package that each shown one imports. */
const imported = new Map(
  files
    .filter((file) => file.endsWith(".js"))
    .map((file) => [
      file,
      ts
        .preProcessFile(readFileSync(file, "utf8"), true, true)
        .importedFiles.flatMap(({ fileName }) =>
          fileName.startsWith(".") ? join(dirname(file), fileName) : [],
        ),
    ]),
);

describe("what a sandbox shows of the package", () => {
  it("is there, with all that it imports", () => {
    assert.ok(imported.size > 100);
    for (const [file, paths] of imported) {
      for (const path of paths)
        assert.ok(existsSync(path) && isShown(path), `${file} imports ${path}, which is not shown`);
    }
  });

  it("contains no single file that nothing in it imports", () => {
    const needed = new Set([...imported.values()].flat());
    const single = shown.filter((from) => !statSync(from).isDirectory());
    assert.deepEqual(
      single.filter((file) => !needed.has(file)),
      [],
    );
  });

  it("contains no sheet, no law of an exercise, and nothing of the grader but the child", () => {
    for (const hidden of [
      "solutions",
      "exercises",
      "tools/cells/course/check.js",
      "tools/grader/assessor",
      "test",
    ])
      assert.ok(!isShown(join(root, "dist", ...hidden.split("/"))), hidden);
  });
});
