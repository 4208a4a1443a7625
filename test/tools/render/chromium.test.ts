import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { describe, it } from "mocha";
import { findChromium, printPdf } from "../../../tools/render/chromium.js";
import { convert } from "../../../tools/render/convert.js";
import { UserError } from "../../../tools/userError.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { notebook, prose, showing, sliderFigure } from "./html/sample.js";

describe("PDF by a browser", () => {
  it("has the pages of a printed notebook, with the drawing of a figure that moves", async function () {
    if (findChromium() === undefined) {
      console.error("No Chromium found: no PDF is printed (set CHROME_PATH).");
      return this.skip();
    }
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    const long = notebook(
      prose("# A\n\n" + "A line.\n\n".repeat(120)),
      showing({
        "application/vnd.plotly.v1+json": sliderFigure,
        "image/svg+xml": drawing,
        "text/plain": "x",
      }),
    );
    const { files, made } = await convert({
      notebook: long,
      source: "a.ipynb",
      target: "a.pdf",
      format: "pdf",
      renderer: "noether",
    });
    assert.match(made, /^by Noether and \w/);
    const pdf = Buffer.from(files.main).toString("latin1");
    assert.match(pdf, /^%PDF-/);
    assert.ok([...pdf.matchAll(/\/Type \/Page\b/g)].length >= 3);
    assert.match(pdf, /MediaBox \[0 0 59[45][.\d]* 84[12]/); // A4
  });

  it("is refused with the browser's last words if it prints none, and leaves nothing behind", async () => {
    const before = { ...process.env };
    await inTemporaryFolder(async (folder) => {
      for (const name of ["TMPDIR", "TMP", "TEMP"]) process.env[name] = folder;
      try {
        await assert.rejects(printPdf(process.execPath, "<p>", folder), (error: Error) => {
          assert.ok(error instanceof UserError);
          assert.match(error.message, /printed no PDF \(.+\): try it by hand, or set CHROME_PATH/);
          return true;
        });
      } finally {
        for (const name of ["TMPDIR", "TMP", "TEMP"])
          if (before[name] === undefined) delete process.env[name];
          else process.env[name] = before[name];
      }
      assert.deepEqual(await readdir(folder), []);
    });
  });

  it("takes the browser that CHROME_PATH names, and finds none if there is none", () => {
    assert.equal(findChromium({ CHROME_PATH: "/my/browser", PATH: "" }), "/my/browser");
    if (process.platform === "linux") assert.equal(findChromium({ PATH: "/nowhere" }), undefined);
  });
});
