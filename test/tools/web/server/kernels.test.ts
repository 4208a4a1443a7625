import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { fromV1, protocolV1, toV1 } from "../../../../tools/kernel/jupyter/transports/webSocketWire.js";
import { patience } from "../../../support/patience.js";
import { type Client, client, type Heard, isIdle } from "../../kernel/jupyter/client.js";
import { type Served, served } from "./served.js";

/** A page's connection to a kernel, and a way to break it. */
interface Page extends Client {
  /** Ends the connection as a network does: without a word. */
  lose(): Promise<void>;
}

async function connected({ server }: Served, kernel: string, session: string): Promise<Page> {
  const socket = new WebSocket(
    `ws://127.0.0.1:${server.port}/api/kernels/${kernel}/channels?session_id=${session}`,
    [protocolV1],
    { headers: { authorization: `token ${server.token}` } },
  );
  const early: Buffer[] = [];
  let take = (data: Buffer): void => void early.push(data);
  socket.on("message", (data: Buffer) => take(data));
  await new Promise<void>((done, failed) => socket.once("open", done).once("error", failed));
  assert.equal(socket.protocol, protocolV1);
  const page = client({
    send: (channel, message) => socket.send(toV1({ channel, message })),
    listen(receive) {
      take = (data) => {
        const said = fromV1(data)!;
        receive(said.channel, said.message);
      };
      for (const data of early.splice(0)) take(data);
    },
    close: async () => socket.terminate(),
  });
  const gone = new Promise<void>((done) => socket.once("close", () => done()));
  const lose = async (): Promise<void> => {
    socket.terminate();
    await gone;
  };
  return { ...page, lose };
}

/** Asks until the answer fits. */
async function until(fits: () => Promise<boolean>): Promise<void> {
  for (const begun = Date.now(); !(await fits()); await sleep(10))
    if (Date.now() - begun > patience) throw new Error("what was waited for did not come");
}

const textOf = (heard: readonly Heard[]): string =>
  heard
    .map(({ type, content }) => {
      if (type === "stream") return content.text;
      if (type === "execute_result") return (content.data as { "text/plain": string })["text/plain"];
      return type === "error" ? content.evalue : "";
    })
    .join("");

