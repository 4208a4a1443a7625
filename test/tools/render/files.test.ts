import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFiles } from "../../../tools/render/files.js";
import { UserError } from "../../../tools/userError.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

describe("the files of a conversion", () => {
  const files = { main: "![](a_files/1.svg)", beside: new Map([["a_files/1.svg", "<svg/>"]]) };

  it("are written with their pictures, into a folder that is made", () =>
    inTemporaryFolder(async (folder) => {
      await writeFiles(join(folder, "a.md"), files);
      assert.equal(readFileSync(join(folder, "a_files", "1.svg"), "utf8"), "<svg/>");
    }));

  it("are not written if a file has the name of that folder, and a sentence says so", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "a_files"), "mine");
      await assert.rejects(
        writeFiles(join(folder, "a.md"), files),
        (error) =>
          error instanceof UserError &&
          /^cannot create the folder .*a_files: .*a_files is a file, choose another --output$/.test(
            error.message,
          ),
      );
      assert.equal(readFileSync(join(folder, "a_files"), "utf8"), "mine");
    }));
});
