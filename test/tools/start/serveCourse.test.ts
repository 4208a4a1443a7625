import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { browserCommand } from "../../../tools/start/openBrowser.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { start } from "./started.js";

const address = /(http:\/\/127\.0\.0\.1:\d+\/)\?token=([0-9a-f]+)\n/;

describe("noether start", () => {
  it("serves the course until it is ended, and comes back at the same address", () =>
    inTemporaryFolder(async (folder) => {
      const first = start(folder);
      const [entrance, url, token] = await first.says(address);
      await first.says(/noether start --headless ends by itself/);
      const headers = { authorization: `token ${token}` };
      const { content } = (await (await fetch(`${url}api/contents`, { headers })).json()) as {
        content: readonly { readonly name: string }[];
      };
      assert.ok(content.some(({ name }) => name === "00-why-symmetry.ipynb"));

      const again = start(folder);
      const [code, text] = await again.ended;
      assert.equal(code, 0, text);
      assert.match(text, /The course is open already/);
      assert.ok(text.includes(entrance));

      const made = await fetch(`${url}api/kernels`, { method: "POST", headers });
      assert.equal(made.status, 201);
      first.child.kill("SIGINT");
      const [end, all] = await first.ended;
      assert.equal(end, 0, all);
      assert.match(all, /Ended; everything is saved\./);

      const second = start(folder);
      assert.equal((await second.says(address))[0], entrance);
      second.child.kill("SIGTERM");
      assert.equal((await second.ended)[0], 0);
    }));

  it("tells no other program its token, and keeps it where nobody else reads it", () =>
    inTemporaryFolder(async (folder) => {
      const first = start(folder);
      const [, url, token] = await first.says(address);
      first.child.kill("SIGINT");
      await first.ended;
      // Another program has the port now.
      const asked: string[] = [];
      const other = createServer((request, response) => {
        asked.push(`${request.url} ${JSON.stringify(request.headers)}`);
        response.end("{}");
      });
      await new Promise<void>((done) => other.listen(Number(new URL(url!).port), "127.0.0.1", done));
      try {
        const second = start(folder);
        const [, elsewhere] = await second.says(address);
        assert.notEqual(elsewhere, url);
        second.child.kill("SIGINT");
        await second.ended;
        assert.ok(asked.length > 0);
        assert.ok(asked.every((each) => !each.includes(token!)));
      } finally {
        other.close();
        other.closeAllConnections();
      }
      if (process.platform !== "win32")
        assert.equal((await stat(join(folder, "data", "noether", "servers"))).mode & 0o077, 0);
      assert.doesNotMatch(await readFile(join(folder, "workspace", ".noether.json"), "utf8"), /token/);
    }));

  it("says in one sentence that the port is taken, or the address is not this machine's", () =>
    inTemporaryFolder(async (folder) => {
      const other = createServer();
      await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
      const { port } = other.address() as AddressInfo;
      try {
        const taken = await start(folder, "--port", String(port)).ended;
        assert.equal(taken[0], 1);
        assert.match(
          taken[1],
          /\nport \d+ is taken by another program: name another with --port, or none\n$/,
        );
        const foreign = await start(folder, "--host", "192.0.2.1").ended;
        assert.equal(foreign[0], 1);
        assert.match(foreign[1], /\nexpected an address of this machine for --host, got 192\.0\.2\.1: /);
      } finally {
        other.close();
      }
    }));

  it("says in one sentence that a folder cannot be made", () =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, "taken"), "");
      const [code, text] = await start(folder, "taken").ended;
      assert.equal(code, 1);
      assert.match(text, /^cannot create the folder .*taken is a file, choose another folder\n$/);
    }));

  it("asks the system for a browser, and none where there is no screen", () => {
    const address = "http://127.0.0.1:7118/";
    assert.equal(browserCommand(address, "linux", {}), undefined);
    assert.deepEqual(browserCommand(address, "linux", { DISPLAY: ":0" }), ["xdg-open", address]);
    assert.deepEqual(browserCommand(address, "linux", { WAYLAND_DISPLAY: "w", BROWSER: "firefox" }), [
      "firefox",
      address,
    ]);
    assert.deepEqual(browserCommand(address, "darwin", {}), ["open", address]);
    assert.equal(browserCommand(address, "win32", {})?.at(-1), address);
  });
});
