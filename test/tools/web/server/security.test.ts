import assert from "node:assert/strict";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { type Served, served } from "./served.js";

/** The status and the text of a request that a browser, or a program, might send; the path goes out as it is. */
function raw(
  { server }: Served,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
  body = "",
): Promise<readonly [number, string, IncomingMessage["headers"]]> {
  return new Promise((done, failed) => {
    const asked = request({ port: server.port, host: "127.0.0.1", path, headers, method }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (more: string) => (text += more));
      response.on("end", () => done([response.statusCode ?? 0, text, response.headers]));
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

const withToken = ({ server }: Served) => ({ authorization: `token ${server.token}` });
const withCookie = ({ server }: Served) => ({ cookie: `other=1; noether-${server.port}=${server.token}` });

/** The server still does its work. */
async function assertAlive(each: Served): Promise<void> {
  assert.equal((await each.ask("GET", "api/status")).status, 200);
}

/** The status with which a WebSocket is refused; 101 if it is not. */
function upgraded(
  { server }: Served,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/${path}`, { headers });
    socket.once("open", () => {
      socket.terminate();
      done(101);
    });
    socket.once("unexpected-response", (_, response) => done(response.statusCode ?? 0));
    socket.on("error", () => {});
  });
}

describe("the server of the page answers nobody else", () => {
  it("asks for the token, in the cookie, the header or the address, for everything", () =>
    served(async (each) => {
      const { server } = each;
      await writeFile(join(each.folder, "a.txt"), "secret");
      for (const path of [
        "/",
        "/api/contents/a.txt",
        "/files/a.txt",
        "/api/kernels",
        "/nowhere",
        "/noether/course",
      ]) {
        for (const headers of [
          {},
          { authorization: "token x" },
          { authorization: server.token },
          { cookie: `noether-${server.port}=x` },
          { cookie: `noether-${server.port + 1}=${server.token}` },
        ] as Readonly<Record<string, string>>[]) {
          const [code, text] = await raw(each, path, headers);
          assert.deepEqual(
            [code, text.includes("secret")],
            [403, false],
            `${path} ${JSON.stringify(headers)}`,
          );
        }
        assert.equal((await raw(each, `${path}?token=`))[0], 403);
      }
      for (const headers of [withToken(each), withCookie(each), { authorization: `Bearer ${server.token}` }])
        assert.equal((await raw(each, "/api/contents/a.txt", headers))[0], 200);
      assert.equal((await raw(each, `/api/contents/a.txt?token=${server.token}`))[0], 200);
      assert.equal(await upgraded(each, "api/events/subscribe", {}), 403);
      assert.equal(await upgraded(each, "api/events/subscribe", withToken(each)), 101);
    }));

  it("gives the browser a cookie that no program reads and no other site brings", () =>
    served(async (each) => {
      const { server } = each;
      const [code, , headers] = await raw(each, `/a%20b?x=1&token=${server.token}`);
      assert.equal(code, 302);
      assert.equal(headers.location, "/a%20b?x=1");
      const [cookie = ""] = headers["set-cookie"] ?? [];
      assert.match(cookie, /; HttpOnly; SameSite=Strict; Path=\//);
      assert.equal((await raw(each, "/", { cookie: cookie.split(";")[0]! }))[0], 200);
      // No address leads elsewhere.
      for (const path of [
        `//evil.example/?token=${server.token}`,
        `/%2F%2Fevil.example?token=${server.token}`,
      ])
        assert.ok(!/^(\/\/|http)/.test((await raw(each, path))[2].location ?? ""), path);
    }));

  it("opens once for an invitation", () =>
    served(async (each) => {
      const path = each.server.invitation().slice(each.server.address.length - 1);
      assert.equal((await raw(each, path))[0], 302);
      assert.equal((await raw(each, path))[0], 403);
    }));

  it("refuses pages of other origins and other names of this machine, even with the cookie", () =>
    served(async (each) => {
      const { port } = each.server;
      const own = `127.0.0.1:${port}`;
      for (const headers of [
        { host: "evil.example" },
        { host: `evil.example:${port}` },
        { host: `127.0.0.1.evil.example:${port}` },
        { host: `127.0.0.1:${port + 1}` },
        { host: own, origin: "http://evil.example" },
        { host: own, origin: `http://evil.example:${port}` },
        { host: own, origin: `http://127.0.0.1:${port + 1}` },
        { host: own, origin: `https://${own}` },
        { host: own, origin: "null" },
        { host: own, "sec-fetch-site": "cross-site" },
        { host: own, "sec-fetch-site": "same-site" },
      ] as Readonly<Record<string, string>>[]) {
        const all = { ...withCookie(each), ...headers };
        assert.equal((await raw(each, "/api/contents", all))[0], 403, JSON.stringify(headers));
        assert.equal(await upgraded(each, "api/events/subscribe", all), 403, JSON.stringify(headers));
        assert.equal((await raw(each, "/api/kernels", all, "POST", "{}"))[0], 403, JSON.stringify(headers));
      }
      for (const host of [own, `localhost:${port}`, `[::1]:${port}`]) {
        const headers = { ...withCookie(each), host, origin: `http://${host}` };
        assert.equal((await raw(each, "/api/contents", headers))[0], 200, host);
        assert.equal(await upgraded(each, "api/events/subscribe", headers), 101, host);
      }
      assert.deepEqual((await each.ask("GET", "api/kernels")).json, []);
    }));
});

