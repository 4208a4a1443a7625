import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { essentials, isRecent } from "../../../tools/doctor/essentials.js";
import { probes } from "../../../tools/doctor/probes.js";

describe("essentials", () => {
  it("begin with a Node of 20.19 or newer", () => {
    assert.deepEqual(["18.20.0", "20.18.9", "20.19.0", "21.0.0", "22.1.0"].map(isRecent), [
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it("name the packages that can be found, and where", async () => {
    const look = essentials.find(({ name }) => name === "TypeScript")!.look;
    const { state, found } = await look({});
    assert.equal(state, "ok");
    assert.match(found, /^6\.0\.3 \(.*typescript\)$/);
  });

  it("have names of their own among all that is looked for", () => {
    const names = probes.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.includes("sandbox") && names.includes("our kernel"));
  });
});
