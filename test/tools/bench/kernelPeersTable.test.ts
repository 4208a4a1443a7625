import assert from "node:assert/strict";
import { certified, type KernelTimes } from "../../../tools/bench/kernelPeers.js";
import { kernelPeersTable } from "../../../tools/bench/kernelPeersTable.js";

describe("kernelPeersTable", () => {
  const times: KernelTimes = {
    version: "noether 1",
    ready: 200,
    first: 400,
    expression: [4, 5, 9],
    settled: [3],
    declaration: [6],
    import: 20,
    memory: 250,
    prints: 100,
    lines: 10_000,
    complete: true,
  };
  const { import: _, ...without } = times;
  const other: KernelTimes = { ...without, version: "another 2", ready: 500, declaration: [3], memory: null };
  const compared = { failures: [], coldest: undefined, prewarmed: [50, 40] };

  it("has medians, minima, and the ratio of the minima; no row if nothing was measured", () => {
    const text = kernelPeersTable({
      ...compared,
      kernels: new Map([
        ["noether", [times, { ...times, ready: 210 }]],
        ["another", [other]],
      ]),
    });
    assert.match(text, /^noether 1, another 2; launched by jupyter_client, in turn\.\n/);
    assert.match(
      text,
      /\nlaunch to ready, ms +noether +210\.0 +200\.0 +2\n +another +500\.0 +500\.0 +2\.50 +1\n/,
    );
    assert.match(text, /\n1\+1, reply and idle, ms +noether +5\.0 +4\.0 +6\n/);
    assert.match(text, /\nfirst import of noether, ms +noether +20\.0 +20\.0 +2\n10,000 prints/);
    assert.match(text, /\nmemory of all processes, MiB +noether +250\.0 +250\.0 +2\nfirst result of a pair/);
    assert.match(text, /\nfirst result of a pair started ahead, ms +noether +50\.0 +40\.0 +2\n/);
    assert.match(text, /\nBehind another by a factor of 2\.00: a declaration\.\n$/);
    assert.equal(text.match(/Behind/g)?.length, 1);
  });

  it("has this kernel with the certificates of the environment apart from the others", () => {
    const slower = { ...times, ready: 240 };
    const kernels = new Map([
      ["noether", [times]],
      [certified, [{ ...slower, declaration: [5] }]],
    ]);
    const text = kernelPeersTable({ ...compared, kernels });
    assert.match(text, /\nNODE_EXTRA_CA_CERTS is set: .*compared without it/);
    assert.match(text, /\n +noether, certificates +240\.0 +240\.0 +1\.20 +1\n/);
    assert.doesNotMatch(text, /Behind/);
    assert.doesNotMatch(kernelPeersTable({ ...compared, kernels: new Map([["noether", [times]]]) }), /CERTS/);
  });

  it("says which kernel loses lines, how many came, and what failed", () => {
    const text = kernelPeersTable({
      ...compared,
      failures: ["a third: Late: no end of 1+1 within 4 s"],
      coldest: { ...times, first: 2000 },
      kernels: new Map([
        ["noether", [times]],
        ["another", [other, { ...other, prints: null, lines: 478, complete: false }]],
      ]),
    });
    assert.match(text, /\nlaunch to first result without the snapshot, ms +noether +2000\.0/);
    assert.match(
      text,
      /\nanother did not deliver all 10,000 lines before idle in 1 of 2 starts: 478 at worst; idle or the reply never came\.\n/,
    );
    assert.match(text, /\nFailed: a third: Late: no end of 1\+1 within 4 s\n$/);
  });
});
