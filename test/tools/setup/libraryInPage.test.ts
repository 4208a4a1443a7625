import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { before, describe, it } from "mocha";
import type { Page } from "playwright-core";
import { chromiumOfSuite } from "../../support/chromium.js";

const bundle = fileURLToPath(new URL("../../../lib/bundle/", import.meta.url));
const files = readdirSync(bundle).filter((name) => name.endsWith(".js"));
const archive = readFileSync(new URL("../../../../data/mnist.npz", import.meta.url));
const origin = "http://noether.test/";
const type = "text/javascript";

/** A page that may import by name what the import map of a page that uses `noether/exact` has: mathjs. */
const page = `<!doctype html><title>noether</title>
<script type="importmap">{ "imports": { "mathjs": "/mathjs.js" } }</script>`;

describe("the published bundle, from a server of files", () => {
  const browser = chromiumOfSuite();
  let mathjs = "";
  let tab: Page;
  before(async () => {
    const made = await build({
      stdin: { contents: 'export * from "mathjs";', resolveDir: bundle },
      bundle: true,
      format: "esm",
      platform: "browser",
      write: false,
    });
    mathjs = made.outputFiles[0]!.text;
    tab = await browser().newPage();
    await tab.route(`${origin}**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === "mnist.npz") return route.fulfill({ body: archive });
      if (name === "mathjs.js") return route.fulfill({ contentType: type, body: mathjs });
      if (!files.includes(name) && name !== "") return route.fulfill({ status: 404 });
      if (name === "") return route.fulfill({ contentType: "text/html", body: page });
      return route.fulfill({ contentType: type, body: readFileSync(bundle + name, "utf8") });
    });
  });

  /** What a page says of a script that is run in it, loaded anew in the one tab: a window costs more than the page. */
  const inPage = async <T>(script: (origin: string) => Promise<T>): Promise<T> => {
    await tab.goto(origin);
    return tab.evaluate(script, origin);
  };

  it("has the five entries of the package", () => {
    for (const name of ["index", "laws", "figure", "engine", "exact"])
      assert.ok(files.includes(`${name}.js`), name);
  });

  for (const name of files)
    it(`${name} loads in a page`, async () => {
      // Of text: what runs in the page is no part of this program.
      const failure = await inPage(
        new Function("at", `return import(at + ${JSON.stringify(name)}).then(() => "", String);`) as (
          at: string,
        ) => Promise<string>,
      );
      assert.equal(failure, "");
    });

  it("computes there: an archive is read, a gradient taken, a fraction added", async () => {
    const found = await inPage(
      new Function(
        "at",
        `return Promise.all([
            ...["index", "engine", "exact"].map((name) => import(at + name + ".js")),
            fetch(at + "mnist.npz").then((found) => found.arrayBuffer()),
          ]).then(([{ readNpz }, { grad, tensor }, { fraction }, archive]) => [
            readNpz(new Uint8Array(archive)).images.shape.slice(1),
            [...grad((x) => x.square().sum())(tensor([1, 2])).values],
            fraction(1, 3).add(fraction(1, 6)).toFraction(),
          ]);`,
      ) as (at: string) => Promise<unknown[]>,
    );
    assert.deepEqual(found, [[28, 28], [2, 4], "1/2"]);
  });
});
