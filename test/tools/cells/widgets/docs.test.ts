import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { type Conversation, conversation } from "../../kernel/conversation.js";

describe("docs/WIDGETS.md", () => {
  let notebook: Conversation;
  before(async () => {
    notebook = await conversation({ folder: tmpdir() });
  });
  after(() => notebook.close());

  it("has examples that run as cells", async () => {
    const page = await readFile(new URL("../../../../../docs/WIDGETS.md", import.meta.url), "utf8");
    const cells = [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, source]) => source!);
    assert.equal(cells.length, 2);
    for (const cell of cells) {
      const { ending } = await notebook.run(cell);
      assert.equal(ending.status, "ok", JSON.stringify(ending));
    }
    const { stdout } = await notebook.run("angle.value = 0; console.log(f.value(angle.value))");
    assert.equal(stdout, "0\n1\n");
  });
});
