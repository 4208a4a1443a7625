import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { before, describe, it } from "mocha";
import { chromiumOfSuite } from "../../support/chromium.js";
import { type Computed, computed } from "./smallMolecule.js";

const dist = fileURLToPath(new URL("../../../", import.meta.url));
const origin = "http://noether.test/";
const html = `<!doctype html><title>noether</title>
<script>
  let modules = 0, refused = "";
  const { Module } = WebAssembly;
  if (location.pathname === "/without") delete globalThis.WebAssembly;
  else WebAssembly.Module = function (bytes) {
    try { const made = new Module(bytes); modules++; return made; } catch (error) { refused = error.message; throw error; }
  };
</script>
<script type="module">
  const said = document.createElement("pre");
  try {
    const { computed } = await import("/page.js");
    said.textContent = JSON.stringify({ ...computed(), modules, refused });
  } catch (error) {
    said.textContent = JSON.stringify({ failed: error.stack });
  }
  document.body.append(said);
</script>`;

interface InPage extends Computed {
  readonly failed?: string;
  /** How many modules of WebAssembly were made, and why one was not. */
  readonly modules: number;
  readonly refused: string;
}

/** max |a - b| / max |b| */
function apart(a: readonly number[], b: readonly number[]): number {
  assert.equal(a.length, b.length);
  const size = b.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  return b.reduce((most, x, k) => Math.max(most, Math.abs(a[k]! - x)), 0) / size;
}

describe("tensors in a page", () => {
  const browser = chromiumOfSuite();
  let script = "";
  before(async () => {
    const { outputFiles } = await build({
      entryPoints: [`${dist}test/lib/engine/smallMolecule.js`],
      alias: { noether: `${dist}lib/index.js`, "noether/engine": `${dist}lib/engine/index.js` },
      bundle: true,
      format: "esm",
      platform: "browser",
      write: false,
    });
    script = outputFiles[0]!.text;
  });
  const inPage = async (policy: string, path = ""): Promise<InPage> => {
    const page = await browser().newPage();
    try {
      await page.route(`${origin}**`, async (route) => {
        const headers = { "Content-Security-Policy": policy };
        if (!route.request().url().endsWith("/page.js"))
          return route.fulfill({ contentType: "text/html", body: html, headers });
        return route.fulfill({ contentType: "text/javascript", body: script, headers });
      });
      await page.goto(origin + path);
      const found: InPage = JSON.parse((await page.locator("pre").textContent()) ?? "");
      assert.equal(found.failed, undefined);
      return found;
    } finally {
      await page.close();
    }
  };
  const here = computed();
  const assertSame = (there: InPage): void => {
    assert.ok(apart([there.energy], [here.energy]) < 1e-6, `${there.energy}, ${here.energy}`);
    for (const what of ["slope", "gradients"] as const)
      assert.ok(apart(there[what], here[what]) < 1e-6, `${what}: ${apart(there[what], here[what])}`);
  };

  it("are those of Node to 1e-6, by WebAssembly", async () => {
    const found = await inPage("script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'");
    assertSame(found);
    assert.ok(found.modules > 1, "one to see whether there are vectors, and the kernels");
  });

  it("are so by plain loops where the page's policy forbids WebAssembly", async () => {
    const found = await inPage("script-src 'self' 'unsafe-inline'");
    assertSame(found);
    assert.equal(found.modules, 0);
    assert.match(found.refused, /Content Security Policy/);
  });

  it("are so where there is no WebAssembly at all", async () => {
    const found = await inPage("script-src 'self' 'unsafe-inline'", "without");
    assertSame(found);
    assert.deepEqual([found.modules, found.refused], [0, ""]);
  });

  it("would be seen to differ: a network whose energy has another sign is far off", () => {
    assert.ok(apart([-here.energy], [here.energy]) > 1);
    assert.ok(here.gradients.length > 5000 && here.slope.some((x) => Math.abs(x) > 1e-3));
  });
});
