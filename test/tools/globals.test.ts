import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { display } from "../../lib/display/displayable.js";
import { portable as portableInLibrary } from "../../lib/grid/gaussianMixture.js";
import { displayMethod, portable } from "../../tools/globals.js";
import { root } from "../../tools/root.js";

describe("names that are shared throughout a process", () => {
  it("are those of the library, which knows no tools", () => {
    assert.equal(displayMethod, display);
    assert.equal(portable, portableInLibrary);
  });

  it("are written in one file alone", () => {
    const others = readdirSync(join(root, "tools"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && file !== "globals.ts")
      .filter((file) => /(?:^|[=(,[]\s*)Symbol\.for\(/m.test(readFileSync(join(root, "tools", file), "utf8")))
      .map((file) => file.split(sep).join("/"));
    assert.deepEqual(others, []);
  });
});
