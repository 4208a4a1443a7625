import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";

/** What stands for a promise. */
const said = "Promise: put `await` before it to get its value";

describe("a promise that is printed without await", () => {
  let session: NodeSession;
  before(async () => {
    session = await nodeSession({ folder: tmpdir() });
  });
  after(() => session.close());

  async function printed(source: string): Promise<string> {
    let text = "";
    const ending = await session.execute(source, (event) => {
      if (event.type === "stream") text += event.text;
      if (event.type === "result" || event.type === "display") text += event.data["text/plain"];
    });
    assert.deepEqual(ending, { status: "ok" }, text);
    return text.trim();
  }

  it("says that await is missing, in place of the kernel's own parts", async () => {
    assert.equal(await printed('import { mnist } from "noether/data"; console.log(mnist());'), said);
    for (const promise of ["new Promise(() => {})", "Promise.resolve(3)", "(async () => 3)()"])
      assert.equal(await printed(`console.log(${promise});`), said, promise);
  });

  it("does so inside of lists and records, and in texts with %O", async () => {
    assert.equal(await printed("console.log([Promise.resolve(3)]);"), `[ ${said} ]`);
    assert.equal(await printed("console.log({ a: Promise.resolve(3) });"), `{ a: ${said} }`);
    assert.equal(await printed('console.log("%O", Promise.resolve(3));'), said);
  });

  it("does so as the cell's result, and is its value where it is awaited", async () => {
    assert.equal(await printed("console.log(await Promise.resolve(3));"), "3");
    assert.equal(await printed("Promise.resolve(3)"), said);
  });
});
