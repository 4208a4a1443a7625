import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { startOf } from "../start/started.js";
import { solved } from "./solved.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** npm's program: the one that runs this, or the one that came with Node. */
const npm = [
  process.env.npm_execpath ?? "",
  join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js"),
].find((path) => path.endsWith(".js") && existsSync(path));

/** What a program prints. */
function printed(folder: string, ...words: string[]): Promise<string> {
  return new Promise((done, failed) => {
    execFile(process.execPath, words, { cwd: folder, maxBuffer: 2 ** 26 }, (error, out, err) =>
      error ? failed(new Error(`${error.message}\n${err}`)) : done(out),
    );
  });
}

describe("noether as a package that somebody has installed", () => {
  it("puts the course into the project, brings over what is in the package, and keeps it when the package is replaced", async function () {
    if (npm === undefined) this.skip();
    const [{ files }] = JSON.parse(await printed(root, npm, "pack", "--dry-run", "--json")) as [
      { files: readonly { path: string }[] },
    ];
    await inTemporaryFolder(async (project) => {
      const modules = join(project, "node_modules");
      const installed = join(modules, "noether");
      const install = async (): Promise<void> => {
        for (const folder of new Set(files.map(({ path }) => dirname(path))))
          await mkdir(join(installed, folder), { recursive: true });
        for (const { path } of files) await copyFile(join(root, path), join(installed, path));
      };
      await install();
      // Its dependencies are next to it.
      for (const name of await readdir(join(root, "node_modules")))
        if (!name.startsWith(".") && name !== "noether")
          await symlink(join(root, "node_modules", name), join(modules, name), "junction");
      const older = join(installed, "workspace");
      const sheet = "02-matrix-groups.exercises.ts";
      await mkdir(older);
      await writeFile(join(older, sheet), "// mine\n");
      // The lesson that comes next is a short one.
      await writeFile(
        join(older, "progress.jsonl"),
        solved("turnedCopies", "ringSums", "lookAlikes", "averaged"),
      );

      const main = join(installed, "dist", "tools", "cli", "main.js");
      const out = await printed(project, main, "start", "--headless");
      assert.match(out, /^Copied from .*workspace, .*: 02-matrix-groups\.exercises\.ts, progress\.jsonl\.\n/);
      assert.match(out, /1 {2}Groups from axioms .*<- next/);
      assert.match(out, /\nKept as you edited them: 02-matrix-groups\.exercises\.ts\.\n/);
      assert.equal(await readFile(join(project, "workspace", sheet), "utf8"), "// mine\n");
      const lesson = await readFile(join(project, "workspace", "01-groups.html"), "utf8");
      assert.match(lesson, /<figure class="plot">/);

      await writeFile(join(project, "workspace", sheet), "// mine, and more\n");
      await install();
      const again = startOf(main, project);
      const [, address, token] = await again.says(/(http:\S+)\?token=(\w+)/);
      const page = await fetch(address!, { headers: { authorization: `token ${token}` } });
      assert.match(await page.text(), /<title>Noether/);
      again.child.kill("SIGINT");
      assert.doesNotMatch((await again.ended)[1], /Copied from/);
      assert.equal(await readFile(join(project, "workspace", sheet), "utf8"), "// mine, and more\n");
      assert.deepEqual((await readdir(older)).sort(), [sheet, "progress.jsonl"]);
    });
  });
});
