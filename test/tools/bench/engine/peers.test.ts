import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enginePeersOf } from "../../../../tools/bench/engine/peers.js";
import { engineWorks } from "../../../../tools/bench/engine/work.js";
import { root } from "../../../../tools/root.js";

describe("the engine's peers", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "noether-peers-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("refuses what is neither a Python nor a folder with a peer, in one sentence", () => {
    assert.throws(() => enginePeersOf([process.execPath]), {
      name: "UserError",
      message: /the path of a Python, or a folder with node_modules, .* does not run as a Python$/,
    });
    assert.throws(() => enginePeersOf([folder]), {
      name: "UserError",
      message: /node_modules have @tensorflow\/tfjs or @jax-js\/jax, .*: npm install --prefix/,
    });
  });

  it("finds in a folder what is there, in each configuration", () => {
    assert.deepEqual(enginePeersOf([]), []);
    mkdirSync(join(folder, "node_modules", "@tensorflow", "tfjs"), { recursive: true });
    const peers = enginePeersOf([folder]);
    assert.deepEqual(
      peers.map(({ name }) => name),
      ["tfjs cpu", "tfjs wasm"],
    );
    const kinds = engineWorks.filter((work) => peers[0]!.does(work)).map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)], ["add", "chain", "matmul", "mlp"]);
  });

  it("has its scripts in the package", () => {
    const scripts = ["torch", "e3nn", "escnn", "e3nn_jax"].map((name) => `engine_on_${name}.py`);
    for (const script of [...scripts, "conversation.py", "engine_answer.py", "engine_inputs.py"])
      assert.ok(existsSync(join(root, "tools", "bench", "peers", script)), script);
  });
});