describe("a server for other machines", () => {
  it("answers under the addresses of this machine, with the token, and under no other name", () =>
    served(
      async (each) => {
        const { port } = each.server;
        const [lan] = Object.values(networkInterfaces()).flatMap((all = []) =>
          all.flatMap(({ internal, family, address }) => (internal || family !== "IPv4" ? [] : [address])),
        );
        for (const name of ["127.0.0.1", "localhost", ...(lan === undefined ? [] : [lan])]) {
          const headers = { ...withCookie(each), host: `${name}:${port}` };
          assert.equal((await raw(each, "/api/contents", headers))[0], 200, name);
          assert.equal((await raw(each, "/api/contents", { host: `${name}:${port}` }))[0], 403, name);
        }
        for (const name of ["evil.example", "192.0.2.7", "0.0.0.0"]) {
          const headers = { ...withCookie(each), host: `${name}:${port}` };
          assert.equal((await raw(each, "/api/contents", headers))[0], 403, name);
        }
        assert.equal(each.server.address, `http://127.0.0.1:${port}/`);
      },
      { host: "0.0.0.0" },
    ));
});

describe("the server of the page shows one folder", () => {
  it("follows no way out: by dots, however encoded, by links, by hidden names", () =>
    served(async (each) => {
      const { folder } = each;
      const inside = join(folder, "course");
      await mkdir(inside);
      await served(
        async (inner) => {
          await writeFile(join(folder, "secret.txt"), "secret");
          await mkdir(join(folder, "outside"));
          await writeFile(join(folder, "outside", "secret.txt"), "secret");
          await writeFile(join(inside, ".hidden"), "secret");
          await symlink(join(folder, "secret.txt"), join(inside, "link.txt"));
          await symlink(join(folder, "outside"), join(inside, "linked"), "junction");
          await symlink(join(folder, "new.txt"), join(inside, "dangling.txt"));
          await writeFile(join(inside, "mine.txt"), "mine");
          await symlink(join(inside, "mine.txt"), join(inside, "own.txt"));
          const ways = [
            "../secret.txt",
            "..%2fsecret.txt",
            "%2e%2e/secret.txt",
            "%2e%2e%2fsecret.txt",
            "..%5csecret.txt",
            "%252e%252e/secret.txt",
            "a/../../secret.txt",
            "./../secret.txt",
            "..;/secret.txt",
            "%00/../secret.txt",
            `${encodeURIComponent(join(folder, "secret.txt"))}`,
            encodeURI(join(folder, "secret.txt")),
            encodeURI(`/${join(folder, "secret.txt")}`),
            "link.txt",
            "linked/secret.txt",
            "linked",
            "dangling.txt",
            ".hidden",
            "%2ehidden",
            ".ipynb_checkpoints",
          ];
          const headers = withToken(inner);
          const said = JSON.stringify({ type: "file", format: "text", content: "changed" });
          for (const way of ways) {
            for (const root of ["/api/contents/", "/files/", "/", "/nbconvert/html/"]) {
              const [code, text] = await raw(inner, root + way, headers);
              assert.ok(
                code >= 400 && !text.includes("secret\n") && text !== "secret",
                `${root}${way}: ${code}`,
              );
            }
            for (const [method, body] of [
              ["PUT", said],
              ["DELETE", ""],
              ["PATCH", JSON.stringify({ path: "taken.txt" })],
              ["POST", "{}"],
            ] as const) {
              const [code] = await raw(inner, `/api/contents/${way}`, headers, method, body);
              assert.ok(code >= 400 && code < 500, `${method} ${way}: ${code}`);
            }
            const [moved] = await raw(
              inner,
              "/api/contents/mine.txt",
              headers,
              "PATCH",
              JSON.stringify({ path: decodeURIComponent(way).replace(/\0/g, "") }),
            );
            assert.ok(moved >= 400 && moved < 500, `move to ${way}: ${moved}`);
            const [copied] = await raw(
              inner,
              "/api/contents",
              headers,
              "POST",
              JSON.stringify({ copy_from: decodeURIComponent(way) }),
            );
            assert.ok(copied >= 400 && copied < 500, `copy from ${way}: ${copied}`);
          }
          assert.equal(await readFile(join(folder, "secret.txt"), "utf8"), "secret");
          assert.equal(await readFile(join(folder, "outside", "secret.txt"), "utf8"), "secret");
          await assert.rejects(readFile(join(folder, "new.txt")));
          // A link to what is in the folder is followed.
          assert.equal((await inner.ask("GET", "api/contents/own.txt")).json.content, "mine");
          const { content } = (await inner.ask("GET", "api/contents")).json;
          assert.deepEqual(content.map(({ name }: { name: string }) => name).sort(), ["mine.txt", "own.txt"]);
        },
        { folder: inside },
      );
    }));

  it("gives a page of the folder no access to the server", () =>
    served(async (each) => {
      await writeFile(join(each.folder, "a.html"), "<script>fetch('/api/contents')</script>");
      const { headers } = await each.ask("GET", "files/a.html");
      assert.match(headers.get("content-security-policy") ?? "", /^sandbox allow-scripts(?!.*same-origin)/);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
    }));

  it("lets no program run in the page that it has not brought, and no other page frame it", () =>
    served(async ({ ask }) => {
      const policy = (await ask("GET", "")).headers.get("content-security-policy") ?? "";
      assert.match(policy, /default-src 'none'; script-src 'self';/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/);
    }));
});

