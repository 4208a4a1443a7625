import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import { dataFolders } from "../../../tools/doctor/dataFolders.js";
import { kernelFinding, ourKernels } from "../../../tools/doctor/kernels.js";
import { jupyterDataFolder } from "../../../tools/kernel/node/jupyter/install/dataFolder.js";
import { install } from "../../../tools/kernel/node/jupyter/install/install.js";
import { kernelSpec, program } from "../../../tools/kernel/node/jupyter/install/kernelSpec.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

const spec = kernelSpec("Noether");

describe("kernels installed in Jupyter", () => {
  it("are ours by what they start, and the first of a name is the one that counts", () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, "a", "kernels", "python3"), { recursive: true });
      await writeFile(join(folder, "a", "kernels", "python3", "kernel.json"), '{"argv": ["python"]}');
      await mkdir(join(folder, "a", "kernels", "torn"), { recursive: true });
      await writeFile(join(folder, "a", "kernels", "torn", "kernel.json"), '{"argv":');
      await install(join(folder, "a", "kernels"), "noether", spec);
      await install(join(folder, "b", "kernels"), "noether", spec);
      const found = await ourKernels(["none", "a", "b"].map((name) => join(folder, name)));
      assert.deepEqual(found, [{ folder: join(folder, "a", "kernels", "noether"), argv: spec.argv }]);
      assert.deepEqual(kernelFinding(found), { state: "ok", found: join(folder, "a", "kernels", "noether") });
    }));

  it("are broken if Node or Noether has moved since, and then it says how to repair them", () => {
    const [node, main, file] = spec.argv as [string, string, string];
    const folder = join("/p", "share", "jupyter", "kernels", "noether");
    const remedy = 'noether kernel install --prefix "/p"';
    assert.deepEqual(kernelFinding([{ folder, argv: ["/gone/node", main, file] }]), {
      state: "broken",
      found: `${folder} starts /gone/node, which does not exist: Node was moved or replaced`,
      remedy: process.platform === "win32" ? remedy.replace("/p", "\\p") : remedy,
    });
    const moved = "/gone/dist/tools/kernel/bundle/jupyter.cjs";
    const own = join(jupyterDataFolder(), "kernels", "other");
    assert.deepEqual(kernelFinding([{ folder: own, argv: [node, moved, file] }]), {
      state: "broken",
      found: `${own} starts ${moved}, which does not exist: Noether was moved or removed`,
      remedy: "noether kernel install --name other",
    });
    assert.equal(kernelFinding([]).state, "missing");
    assert.equal(kernelFinding([]).remedy, "noether kernel install");
  });

  it("may belong to another copy of Noether, which is said", () =>
    inTemporaryFolder(async (folder) => {
      const main = join(folder, "kernel", "jupyter", "main.js");
      await mkdir(join(folder, "kernel", "jupyter"), { recursive: true });
      await writeFile(main, "");
      const other = { folder: "/k", argv: [process.execPath, main] };
      assert.deepEqual(kernelFinding([other]), {
        state: "ok",
        found: `/k, of another copy of Noether: ${main}`,
      });
      assert.deepEqual(kernelFinding([other, { folder: "/l", argv: [process.execPath, program] }]), {
        state: "ok",
        found: "/l",
      });
    }));

  it("are looked for first where JUPYTER_PATH says, without a Jupyter to ask", () =>
    inTemporaryFolder(async (folder) => {
      const folders = await dataFolders({
        PATH: "",
        JUPYTER_PATH: folder,
        JUPYTER_DATA_DIR: join(folder, "d"),
      });
      assert.deepEqual(folders.slice(0, 2), [folder, join(folder, "d")]);
    }));
});
