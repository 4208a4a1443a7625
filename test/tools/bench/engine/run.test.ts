import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchEngine } from "../../../../tools/bench/engine/run.js";

describe("benchEngine", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "noether-engine-"));
  });
  after(() => rmSync(folder, { recursive: true }));
  const options = () => ({
    peers: [],
    kinds: ["add", "matmul"],
    rounds: 1,
    limit: 600_000,
    file: join(folder, "results.jsonl"),
    signal: new AbortController().signal,
    onStep: () => {},
  });

  it("times this library, names the processor and keeps the results in a file", async () => {
    const text = await benchEngine(options());
    assert.match(text, /^noether on node \d+\.\d+\.\d+\n.+; float32, one thread each/);
    assert.match(text, /\na \+ b, 4 numbers each\n {2}noether +\d/);
    const lines = readFileSync(options().file, "utf8").trim().split("\n");
    const [machine, ...rows] = lines.map((line) => JSON.parse(line));
    assert.equal(machine.node, process.versions.node);
    const checks = Object.fromEntries(rows.map(({ work, check }) => [`${work.kind} ${work.size}`, check]));
    // By torch 2.13, in float32.
    const expected = {
      "add 4": { mean: 0.7033048197627068, size: 0.9610298578012232 },
      "matmul 32": { mean: 0.23378843813506478, size: 5.859031913028423 },
      "matmul 512": { mean: 0.13408460551251622, size: 22.644373229003527 },
    };
    for (const [name, { mean, size }] of Object.entries(expected)) {
      assert.ok(Math.abs(checks[name].mean - mean) < 1e-6 * size, name);
      assert.ok(Math.abs(checks[name].size - size) < 1e-6 * size, name);
    }
  });

  it("refuses a kind of work that is none", async () => {
    await assert.rejects(benchEngine({ ...options(), kinds: ["adds"] }), {
      name: "UserError",
      message: /expected works of add, chain, .*nequip, got "adds"/,
    });
  });
});
