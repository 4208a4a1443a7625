import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import type { Page } from "playwright-core";
import { cell, choose, editor, holds, pageOfSuite, run, shows, until, write } from "../page.js";

const two = (first: string, second: string): string => `// %%\n${first}\n\n// %%\n${second}\n`;

describe("notebooks in the page", () => {
  const suite = pageOfSuite({
    "disk.ipynb": `// %% [markdown]\n// # A title\n\n${two("1", "2")}`,
    "left.ipynb": two('const side = "left";', "side"),
    "right.ipynb": two('const side = "right";', "side"),
    "shared.ipynb": two("const shared = 5;", "shared + 1"),
    "server.ipynb": two("const before = 1;", "2"),
    "crash.ipynb": two("1", "2"),
  });
  const read = (name: string): string => readFileSync(join(suite().folder, name), "utf8");
  /** Saves a notebook, and waits until its file has a text. */
  const save = async (page: Page, name: string, text: string): Promise<void> => {
    await page.keyboard.press("ControlOrMeta+s");
    await until(() => read(name).includes(text));
  };

  it("that have changed on the disk are not overwritten unasked, and nothing is lost", async () => {
    const page = await suite().open("disk.ipynb");
    await write(page, 1, '"mine"');
    const elsewhere = read("disk.ipynb").replace('"2"', '"\\"theirs\\""');
    writeFileSync(join(suite().folder, "disk.ipynb"), elsewhere);
    await page.keyboard.press("ControlOrMeta+s");
    await page.locator(".jp-Dialog", { hasText: /changed on disk/i }).waitFor();
    assert.match(read("disk.ipynb"), /theirs/);
    await page.locator(".jp-Dialog button:focus", { hasText: "Cancel" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".jp-Dialog").waitFor({ state: "detached" });
    assert.match(await editor(page, 1).innerText(), /mine/);
    assert.match(read("disk.ipynb"), /theirs/);
    await editor(page, 1).click();
    await page.keyboard.press("ControlOrMeta+s");
    await page
      .locator(".jp-Dialog")
      .getByRole("button", { name: /revert/i })
      .click();
    await editor(page, 2).filter({ hasText: "theirs" }).waitFor();
    assert.ok(await cell(page, 0).getByRole("heading", { name: "A title" }).isVisible(), "text is rendered");
    await page.close({ runBeforeUnload: false });
  });

  it("that are new run at once, and the address follows their name", async () => {
    const page = await suite().open("disk.ipynb");
    await choose(page, "File", "New", "Notebook");
    await holds(page, 'location.search.includes("Untitled.ipynb")');
    await write(page, 0, "6 * 7");
    await page.keyboard.press("Shift+Enter");
    await shows(page, 0, "42");
    await choose(page, "File", "Rename Notebook…");
    await page.locator(".jp-Dialog input").first().fill("renamed.ipynb");
    await page.locator(".jp-Dialog .jp-mod-accept").click();
    await holds(page, 'location.search.includes("renamed.ipynb")');
    assert.equal(await page.title(), "renamed.ipynb - Noether");
    await page.reload();
    await editor(page, 0).filter({ hasText: "6 * 7" }).waitFor();
    await page.close({ runBeforeUnload: false });
  });

  it("are two at once on one page, each with its own variables", async () => {
    const page = await suite().open("left.ipynb");
    await run(page, 0);
    await page.locator('.jp-SideBar [data-id="filebrowser"]').click();
    await page.locator(".jp-DirListing-item", { hasText: "right.ipynb" }).dblclick();
    await page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").filter({ hasText: "right" }).waitFor();
    await run(page, 0);
    await run(page, 1);
    await shows(page, 1, "right");
    assert.match(page.url(), /path=right\.ipynb/);
    await page.locator(".jp-DirListing-item", { hasText: "left.ipynb" }).dblclick();
    await page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").filter({ hasText: "left" }).waitFor();
    await run(page, 1);
    await shows(page, 1, "left");
    await page.close();
  });

  it("on two pages share their kernel, and the page that saves last is asked first", async () => {
    const [one, other] = [await suite().open("shared.ipynb"), await suite().open("shared.ipynb")];
    await run(one, 0);
    await cell(one, 0).locator(".jp-InputPrompt", { hasText: "[1]:" }).waitFor();
    await run(other, 1);
    await shows(other, 1, "6");
    await write(one, 0, "const shared = 7;");
    await save(one, "shared.ipynb", "shared = 7");
    await write(other, 1, "shared + 2");
    await other.keyboard.press("ControlOrMeta+s");
    await other.locator(".jp-Dialog", { hasText: /changed on disk/i }).waitFor();
    assert.match(read("shared.ipynb"), /shared = 7/);
    assert.doesNotMatch(read("shared.ipynb"), /shared \+ 2/);
    await one.close();
    await other.close();
  });

  it("keep their edits while the server is away, and run with a new kernel when it is back", async () => {
    const page = await suite().open("server.ipynb");
    await run(page, 0);
    await cell(page, 0).locator(".jp-InputPrompt", { hasText: "[1]:" }).waitFor();
    await suite().server.close();
    await write(page, 1, "40 + 2");
    await run(page, 1);
    await page.getByText("The cell was not run: the server does not answer").first().waitFor();
    await suite().serveAgain();
    await run(page, 1);
    await shows(page, 1, "42");
    await cell(page, 1).locator(".jp-InputPrompt", { hasText: "[1]:" }).waitFor();
    await save(page, "server.ipynb", "40 + 2");
    // The page has said that it found no server.
    suite().troubles.splice(0);
    await page.close();
  });

  it("lose nothing when their page crashes before it has saved", async () => {
    const page = await suite().open("crash.ipynb");
    await write(page, 0, '"not saved yet"');
    await holds(page, 'Object.values(localStorage).some((kept) => kept.includes("not saved yet"))');
    const crashed = page.waitForEvent("crash");
    page.goto("chrome://crash").catch(() => {});
    await crashed;
    await page.close();
    const next = await suite().open("crash.ipynb");
    await editor(next, 0).filter({ hasText: "not saved yet" }).waitFor();
    assert.doesNotMatch(read("crash.ipynb"), /not saved yet/);
    await save(next, "crash.ipynb", "not saved yet");
    await write(next, 1, '"left in the middle');
    next.on("dialog", (dialog) => void dialog.accept());
    await next.goto("about:blank");
    await next.close();
    const last = await suite().open("crash.ipynb");
    await editor(last, 1).filter({ hasText: "left in the middle" }).waitFor();
    await last.getByText("What you had not saved is back.").first().waitFor();
    await last.close({ runBeforeUnload: false });
  });
});
