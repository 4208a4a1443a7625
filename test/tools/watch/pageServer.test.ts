import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import type { Notebook } from "../../../tools/notebook/notebook.js";
import { toHtml } from "../../../tools/render/html/toHtml.js";
import { type PageServer, pageServer } from "../../../tools/watch/pageServer.js";
import { chromiumOfSuite } from "../../support/chromium.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { notebook, prose, ran, showing, sliderFigure } from "../render/html/sample.js";

const name = "02 über.exercises.html";
const print = (text: string) => ran("print();", { output_type: "stream", name: "stdout", text });

/** A sheet of many cells, whose verdict is far below and has so many lines. */
const sheet = (lines: number, verdict: string): Notebook =>
  notebook(
    prose("# A sheet"),
    print("above\n".repeat(lines)),
    ...Array.from({ length: 30 }, (_, i) => prose(`## Part ${i}\n${"words ".repeat(200)}`)),
    { ...ran("draw();"), metadata: { jupyter: { source_hidden: true } } },
    print(verdict),
    ...Array.from({ length: 10 }, () => prose("words ".repeat(300))),
  );

async function served(test: (server: PageServer, folder: string) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const server = await pageServer(folder, name, toHtml(sheet(3, "first verdict")));
    try {
      await test(server, folder);
    } finally {
      await server.close();
    }
  });
}

/** The status and the text that an address answers with. */
function get(
  address: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<[number, string]> {
  const { hostname, port, href, origin } = new URL(address);
  const path = href.slice(origin.length);
  return new Promise((done, failed) => {
    request({ hostname, port, path, headers, method }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => done([response.statusCode ?? 0, text]));
    })
      .on("error", failed)
      .end();
  });
}

describe("the server of a watched sheet", () => {
  it("gives the page of the sheet, which may ask this server alone, and the pages next to it", () =>
    served(async ({ address }, folder) => {
      await writeFile(join(folder, "01-groups.html"), "<h1>Groups</h1>");
      assert.equal((await get(address))[0], 302);
      const [code, page] = await get(address + encodeURIComponent(name));
      assert.equal(code, 200);
      assert.match(page, /content="default-src 'none'; connect-src 'self';/);
      assert.deepEqual(await get(`${address}01-groups.html`), [200, "<h1>Groups</h1>"]);
    }));

  it("gives nothing else of this machine", () =>
    served(async ({ address }, folder) => {
      await mkdir(join(folder, "deep"));
      for (const path of ["deep/page.html", "progress.jsonl", ".noether.json", "secret.html.txt"])
        await writeFile(join(folder, path), "secret");
      await writeFile(join(folder, "..", "outside.html"), "secret").catch(() => {});
      for (const path of [
        "deep/page.html",
        "deep%2Fpage.html",
        "progress.jsonl",
        ".noether.json",
        "..%2Foutside.html",
        "%",
        "secret.html.txt",
        "..%5Coutside.html",
      ]) {
        const [code, text] = await get(address + path);
        assert.ok(code >= 400 && !text.includes("secret"), path);
      }
    }));

  it("answers no page of another origin, under no other name, and takes nothing", () =>
    served(async ({ address }) => {
      const page = address + encodeURIComponent(name);
      const { port } = new URL(address);
      assert.equal(
        (await get(page, { host: `localhost:${port}`, origin: `http://localhost:${port}` }))[0],
        200,
      );
      for (const headers of [
        { host: "evil.example" },
        { host: `evil.example:${port}` },
        { origin: "http://evil.example" },
        { origin: "null" },
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site" },
      ])
        assert.equal((await get(page, headers))[0], 403, JSON.stringify(headers));
      assert.equal((await get(page, {}, "POST"))[0], 405);
    }));

  it("starts next to another one", () =>
    served(async ({ address }) => served(async (other) => assert.notEqual(other.address, address))));
});

describe("a page that follows", () => {
  const browser = chromiumOfSuite();

  /** Opens the page at its verdict; it must have thrown nothing and asked only its server. */
  async function reading(
    server: PageServer,
    test: (tab: {
      top(): Promise<number>;
      until(expression: string): Promise<void>;
      run(expression: string): Promise<unknown>;
    }) => Promise<void>,
  ): Promise<void> {
    const context = await browser().newContext({ viewport: { width: 1200, height: 800 } });
    const tab = await context.newPage();
    const faults: string[] = [];
    tab.on("pageerror", (error) => faults.push(error.message));
    tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    tab.on("request", (asked) => asked.url().startsWith(server.address) || faults.push(asked.url()));
    await tab.goto(server.address);
    const run = (expression: string): Promise<unknown> => tab.evaluate(expression);
    const until = async (expression: string): Promise<void> => {
      // A page that is being reloaded cannot be asked.
      while (!(await run(expression).catch(() => false))) await tab.waitForTimeout(20);
    };
    const verdict = `[...document.querySelectorAll("main > .cell")].find((cell) => /verdict/.test(cell.textContent))`;
    await run(`document.querySelector("main details").open = true`);
    await run(`scrollBy({ top: ${verdict}.getBoundingClientRect().top - 200, behavior: "instant" })`);
    const top = async (): Promise<number> => (await run(`${verdict}.getBoundingClientRect().top`)) as number;
    await test({ top, until, run });
    assert.deepEqual(
      faults.filter((fault) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED/.test(fault)),
      [],
    );
    await context.close();
  }
  const shows = (text: string): string =>
    `document.querySelector("main").textContent.includes(${JSON.stringify(text)})`;

  it("shows what the sheet says now, and keeps its place, its open folds and its marks", () =>
    served((server) =>
      reading(server, async ({ top, until, run }) => {
        await run(`document.body.dataset.mark = "kept"`);
        const before = await top();
        assert.ok(Math.abs(before - 200) < 2);
        server.show(toHtml(sheet(40, "second verdict")));
        await until(shows("second verdict"));
        assert.ok(Math.abs((await top()) - before) < 2, `${before} before, ${await top()} after`);
        assert.equal(
          await run(`document.body.dataset.mark + document.querySelector("main details").open`),
          "kepttrue",
        );
      }),
    ));

  it("returns to its place if it has to be redrawn", () =>
    served((server) =>
      reading(server, async ({ top, until, run }) => {
        const before = await top();
        await run(`document.body.dataset.mark = "old"`);
        const { cells } = sheet(3, "third verdict");
        const figure = showing({ "application/vnd.plotly.v1+json": sliderFigure, "text/plain": "a line" });
        server.show(toHtml(notebook(cells[0]!, figure, ...cells.slice(1))));
        await until(
          `document.body.dataset.mark === undefined && document.querySelector(".canvas .main-svg") !== null`,
        );
        await until(
          `Math.abs(${before} - [...document.querySelectorAll("main > .cell")].find((cell) => /verdict/.test(cell.textContent)).getBoundingClientRect().top) < 2`,
        );
      }),
    ));

  it("says what is happening, and that the watcher has ended", () =>
    served((server) =>
      reading(server, async ({ until }) => {
        const says = (text: string): string =>
          `document.getElementById("watch").textContent.includes(${JSON.stringify(text)})`;
        server.tell({ text: "running ..." });
        await until(says("running ..."));
        server.tell({ text: "3 of 7 exercises, 12 of 31 points." });
        await until(says("12 of 31 points"));
        await server.close();
        await until(says("noether watch has ended"));
      }),
    ));
});
