import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { conversation } from "./tools/kernel/conversation.js";

describe("README.md", () => {
  it("has an example that runs as a cell and gives the stated value", async () => {
    const page = await readFile(new URL("../../README.md", import.meta.url), "utf8");
    const [[, cell] = []] = [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)];
    assert.match(cell!, /\.holds; \/\/ true\n$/);
    const notebook = await conversation({ folder: tmpdir() });
    try {
      const { ending, stdout } = await notebook.run(cell!.replace(/^(judge.*);.*$/m, "console.log($1)"));
      assert.equal(ending.status, "ok", JSON.stringify(ending));
      assert.equal(stdout, "true\n");
    } finally {
      await notebook.close();
    }
  });
});
