import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { conversation } from "./tools/kernel/conversation.js";

describe("README.md", () => {
  const page = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const cells = [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, cell]) => cell!);

  it("has an example of a law and one of training", () => {
    assert.deepEqual(
      cells.map((cell) => /judge|optimizer/.exec(cell)?.[0]),
      ["judge", "optimizer"],
    );
  });

  for (const [k, cell] of cells.entries())
    it(`has an example, number ${k + 1}, that runs as a cell and gives the stated value`, async () => {
      const [, code, last, value] = /^([\s\S]*\n)(.*); \/\/ (.*)\n$/.exec(cell) ?? [];
      const notebook = await conversation({ folder: tmpdir() });
      try {
        const { ending, stdout } = await notebook.run(`${code}console.log(${last});`);
        assert.equal(ending.status, "ok", JSON.stringify(ending));
        assert.equal(stdout, `${value}\n`);
      } finally {
        await notebook.close();
      }
    });
});
