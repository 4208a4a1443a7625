import assert from "node:assert/strict";
import { appendFile, utimes, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { UserError } from "../../../tools/userError.js";
import { chosenFile, chosenSheet } from "../../../tools/workspace/chosenSheet.js";
import { handOut } from "../../../tools/workspace/handOut.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

describe("the sheet to watch", () => {
  it("is named by number, by name, by the name of its file, or by a path", () =>
    inTemporaryFolder(async (folder) => {
      await handOut(join(folder, "workspace"));
      const sheet = join(folder, "workspace", "02-matrix-groups.exercises.ts");
      for (const word of [
        "2",
        "02",
        "matrix-groups",
        "02-matrix-groups",
        "02-matrix-groups.exercises.ts",
        sheet,
      ])
        assert.equal(await chosenSheet(word, folder), sheet, word);
      assert.equal(
        await chosenSheet("workspace/01-groups.ts", folder),
        join(folder, "workspace", "01-groups.ts"),
      );
      assert.equal(await chosenSheet("02-matrix-groups.ipynb", folder), sheet.replace(/ts$/, "ipynb"));
      await assert.rejects(
        chosenSheet("matrx-groups", folder),
        /got "matrx-groups": did you mean matrix-groups\?/,
      );
      await assert.rejects(chosenSheet("60", folder), UserError);
      for (const word of ["A1", "typescript", "A1-typescript.ts"])
        await assert.rejects(
          chosenSheet(word, folder),
          /^UserError: A1-typescript has no exercises: read its page, A1-typescript\.html$/,
        );
    }));

  it("is what noether run runs, which takes paths, and elsewhere nothing else", () =>
    inTemporaryFolder(async (folder) => {
      assert.equal(await chosenFile("2", folder), "2", "no workspace");
      await handOut(join(folder, "workspace"));
      const sheet = join("workspace", "02-matrix-groups.exercises.ts");
      assert.deepEqual(
        await Promise.all(
          ["2", "matrix-groups", sheet, "gone.ts", "workspace"].map((word) => chosenFile(word, folder)),
        ),
        [sheet, sheet, sheet, "gone.ts", "workspace"],
      );
      await assert.rejects(chosenFile("matrx-groups", folder), /did you mean matrix-groups\?/);
    }));

  it("is the one edited last, and before any was, that of the chapter that comes next", () =>
    inTemporaryFolder(async (folder) => {
      await handOut(folder);
      assert.equal(basename(await chosenSheet(undefined, folder)), "00-why-symmetry.exercises.ts");
      for (const [name, day] of [
        ["03-representations.exercises.ts", 3],
        ["05-convolution.exercises.ipynb", 5],
        ["04-equivariance.exercises.ts", 4],
      ] as const) {
        if (name.endsWith(".ts")) await appendFile(join(folder, name), "\n// mine\n");
        else await writeFile(join(folder, name), "{}");
        await utimes(join(folder, name), new Date(2026, 0, day), new Date(2026, 0, day));
      }
      assert.equal(basename(await chosenSheet(undefined, folder)), "05-convolution.exercises.ipynb");
    }));
});
