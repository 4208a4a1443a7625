import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, it } from "mocha";
import type { Page } from "playwright-core";
import { toHtml } from "../../../../tools/render/html/toHtml.js";
import { lessonRun } from "../../../course/lessonRuns.js";
import { chromiumOfSuite } from "../../../support/chromium.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const lesson = fileURLToPath(new URL("../../../../../notebooks/10-harmonics.ts", import.meta.url));

interface Fault {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe("a lesson's page for those who do not see it, or have no mouse", () => {
  const browser = chromiumOfSuite();
  let tab: Page | undefined;

  /**
   * The serious or critical findings of axe in a page, everything unfolded.
   *
   * @param rules those that are tried (default: all)
   */
  async function seriousFaults(
    html: string,
    colorScheme: "light" | "dark",
    rules?: readonly string[],
  ): Promise<string[]> {
    const found: string[] = [];
    const asked = rules ? JSON.stringify({ runOnly: rules }) : "{}";
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, "page.html");
      await writeFile(path, html);
      tab ??= await browser().newPage({ viewport: { width: 1366, height: 768 }, bypassCSP: true });
      await tab.emulateMedia({ colorScheme });
      await tab.goto(pathToFileURL(path).href);
      await tab.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
      await tab.waitForFunction(
        '[...document.querySelectorAll("figure.plot")].every(({ dataset }) => dataset.frame !== undefined)',
      );
      await tab.evaluate(axe);
      const { violations } = (await tab.evaluate(`axe.run(${asked})`)) as { violations: Fault[] };
      for (const { id, impact, nodes } of violations) {
        if (impact !== "serious" && impact !== "critical") continue;
        for (const node of nodes.slice(0, 3)) found.push(`${colorScheme}: ${id}: ${node.html.slice(0, 160)}`);
      }
    });
    return found;
  }

  it("has nothing that axe finds serious, light and dark", async () => {
    const { notebook, failure } = await lessonRun(lesson);
    assert.equal(failure, undefined);
    const html = toHtml(notebook);
    // Of what axe looks at, contrast alone depends on the colours.
    const dark = await seriousFaults(html, "dark", ["color-contrast"]);
    assert.deepEqual([...(await seriousFaults(html, "light")), ...dark], []);
  });

  it("is tested by an axe that finds a fault if there is one, and in the dark what is dark on dark", async () => {
    const page = (content: string): string =>
      `<!DOCTYPE html><html lang="en"><title>t</title><main><h1>A title</h1>${content}</main></html>`;
    assert.match((await seriousFaults(page('<input type="range">'), "light")).join(), /label: <input/);
    const dim =
      "<style>@media (prefers-color-scheme: dark) { main { background: #000; color: #222 } }</style>";
    assert.match((await seriousFaults(page(dim), "dark", ["color-contrast"])).join(), /color-contrast: <h1/);
  });
});
