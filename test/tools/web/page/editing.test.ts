import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import type { Page } from "playwright-core";
import { cell, editor, holds, pageOfSuite, ran, run, shows, write } from "../page.js";

const notebook = `// %% [markdown]
// # A notebook to write in

// %%
/**
 * Turns a vector.
 * @param v the vector
 * @param angle in radians
 */
function turn(v: readonly number[], angle: number): readonly number[] { return v }
const size = 3;

// %%

// %% [markdown]
// **Before you run it:** what comes out?

// %% tags=["hide-output"]
console.log(6 * 7)

// %% [markdown]
// It prints forty-two. **Before you go on:** what about eight?
//
// The end.

// %% jupyter={"source_hidden":true}
const drawn = size;
drawn

// %%
for (let i = 0; i < 500; i++) console.log("line " + i);
`;

/** A picture of one pixel. */
const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

describe("a cell that is being written in the page", () => {
  const suite = pageOfSuite({ "write.ipynb": notebook });
  let page: Page;
  const text = (selector: string): Promise<string> => page.locator(selector).first().innerText();

  it("has what is wrong underlined, and tells it with its remedy by mouse and by keyboard", async () => {
    page = await suite().open("write.ipynb");
    await write(page, 2, "");
    await page.keyboard.type("const s: string = turn([1, 0], 2);\nsize + 1");
    await page.locator(".cm-lintRange-info").first().waitFor();
    await page.keyboard.press("F8");
    await page.locator(".noether-told").waitFor();
    assert.match(
      await text(".noether-told"),
      /turn is declared in a cell above, which has not run\.\s+Remedy: run that/,
    );
    assert.equal(await page.locator(".noether-told").getAttribute("role"), "status");
    await page.keyboard.press("Escape");
    await page.locator(".noether-told").waitFor({ state: "detached" });

    await run(page, 1);
    await ran(page, 1, 1);
    await page.locator(".cm-lintRange-error").waitFor();
    assert.equal(await page.locator(".cm-lintRange-info").count(), 0, "the cell above has run");
    await page.locator(".cm-lintRange-error").hover();
    await page.locator(".cm-tooltip-hover .noether-finding").waitFor();
    assert.match(
      await text(".cm-tooltip-hover"),
      /Type 'readonly number\[\]' is not assignable to type 'string'/,
    );
    // F8 tells it once, also where the mouse is.
    await editor(page, 2).press("F8");
    await page.locator(".noether-told").waitFor();
    await page.locator(".cm-tooltip-hover").waitFor({ state: "detached" });
    await page.mouse.wheel(0, 10);
    await page.locator(".noether-told").waitFor({ state: "detached" });
    await write(page, 2, "const t = size;");
    await page.locator(".cm-lintRange-error").waitFor({ state: "detached" });
  });

  it("is completed with types and documentation, and calls show the parameter that is due", async () => {
    await write(page, 2, "");
    await page.keyboard.type("tur");
    await page.keyboard.press("Tab");
    const selected = page.locator(".jp-Completer-item.jp-mod-active");
    await page.locator(".noether-documentation", { hasText: "Turns a vector." }).waitFor();
    assert.match(await selected.innerText(), /turn\s*\(v: readonly number\[\], angle: number\) => /);
    await page.keyboard.press("Enter");
    await page.keyboard.type("([1, 0], ");
    await page.locator(".noether-signature strong", { hasText: "angle: number" }).waitFor();
    assert.match(await text(".noether-signature"), /in radians/);
    await page.keyboard.type("2);");
    await page.locator(".noether-signature").waitFor({ state: "detached" });
  });

  it("keeps the answer to a prediction until one has a guess, with which the cell is run", async () => {
    assert.doesNotMatch(await cell(page, 5).locator(".jp-RenderedMarkdown").innerText(), /forty-two/);
    assert.match(
      await cell(page, 5).locator(".jp-RenderedMarkdown").innerText(),
      /Before you go on.*The end\./s,
    );
    await cell(page, 4).getByRole("button", { name: "I have a guess: run the cell" }).focus();
    await page.keyboard.press("Enter");
    await cell(page, 5).locator(".jp-RenderedMarkdown", { hasText: "It prints forty-two." }).waitFor();
    assert.equal(await page.locator(".noether-guess-button").count(), 0);
    await shows(page, 4, "42");
  });

  it("shows folded code by keyboard", async () => {
    const fold = cell(page, 6).getByRole("button", { name: /Show/ });
    assert.equal(await cell(page, 6).locator(".cm-content").isVisible(), false);
    await cell(page, 6).getByRole("button", { name: "Run", exact: true }).click();
    await cell(page, 6).locator(".noether-run").waitFor({ state: "detached" });
    await fold.focus();
    await page.keyboard.press("Enter");
    await editor(page, 6).waitFor();
    await cell(page, 6).locator(".cm-focused", { hasText: "const drawn = size" }).waitFor();
  });

  it("says how long it ran, shows the beginning of a long output, and lists the variables", async () => {
    await run(page, 7);
    const all = cell(page, 7).getByRole("button", { name: "Show all 500 lines" });
    await all.waitFor();
    await cell(page, 7)
      .locator(".noether-time", { hasText: /^(\d+ ms|\d+\.\d s)$/ })
      .waitFor();
    const height = async (): Promise<number> =>
      (await cell(page, 7).locator(".jp-RenderedText pre").boundingBox())?.height ?? 0;
    const before = await height();
    await all.click();
    await all.waitFor({ state: "detached" });
    assert.ok(before > 200 && (await height()) > 5 * before, `${before}`);

    await page.locator('.jp-SideBar [data-id="noether-variables"]').click();
    const row = page.locator(".noether-variables tr", { hasText: "size" });
    await row.waitFor();
    assert.deepEqual(await row.locator("th, td").allInnerTexts(), ["size", "number", "3"]);
    await write(page, 2, "let sum = [1, 2];");
    await page.keyboard.press("Shift+Enter");
    await page.locator(".noether-variables tr", { hasText: "[ 1, 2 ]" }).waitFor();
  });

  it("is found and replaced, listed in the shortcuts, and exported as a page and as a script", async () => {
    await editor(page, 2).click();
    await page.keyboard.press("ControlOrMeta+f");
    await page.getByPlaceholder("Find", { exact: true }).fill("sum");
    await page.locator(".jp-DocumentSearch-index-counter", { hasText: /\/\d/ }).waitFor();
    await page.locator(".jp-DocumentSearch-toggle-wrapper").click();
    await page.getByPlaceholder("Replace", { exact: true }).fill("total");
    await page.getByRole("button", { name: "Replace All" }).click();
    await editor(page, 2).filter({ hasText: "let total = [1, 2];" }).waitFor();
    await page.keyboard.press("Escape");

    await editor(page, 2).click();
    await page.keyboard.press("ControlOrMeta+Shift+h");
    const shortcuts = page.locator(".jp-Dialog", { hasText: "Go to What Is Wrong Next in the Cell" });
    await shortcuts.waitFor();
    await shortcuts.locator(".jp-Dialog-footer button").last().click();
    await shortcuts.waitFor({ state: "detached" });

    await page.keyboard.press("ControlOrMeta+s");
    for (const [item, says] of [
      ["HTML", /<h1[^>]*>A notebook to write in/],
      ["Executable Script", /^let total = \[1, 2\];$/m],
    ] as const) {
      await page.locator(".lm-MenuBar-item").getByText("File", { exact: true }).click();
      await page.locator(".lm-Menu-item", { hasText: "Save and Export Notebook As" }).hover();
      const coming = page.waitForEvent("download");
      await page.locator(".lm-Menu-item").getByText(item, { exact: true }).click();
      const path = await (await coming).path();
      assert.match(readFileSync(path, "utf8"), says);
    }
  });

  it("takes an image that is pasted into a text, and copies an output", async () => {
    await suite().context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await cell(page, 3).locator(".jp-RenderedMarkdown").dblclick();
    await editor(page, 3).click();
    await page.evaluate(`{
      const bytes = Uint8Array.from(atob("${dot}"), (c) => c.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], "dot.png", { type: "image/png" }));
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }`);
    await editor(page, 3)
      .filter({ hasText: /attachment:/ })
      .waitFor();
    await page.keyboard.press("Shift+Enter");
    await cell(page, 3)
      .locator('.jp-RenderedMarkdown img[src^="data:image/png"], .jp-RenderedMarkdown img[src^="blob:"]')
      .waitFor();

    await cell(page, 4).locator(".jp-OutputArea-output").click({ button: "right" });
    await page.locator(".lm-Menu-item", { hasText: "Copy Output to Clipboard" }).click();
    await holds(page, 'navigator.clipboard.readText().then((text) => text.includes("42"))');
    // JupyterLab puts the address of an attachment into the page before it replaces it by the picture.
    const { troubles } = suite();
    troubles.splice(0, troubles.length, ...troubles.filter((each) => !/'attachment:.* violates/.test(each)));
  });
});
