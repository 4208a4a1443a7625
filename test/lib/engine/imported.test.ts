import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "mocha";
import { root } from "../../../tools/root.js";

/** Counts what is made of WebAssembly: when noether is imported, and after a first gradient. */
const program = `
let made = 0;
for (const name of ["Module", "Memory"]) {
  const Made = WebAssembly[name];
  WebAssembly[name] = function (...given) { made++; return new Made(...given); };
}
const { grad, tensor } = await import("noether");
const atImport = made;
grad((x) => x.square().sum())(tensor([1, 2]));
console.log(JSON.stringify([atImport, made]));`;

describe("importing noether", () => {
  it("makes no WebAssembly, which the first step does", () => {
    const said = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: root,
      encoding: "utf8",
    });
    const [atImport, afterStep] = JSON.parse(said);
    assert.equal(atImport, 0);
    assert.ok(afterStep > 1, `${afterStep}`);
  });
});
