import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { atomicNumber, readExtendedXyz, writeExtendedXyz } from "noether";
import { mdEthanol } from "noether/data";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("docs/POTENTIALS.md", () => {
  const page = readFileSync(join(root, "docs", "POTENTIALS.md"), "utf8");
  const files = [...page.matchAll(/^## (\w+\.mjs):.*\n```js\n([\s\S]*?)^```/gm)];

  it("has three files that train, go on, and move the atoms, in an empty folder", async () => {
    assert.deepEqual(
      files.map(([, name]) => name),
      ["potential.mjs", "train.mjs", "dynamics.mjs"],
    );
    const folder = mkdtempSync(join(tmpdir(), "noether-potential-"));
    try {
      mkdirSync(join(folder, "node_modules"));
      symlinkSync(root, join(folder, "node_modules", "noether"), "junction");
      for (const [, name, code] of files) {
        assert.ok(code!.split("\n").length <= 31, `${name} has 30 lines at most`);
        writeFileSync(join(folder, name!), code!.replace("steps: 2000", "steps: 20"));
      }
      const ethanol = await mdEthanol();
      const numbers = ethanol.atoms.map((symbol) => atomicNumber(symbol)!);
      const frames = Array.from({ length: 104 }, (_, i) => ({
        numbers,
        positions: ethanol.positions(i),
        energy: ethanol.energy(i),
        forces: ethanol.forces(i),
      }));
      writeFileSync(join(folder, "frames.xyz"), writeExtendedXyz(frames));
      const run = async (...words: readonly string[]): Promise<string> =>
        (await promisify(execFile)(process.execPath, words, { cwd: folder })).stdout;
      assert.match(await run("train.mjs", "2"), /^2 energies [\d.]+ meV, forces [\d.]+ meV\/A$/m);
      assert.match(await run("train.mjs", "3"), /^3 energies/);
      assert.match(await run("dynamics.mjs"), /perPicosecond: -?[\de.+-]+,\s+largest: [\de.+-]+/);
      const moved = readExtendedXyz(readFileSync(join(folder, "run.xyz"), "utf8"));
      assert.equal(moved.count, 3);
      assert.notDeepEqual(moved.structure(2).positions, moved.structure(0).positions);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
