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
    assert.deepEqual(
      rows.map(({ work, peer }) => `${peer}: ${work.kind} ${work.size}`),
      ["noether: add 4", "noether: matmul 32", "noether: matmul 128", "noether: matmul 512"],
    );
    for (const { wall, processor, first } of rows)
      assert.ok(wall.length >= 3 && wall.length === processor.length && first > 0);
  });

  it("says in words that its results cannot be written", async () => {
    for (const [file, message] of [
      [folder, /it is a folder, name a file in it/],
      [join(folder, "missing", "x.jsonl"), /there is no folder .*missing/],
    ] as const)
      await assert.rejects(benchEngine({ ...options(), file }), { name: "UserError", message });
  });

  it("refuses a kind of work that is none", async () => {
    await assert.rejects(benchEngine({ ...options(), kinds: ["adds"] }), {
      name: "UserError",
      message: /expected works of add, chain, .*nequip, got "adds"/,
    });
  });
});