describe("the server of the page survives", () => {
  it("bodies that are too large, cut short, or no JSON", () =>
    served(async (each) => {
      const headers = withToken(each);
      const large = JSON.stringify({ name: "x".repeat(2 ** 20) });
      assert.equal((await raw(each, "/api/kernels", headers, "POST", large))[0], 413);
      const chunked = await new Promise<number>((done) => {
        const asked = request(
          { port: each.server.port, host: "127.0.0.1", path: "/api/kernels", method: "POST", headers },
          (response) => done(response.resume().statusCode ?? 0),
        );
        asked.on("error", () => done(0));
        for (let i = 0; i < 40; i++) asked.write("x".repeat(2 ** 16));
        asked.end();
      });
      assert.equal(chunked, 413);
      const declared = { ...headers, "content-length": String(200e6) };
      assert.equal(
        (await raw(each, "/api/contents/a.ipynb", declared, "PUT", "{}"))[0],
        413,
        "before it comes",
      );
      for (const body of ["{", "[]", "1", "null", '"a"', "\0", "{}}"])
        assert.equal((await raw(each, "/api/kernels", headers, "POST", body))[0], 400, body);
      for (const body of [
        { type: "notebook", content: "no" },
        { type: "notebook" },
        { content: 1 },
        { chunk: 0, content: "" },
      ])
        assert.equal((await each.ask("PUT", "api/contents/a.ipynb", body)).status, 400, JSON.stringify(body));
      await assertAlive(each);
    }));

  it("requests that are none", () =>
    served(async (each) => {
      const answers = await Promise.all(
        [
          "GET\r\n\r\n",
          "\0\0\0\0",
          `GET http://[ HTTP/1.1\r\nhost: 127.0.0.1:${each.server.port}\r\n\r\n`,
          `GET * HTTP/1.1\r\nhost: 127.0.0.1:${each.server.port}\r\n\r\n`,
          `GET /%ff%fe HTTP/1.1\r\nhost: 127.0.0.1:${each.server.port}\r\nauthorization: token ${each.server.token}\r\n\r\n`,
          `GET /api/contents HTTP/1.1\r\nhost: 127.0.0.1:${each.server.port}\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n`,
          `GET / HTTP/1.1\r\n${"a: b\r\n".repeat(10_000)}\r\n`,
        ].map(
          (text) =>
            new Promise<string>((done) => {
              const socket = connect(each.server.port, "127.0.0.1", () => socket.write(text));
              let got = "";
              socket.on("data", (data) => {
                got += data;
                socket.end();
              });
              socket.on("error", () => done(got));
              socket.on("close", () => done(got));
            }),
        ),
      );
      for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 4\d\d /);
      await assertAlive(each);
    }));

  it("frames that are no messages, in both forms, and messages that ask for nothing", () =>
    served(async (each) => {
      const { json } = await each.ask("POST", "api/kernels", {});
      for (const protocol of [[], ["v1.kernel.websocket.jupyter.org"]]) {
        const socket = new WebSocket(
          `ws://127.0.0.1:${each.server.port}/api/kernels/${json.id}/channels?session_id=s`,
          protocol,
          { headers: withToken(each) },
        );
        await new Promise((done) => socket.once("open", done));
        const header = {
          msg_id: "1",
          msg_type: "kernel_info_request",
          session: "s",
          username: "",
          date: "",
          version: "5.4",
        };
        for (const frame of [
          "",
          "{",
          "[]",
          "null",
          '{"channel":"shell"}',
          '{"channel":"moon","header":{"msg_id":"a","msg_type":"kernel_info_request"}}',
          '{"channel":"shell","header":{"msg_id":"a","msg_type":"__proto___request"},"content":{}}',
          '{"channel":"shell","header":{"msg_id":"a","msg_type":"execute_request"},"content":{"code":1}}',
          Buffer.alloc(0),
          Buffer.alloc(8),
          Buffer.alloc(8, 255),
          Buffer.from([255, 255, 255, 255, 255, 255, 255, 127, 1, 2, 3]),
          Buffer.alloc(100, 1),
        ])
          socket.send(frame);
        const answered = new Promise<void>((done) =>
          socket.on("message", (data: Buffer) => {
            if (data.toString("latin1").includes("kernel_info_reply")) done();
          }),
        );
        if (protocol.length === 0) socket.send(JSON.stringify({ channel: "shell", header, content: {} }));
        else {
          const parts = ["shell", JSON.stringify(header), "{}", "{}", "{}"].map((part) => Buffer.from(part));
          const head = Buffer.alloc(8 * (parts.length + 2));
          head.writeBigUInt64LE(BigInt(parts.length + 1), 0);
          let offset = head.length;
          for (const [i, part] of parts.entries()) {
            head.writeBigUInt64LE(BigInt(offset), 8 * (i + 1));
            offset += part.length;
          }
          head.writeBigUInt64LE(BigInt(offset), 8 * (parts.length + 1));
          socket.send(Buffer.concat([head, ...parts]));
        }
        await answered;
        socket.terminate();
      }
      await assertAlive(each);
    }));

  it("a frame that is too large: that connection ends, and no other", () =>
    served(async (each) => {
      const { json } = await each.ask("POST", "api/kernels", {});
      const socket = new WebSocket(`ws://127.0.0.1:${each.server.port}/api/kernels/${json.id}/channels`, {
        headers: withToken(each),
      });
      await new Promise((done) => socket.once("open", done));
      const closed = new Promise<number>((done) => socket.once("close", done));
      socket.on("error", () => {});
      socket.send(Buffer.alloc(2 ** 26 + 1));
      assert.equal(await closed, 1009);
      await assertAlive(each);
    }));
});
