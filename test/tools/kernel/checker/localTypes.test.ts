import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { cells } from "./cells.js";

describe("the type of a value whose class no cell has imported", () => {
  for (const name of ["twelve", "zwölf", "十二 and more"]) {
    it(`is known to later cells, from a file in a folder ${name}`, () => {
      const notebook = cells();
      mkdirSync(join(notebook.folder, name));
      const file =
        "export class Hidden { readonly size: number = 1; } export const make = (): Hidden => new Hidden();";
      writeFileSync(join(notebook.folder, name, "shape.ts"), file);
      notebook.run(`import { make } from "./${name}/shape.js"; const shape = make();`);
      assert.ok(notebook.check("const size: number = shape.size", 9).ok);
      const wrong = notebook.check("const size: string = shape.size", 9);
      assert.ok(!wrong.ok);
      assert.match(wrong.diagnostics[0]!.message, /'number' is not assignable to type 'string'/);
      notebook.close();
    });
  }
});
