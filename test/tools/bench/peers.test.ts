import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ours, peersOf } from "../../../tools/bench/peers.js";
import { root } from "../../../tools/root.js";

describe("peersOf", () => {
  it("refuses what is not a Python, in one sentence", () => {
    for (const program of [process.execPath, "no such program"]) {
      assert.throws(() => peersOf([program]), {
        name: "UserError",
        message: /the path of a Python, .* which does not run as one$/,
      });
    }
  });

  it("finds nothing if no Python is given, and this library without one", () => {
    assert.deepEqual(peersOf([]), []);
    assert.ok(ours.does({ kind: "wigner3j", degree: 3, cold: true }));
  });

  it("has its scripts in the package", () => {
    for (const script of ["conversation.py", "answer.py", "on_torch.py", "on_jax.py"])
      assert.ok(existsSync(join(root, "tools", "bench", "peers", script)));
  });
});
