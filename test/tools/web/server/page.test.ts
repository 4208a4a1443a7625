import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { WebSocket } from "ws";
import { ending, saved } from "../../../../tools/web/course/ending.js";
import { savedByPages } from "../../../../tools/web/server/savedByPages.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";
import { type Served, served } from "./served.js";

/** The answer of a server as it goes over the wire. */
function wire(
  { server }: Served,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}> {
  return new Promise((done, failed) => {
    const all = { authorization: `token ${server.token}`, ...headers };
    request({ host: "127.0.0.1", port: server.port, path, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", failed)
      .end();
  });
}

/** A page that listens to the server's events, as text. */
async function listener({ server }: Served): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/events/subscribe`, {
    headers: { authorization: `token ${server.token}` },
  });
  await new Promise((done) => socket.once("open", done));
  return socket;
}

describe("the files of the page", () => {
  it("are compressed, are not sent again, and are kept for ever where their names change", () =>
    inTemporaryFolder(async (page) => {
      const program = "const x = 1;\n".repeat(1000);
      await mkdir(join(page, "static"));
      await writeFile(join(page, "index.html"), "<title>page</title>");
      await writeFile(join(page, "static", "page-ABCDEF12.js"), program);
      await writeFile(join(page, "static", "theme.css"), "a {}");
      await served(
        async (each) => {
          const packed = await wire(each, "/static/page-ABCDEF12.js", { "accept-encoding": "gzip, br" });
          assert.equal(packed.headers["content-encoding"], "gzip");
          assert.equal(packed.headers["content-type"], "text/javascript; charset=utf-8");
          assert.equal(packed.headers["cache-control"], "private, max-age=31536000, immutable");
          assert.ok(packed.body.length < 1000);
          assert.equal(gunzipSync(packed.body).toString(), program);
          assert.equal((await wire(each, "/static/page-ABCDEF12.js", {})).body.toString(), program);
          const { headers } = await wire(each, "/static/theme.css", {});
          assert.equal(headers["cache-control"], "no-cache");
          const again = await wire(each, "/static/theme.css", { "if-none-match": String(headers.etag) });
          assert.deepEqual([again.status, again.body.length], [304, 0]);
          await writeFile(join(page, "static", "theme.css"), "a { color: red }");
          const changed = await wire(each, "/static/theme.css", { "if-none-match": String(headers.etag) });
          assert.deepEqual([changed.status, changed.body.toString()], [200, "a { color: red }"]);
          assert.match((await wire(each, "/?path=a.ipynb", {})).body.toString(), /<title>page/);
          for (const path of ["/static", "/static/none.js", "/index.html/x", "/static/../../a"])
            assert.ok((await wire(each, path, {})).status >= 400, path);
        },
        { page },
      );
    }));
});

describe("what server and pages tell each other", () => {
  it("reaches all pages", () =>
    served(async (each) => {
      const pages = [await listener(each), await listener(each)];
      const heard = pages.map(
        (page) => new Promise<string>((done) => page.once("message", (data) => done(String(data)))),
      );
      const event = { schema_id: "https://x", version: "1", data: { a: 1 } };
      assert.equal((await each.ask("POST", "api/events", event)).status, 204);
      assert.deepEqual(
        (await Promise.all(heard)).map((text) => JSON.parse(text)),
        [event, event],
      );
      assert.equal((await each.ask("POST", "api/events", {})).status, 400);
    }));

  it("before the end: pages save, and the server waits for each that is open", () =>
    served(async (each) => {
      const { events } = each.server.parts;
      assert.equal(await savedByPages(events), 0);
      const pages = [await listener(each), await listener(each)];
      let left = 2;
      for (const page of pages)
        page.on("message", (data) => {
          if (JSON.parse(String(data)).schema_id !== ending) return;
          left--;
          void each.ask("POST", "api/events", { schema_id: saved, version: "1", data: {} });
        });
      assert.equal(await savedByPages(events, 300_000), 0);
      assert.equal(left, 0);
      for (const page of pages) page.removeAllListeners("message");
      assert.equal(await savedByPages(events, 1), 2);
    }));
});
