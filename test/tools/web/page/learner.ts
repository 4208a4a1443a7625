import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before } from "mocha";
import type { BrowserContext, Locator, Page } from "playwright-core";
import type { RunningServer } from "../../../../tools/web/server/startServer.js";
import { handOut } from "../../../../tools/workspace/handOut.js";
import { pageOfSuite } from "../page.js";

/** A learner with the page open on a workspace of their own. */
export class Learner {
  readonly folder: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #server: RunningServer;

  constructor(folder: string, server: RunningServer, context: BrowserContext, page: Page) {
    this.folder = folder;
    this.#server = server;
    this.context = context;
    this.page = page;
  }

  /** Another tab on the same workspace. */
  async otherTab(): Promise<Page> {
    const other = await this.context.newPage();
    await other.goto(this.#server.address);
    await course(other).getByText("solved, ").first().waitFor();
    return other;
  }

  /** Opens an exercise from the panel. */
  async open(exercise: string): Promise<void> {
    const row = this.page.locator(`[data-key="exercise ${exercise}"]`);
    if (!(await row.isVisible()))
      await course(this.page).locator("details").filter({ has: row }).locator("summary").click();
    await row.click();
  }

  /**
   * The strip below an exercise's cell, by its attributes: a page of 15,000 elements takes a third of a second to say
   * which of them have a role, each time that it is asked.
   */
  strip(exercise: string, page: Page = this.page): Locator {
    return page.locator(`[role="group"][aria-label="Exercise ${exercise}"]`);
  }

  /** What was said about an exercise last, once it has these words. */
  async said(exercise: string, words: RegExp, page: Page = this.page): Promise<string> {
    const status = this.strip(exercise, page).getByRole("status").filter({ hasText: words });
    await status.waitFor();
    return (await status.textContent()) ?? "";
  }

  /** The row of an exercise in the panel, once its words fit. */
  async row(exercise: string, words: RegExp, page: Page = this.page): Promise<void> {
    await course(page)
      .locator(`[data-key="exercise ${exercise}"]`)
      .filter({ hasText: words })
      .waitFor({ state: "attached" });
  }

  /** The editor of an exercise's cell. */
  editor(exercise: string): Locator {
    return this.page
      .locator(".jp-CodeCell")
      .filter({ has: this.strip(exercise) })
      .locator(".cm-content");
  }

  /** Writes a text in place of an exercise's cell, and leaves the cursor there. */
  async write(exercise: string, source: string): Promise<void> {
    await this.editor(exercise).click();
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.insertText(source);
  }

  /** Writes an answer and checks it by the shortcut. */
  async answer(exercise: string, source: string, words: RegExp): Promise<string> {
    await this.write(exercise, source);
    await this.page.keyboard.press("ControlOrMeta+Shift+Enter");
    return this.said(exercise, words);
  }

  /** A file of the workspace. */
  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), "utf8");
  }
}

const course = (page: Page): Locator => page.locator('[role="region"][aria-label="Course"]');

/** A learner for the tests of a suite, with one server and one browser; a test fails if the page has had trouble. */
export function learnerOfSuite(): () => Learner {
  const suite = pageOfSuite({});
  let learner: Learner | undefined;
  before(async () => {
    const { folder, server, context } = suite();
    await handOut(folder);
    const page = await context.newPage();
    await page.goto(server.entrance);
    await course(page).getByText("solved, ").first().waitFor();
    learner = new Learner(folder, server, context, page);
  });
  return () => {
    assert.ok(learner !== undefined, "the page is open before the first test");
    return learner;
  };
}
