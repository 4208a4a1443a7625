import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { makeFolder } from "../../../tools/files/makeFolder.js";
import { root } from "../../../tools/root.js";
import { UserError } from "../../../tools/userError.js";
import { patience } from "../../support/patience.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

describe("making a folder", () => {
  const says = (pattern: RegExp) => (error: unknown) =>
    error instanceof UserError && pattern.test(error.message);

  it("makes those above it too, accepts one that exists, and can be done by several processes at once", () =>
    inTemporaryFolder(async (folder) => {
      const deep = join(folder, "a b", "學", "c");
      await Promise.all(Array.from({ length: 5 }, () => makeFolder(deep)));
      assert.ok(statSync(deep).isDirectory());
      await makeFolder(deep);
      await makeFolder(`${deep}/d/`);
      assert.ok(existsSync(join(deep, "d")));
    }));

  it("lets nobody else in if asked to", function () {
    if (process.platform === "win32") this.skip();
    return inTemporaryFolder(async (folder) => {
      await makeFolder(join(folder, "a", "b"), "choose another", 0o700);
      assert.deepEqual(
        [["a"], ["a", "b"]].map((parts) => statSync(join(folder, ...parts)).mode & 0o777),
        [0o700, 0o700],
      );
    });
  });

  it("is used by everything that makes folders for a person", () => {
    const others = readdirSync(join(root, "tools"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.startsWith("bench"))
      .filter((file) =>
        /mkdir(?:Sync)?\([^;]*recursive/.test(readFileSync(join(root, "tools", file), "utf8")),
      );
    assert.deepEqual(others, []);
  });

  it("names the file in its way, and makes nothing", () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, "file"), "");
      for (const parts of [["file"], ["file", "x"], ["file", "x", "y"]])
        await assert.rejects(
          makeFolder(join(folder, ...parts), "take another"),
          says(/^cannot create the folder .*file is a file, take another$/),
        );
      await assert.rejects(
        makeFolder(join(folder, "x".repeat(300))),
        says(/name is too long, choose another folder$/),
      );
    }));

  it("takes a dangling link for a file", function () {
    if (process.platform === "win32") this.skip();
    return inTemporaryFolder(async (folder) => {
      symlinkSync(join(folder, "nowhere"), join(folder, "link"));
      await assert.rejects(makeFolder(join(folder, "link", "x")), says(/link is a file/));
    });
  });

  for (const place of ["/proc/x", "/proc/x/y/z", "/sys/x", "/dev/null/x", "/proc/self/fd/x"]) {
    it(`says so and returns if the system makes none: ${place}`, function () {
      if (!existsSync("/proc/self/fd")) this.skip();
      const module = new URL("../../../tools/files/makeFolder.js", import.meta.url).href;
      const script = `import { makeFolder } from ${JSON.stringify(module)}; await makeFolder(${JSON.stringify(place)}).catch((error) => console.log(error.message));`;
      const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        encoding: "utf8",
        timeout: patience,
      });
      assert.match(said, /^cannot create the folder \/[^:]*: (\/.* is not writable|\/dev\/null is a file)/);
    });
  }
});
