import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { compareKernels, lines } from "../../../tools/bench/kernelPeers.js";
import { kernelPlace } from "../../../tools/bench/kernelPlace.js";
import { processMemory } from "../../../tools/bench/processMemory.js";
import { pythonWith } from "../kernel/jupyter/python.js";

describe("compareKernels", () => {
  it("launches this kernel and those of the Python in turn, and finds all lines of both", async function () {
    const python = pythonWith("jupyter_client", "ipykernel");
    if (python === undefined) return this.skip();
    const steps: string[] = [];
    // tslab and Deno have to download or compile first: how long that takes is a matter of the machine.
    const environment = { ...process.env, NOETHER_TSLAB: "", NOETHER_DENO: "" };
    const found = await compareKernels(python, 1, (_, __, now) => steps.push(now), environment);
    assert.deepEqual(found.failures, []);
    assert.equal(steps[0], "the first start, without a snapshot");
    const [own] = found.kernels.get("noether") ?? [];
    const [python3] = found.kernels.get("python3") ?? [];
    assert.ok(own && python3 && found.coldest);
    for (const each of [own, python3]) {
      assert.deepEqual([each.lines, each.complete], [lines, true], each.version);
      assert.ok(0 < each.ready && each.ready < each.first && each.expression.length === 5);
    }
    assert.ok(own.import! > 0 && python3.import === undefined);
    assert.equal(found.prewarmed.length, 1);
  });

  it("refuses what is not a Python with jupyter_client, in one sentence", async () => {
    await assert.rejects(
      compareKernels("no such program", 1, () => {}),
      {
        name: "UserError",
        message:
          /^expected a Python with jupyter_client, got "no such program" \(.*ENOENT.*\): .*pip install/,
      },
    );
  });

  it("has a folder of its own for the kernels, with tslab and Deno if they are named", async () => {
    const place = await kernelPlace({ NOETHER_TSLAB: "/a/tslab", NOETHER_DENO: "" });
    try {
      assert.ok(place.environment.JUPYTER_PATH);
      assert.deepEqual(readdirSync(`${place.environment.JUPYTER_PATH}/kernels`), ["noether", "tslab"]);
    } finally {
      await place.close();
    }
  });

  it("knows the memory of a process, and that another has ended", async function () {
    if (process.platform === "win32") return this.skip();
    const own = (await processMemory(process.pid)) ?? 0;
    assert.ok(own > 30 && own < 4000, String(own));
    assert.equal(await processMemory(2 ** 30), undefined);
  });
});