describe("kernels of the page's server", () => {
  it("run the cells of notebooks, each with its own values, in the notebook's folder", () =>
    served(async (each) => {
      const { ask, folder } = each;
      await mkdir(join(folder, "day 1"));
      await writeFile(join(folder, "day 1", "helper.ts"), "export const seven = 7;\n");
      const kernel = { name: "noether" };
      let pages = 0;
      const open = async (path: string): Promise<Page> => {
        const { status, json } = await ask("POST", "api/sessions", {
          path,
          type: "notebook",
          name: "",
          kernel,
        });
        assert.equal(status, 201);
        return connected(each, json.kernel.id, `page${++pages}`);
      };
      const one = await open("one.ipynb");
      const two = await open("day 1/two.ipynb");
      assert.equal(textOf((await one.execute("const mine: number = 1; mine")).published), "1");
      assert.match(textOf((await two.execute("mine")).published), /Cannot find name 'mine'/);
      const imported = await two.execute('import { seven } from "./helper.js";\nseven');
      assert.equal(textOf(imported.published), "7");
      assert.equal(textOf((await one.execute("mine + 1")).published), "2");

      // A second tab on the same notebook has the same kernel, and sees what the first one does.
      const tab = await open("one.ipynb");
      assert.equal((await ask("GET", "api/sessions")).json.length, 2);
      assert.equal(textOf((await tab.execute("mine + 2")).published), "3");
      await one.until((heard) => textOf([heard]) === "3");
      const { json: kernels } = await ask("GET", "api/kernels");
      assert.deepEqual(kernels.map((model: { connections: number }) => model.connections).sort(), [1, 2]);

      const looping = one.execute("while (true) {}");
      const [{ id }] = (await ask("GET", "api/sessions")).json.map(
        (session: { kernel: { id: string } }) => session.kernel,
      );
      await one.until(({ type, content }) => type === "execute_input" && content.code === "while (true) {}");
      await until(async () => (await ask("GET", `api/kernels/${id}`)).json.execution_state === "busy");
      assert.equal((await ask("POST", `api/kernels/${id}/interrupt`)).status, 204);
      assert.match(textOf((await looping).published), /was interrupted/);
      assert.equal(textOf((await one.execute("mine + 3")).published), "4");

      // A kernel that dies says so, and the notebook goes on.
      const died = await one.execute('process.kill(process.pid, "SIGKILL")');
      assert.match(textOf(died.published), /ended/);
      assert.match(textOf((await one.execute("mine")).published), /value was lost/);
      assert.equal(textOf((await one.execute("const mine = 5; mine")).published), "5");

      assert.equal((await ask("POST", `api/kernels/${id}/restart`)).json.id, id);
      const anew = await one.execute("const again = 8; again");
      assert.deepEqual([anew.reply.execution_count, textOf(anew.published)], [1, "8"]);
      assert.ok(
        one.heard.every(({ content }) => content.execution_state !== "restarting"),
        "no page is told that it died",
      );

      assert.equal((await ask("DELETE", `api/kernels/${id}`)).status, 204);
      await one.until(({ content }) => content.execution_state === "dead");
      assert.equal((await ask("GET", `api/kernels/${id}`)).status, 404);
      assert.deepEqual(
        (await ask("GET", "api/sessions")).json.map(({ path }: { path: string }) => path),
        ["day 1/two.ipynb"],
      );
    }));

  it("keep what they say for a page that has lost its connection, and run nothing twice", () =>
    served(async (each) => {
      const { ask, folder } = each;
      const { id } = (await ask("POST", "api/kernels", { name: "noether" })).json;
      const page = await connected(each, id, "tab");
      const other = await connected(each, id, "other");
      const sent = page.send("shell", "execute_request", {
        code: `import { existsSync } from "node:fs";
console.log("before");
while (!existsSync(${JSON.stringify(join(folder, "go"))})) await new Promise((done) => setTimeout(done, 5));
console.log("while it was away");
6 * 7`,
      });
      await page.until((heard) => textOf([heard]) === "before\n");
      await page.lose();
      await until(async () => (await ask("GET", `api/kernels/${id}`)).json.connections === 1);
      await writeFile(join(folder, "go"), "");
      await other.until((heard) => isIdle(heard) && heard.message.parent_header.msg_id === sent);
      const back = await connected(each, id, "tab");
      const missed = await back.settled(sent);
      assert.equal(textOf(missed), "while it was away\n42");
      assert.equal(missed.find(({ type }) => type === "execute_reply")?.content.status, "ok");
      // Another page gets nothing of it, and this one nothing twice.
      const third = await connected(each, id, "third");
      assert.equal(textOf((await third.execute("1")).published), "1");
      assert.equal(textOf((await back.execute("2")).published), "2");
      assert.ok(third.heard.every(({ message }) => message.parent_header.msg_id !== sent));
    }));

  it("end when they have been left alone, unless a page is open or a cell runs", () =>
    served(async (each) => {
      const { ask, server } = each;
      const start = async (): Promise<string> => (await ask("POST", "api/kernels", {})).json.id;
      const [watched, alone, busy] = [await start(), await start(), await start()];
      await connected(each, watched, "a");
      const page = await connected(each, busy, "b");
      page.send("shell", "execute_request", { code: "while (true) {}" });
      await until(async () => (await ask("GET", `api/kernels/${busy}`)).json.execution_state === "busy");
      await page.lose();
      await until(async () => (await ask("GET", `api/kernels/${busy}`)).json.connections === 0);
      const { kernels } = server.parts;
      await kernels.cull(60_000);
      assert.equal(kernels.all().length, 3);
      await kernels.cull(60_000, Date.now() + 61_000);
      assert.deepEqual(
        kernels
          .all()
          .map(({ id }) => id)
          .sort(),
        [watched, busy].sort(),
      );
      assert.equal((await ask("GET", `api/kernels/${alone}`)).status, 404);
    }));

  it("belong to sessions, which are renamed, changed and ended as Jupyter's are", () =>
    served(async ({ ask }) => {
      const said = { path: "a.ipynb", name: "a", type: "notebook", kernel: { name: "noether" } };
      const { json: made } = await ask("POST", "api/sessions", said);
      assert.deepEqual([made.path, made.kernel.name], ["a.ipynb", "noether"]);
      assert.equal((await ask("POST", "api/sessions", said)).json.id, made.id);
      const renamed = await ask("PATCH", `api/sessions/${made.id}`, { path: "b.ipynb" });
      assert.deepEqual([renamed.json.path, renamed.json.kernel.id], ["b.ipynb", made.kernel.id]);
      const changed = await ask("PATCH", `api/sessions/${made.id}`, { kernel: { name: "noether" } });
      assert.notEqual(changed.json.kernel.id, made.kernel.id);
      assert.equal((await ask("GET", `api/kernels/${made.kernel.id}`)).status, 404);
      assert.equal((await ask("DELETE", `api/sessions/${made.id}`)).status, 204);
      assert.deepEqual((await ask("GET", "api/kernels")).json, []);

      for (const [method, path, body, status, message] of [
        [
          "POST",
          "api/sessions",
          { ...said, kernel: { name: "python3" } },
          404,
          /expected the kernel noether, got python3/,
        ],
        ["POST", "api/kernels", { name: "python3" }, 404, /expected the kernel noether, got python3/],
        ["POST", "api/sessions", { name: "a" }, 400, /expected the path of a notebook/],
        ["POST", "api/sessions", { ...said, kernel: { id: "x" } }, 404, /there is no kernel x/],
        ["GET", "api/sessions/x", undefined, 404, /there is no session x/],
        ["PATCH", "api/sessions/x", {}, 404, /there is no session x/],
        ["DELETE", "api/kernels/x", undefined, 404, /there is no kernel x/],
        ["POST", "api/kernels/x/restart", undefined, 404, /there is no kernel x/],
        ["PUT", "api/kernels", {}, 405, /does not take PUT/],
      ] as const) {
        const answered = await ask(method, path, body);
        assert.deepEqual(
          [answered.status, message.test(answered.json.message)],
          [status, true],
          `${method} ${path}`,
        );
      }
      assert.deepEqual((await ask("GET", "api/sessions")).json, []);
      assert.deepEqual((await ask("GET", "api/kernels")).json, []);
    }));
});
