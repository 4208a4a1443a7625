import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, it } from "mocha";
import { Request } from "zeromq";
import type { Connection } from "../../../../../tools/kernel/node/jupyter/connection.js";
import { kernelSpec } from "../../../../../tools/kernel/node/jupyter/install/kernelSpec.js";
import { patience } from "../../../../support/patience.js";
import { inTemporaryFolder } from "../../../notebook/temporaryFolder.js";
import { type Client, client, inShort } from "../../jupyter/client.js";
import { freeConnection, zeromqLine } from "../../jupyter/lines.js";

const key = "a key of VS Code's";

/** Ports that are free now, as a front end reserves them. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** A kernel in a process of its own, started as a front end without jupyter_client starts one. */
interface Started {
  readonly front: Client;
  readonly connection: Connection;
  readonly child: ChildProcess;
  readonly ended: Promise<number | NodeJS.Signals>;
  /** What it wrote to its own error output. */
  said(): string;
}

describe("the kernel's process", () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  async function start(
    folder: string,
    env: NodeJS.ProcessEnv = {},
    ports?: Partial<Connection>,
  ): Promise<Started> {
    const [shell_port, iopub_port, stdin_port, control_port, hb_port] = (await freePorts(5)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const file = join(folder, "connection é.json");
    const given = {
      ...freeConnection(key),
      shell_port,
      iopub_port,
      stdin_port,
      control_port,
      hb_port,
      ...ports,
    };
    await writeFile(file, JSON.stringify(given));
    const [node, ...words] = kernelSpec("test").argv;
    const child = spawn(
      node!,
      words.map((word) => word.replace("{connection_file}", file)),
      {
        cwd: folder,
        env: { ...process.env, NOETHER_HISTORY: "", ...env },
        stdio: ["ignore", "ignore", "pipe"],
        detached: process.platform !== "win32",
      },
    );
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ended = new Promise<number | NodeJS.Signals>((done) =>
      child.once("close", (code, signal) => done(code ?? signal ?? -1)),
    );
    const connection = ports === undefined ? given : await chosen(file);
    const front = client(await zeromqLine(connection, key));
    open.push({
      async close() {
        await front.close();
        child.kill("SIGKILL");
        await ended;
      },
    });
    return { front, connection, child, ended, said: () => said };
  }

  /** The connection file once the kernel has written its ports into it. */
  async function chosen(file: string): Promise<Connection> {
    for (;;) {
      const text = await readFile(file, "utf8");
      const connection = text.endsWith("}\n") ? (JSON.parse(text) as Connection) : undefined;
      if (connection && connection.shell_port > 0) return connection;
      await sleep(10);
    }
  }

  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it("starts on reserved ports, without jupyter_client, and runs cells in its folder", () =>
    inTemporaryFolder(async (folder) => {
      const { front } = await start(folder);
      assert.equal((await front.ask("kernel_info_request", {})).reply.implementation, "noether");
      const { published, reply } = await front.execute("const n: number = 20; console.log(n); process.cwd()");
      assert.equal(reply.status, "ok");
      assert.deepEqual(inShort(published), ["execute_input", "stdout 20\n", "execute_result"]);
      assert.match(JSON.stringify(published.at(-1)?.content.data), /noether é 學/);
      const wrong = await front.execute("const s: string = n");
      assert.equal(wrong.reply.ename, "TypeScriptError");
    }));

  it("chooses ports if the connection file leaves them open, and writes them down", () =>
    inTemporaryFolder(async (folder) => {
      const none = { shell_port: 0, iopub_port: 0, stdin_port: 0, control_port: 0, hb_port: 0 };
      const { front } = await start(folder, {}, none);
      assert.equal((await front.execute("1")).reply.status, "ok");
    }));

  it("asks, and reads the answer", () =>
    inTemporaryFolder(async (folder) => {
      const { front } = await start(folder);
      const running = front.execute('import { input } from "noether/display"; (await input("n? ")) + "!"');
      const question = await front.until(({ type }) => type === "input_request");
      assert.deepEqual(question.content, { prompt: "n? ", password: false });
      front.send("stdin", "input_reply", { value: "3" });
      assert.deepEqual((await running).published.at(-1)?.content.data, { "text/plain": "'3!'" });
      const alone = await front.execute('await input("n? ")', { allow_stdin: false });
      assert.equal(alone.reply.status, "error");
    }));

  it("asks as a page does, shows first what was printed, and is interrupted while it waits", () =>
    inTemporaryFolder(async (folder) => {
      const { front } = await start(folder);
      const running = front.execute('console.log("first"); prompt("n?", "5") + String(confirm("sure?"))');
      const named = await front.until(({ content }) => content.prompt === "n? [5] ");
      assert.ok(front.heard.some(({ content }) => content.text === "first\n"));
      assert.equal(named.content.password, false);
      front.send("stdin", "input_reply", { value: "" });
      await front.until(({ content }) => content.prompt === "sure? [y/N] ");
      front.send("stdin", "input_reply", { value: "yes" });
      assert.deepEqual((await running).published.at(-1)?.content.data, { "text/plain": "'5true'" });
      const alone = await front.execute('confirm("?")', { allow_stdin: false });
      assert.match(String(alone.reply.evalue), /^nobody is there to answer/);
      const alerted = await front.execute('alert("so")', { allow_stdin: false });
      assert.deepEqual(inShort(alerted.published), ["execute_input", "stdout so\n"]);
      const waiting = front.execute('prompt("for ever?")');
      await front.until(({ content }) => content.prompt === "for ever? ");
      await front.ask("interrupt_request", {}, "control");
      assert.equal((await waiting).reply.ename, "Interrupted");
      assert.equal((await front.execute("1")).reply.status, "ok");
    }));

  for (const how of ["interrupt_request", "SIGINT"] as const) {
    it(`is interrupted by ${how} in an endless loop, and keeps its state`, function () {
      if (how === "SIGINT" && process.platform === "win32") this.skip();
      return inTemporaryFolder(async (folder) => {
        const { front, child } = await start(folder);
        await front.execute("let kept = 1;");
        const running = front.execute('kept = 2; console.log("in"); while (true) {}');
        await front.until(({ type }) => type === "stream");
        // As a terminal does: all processes of the group get it.
        if (how === "SIGINT") process.kill(-child.pid!, "SIGINT");
        else await front.ask("interrupt_request", {}, "control");
        const { reply } = await running;
        assert.deepEqual([reply.status, reply.ename], ["error", "Interrupted"]);
        const { published } = await front.execute("kept");
        assert.deepEqual(published.at(-1)?.content.data, { "text/plain": "2" });
      });
    });
  }

  it("keeps answering heartbeats and questions about it while a cell loops", () =>
    inTemporaryFolder(async (folder) => {
      const { front, connection } = await start(folder);
      await front.execute("const answer = 42;");
      front.send("shell", "execute_request", { code: 'console.log("in"); while (true) {}' });
      await front.until(({ type }) => type === "stream");
      const completed = await front.ask("complete_request", { code: "answ", cursor_pos: 4 });
      assert.deepEqual(completed.reply.matches, ["answer"]);
      const inspected = await front.ask("inspect_request", {
        code: "answer",
        cursor_pos: 6,
        detail_level: 0,
      });
      assert.match(JSON.stringify(inspected.reply.data), /const answer/);
      const heart = new Request({ linger: 0, receiveTimeout: patience });
      heart.connect(`tcp://127.0.0.1:${connection.hb_port}`);
      await heart.send("beat");
      assert.equal(String((await heart.receive())[0]), "beat");
      heart.close();
    }));

  for (const how of ["shutdown_request", "SIGTERM"] as const) {
    it(`ends soon after ${how} while a cell loops, with all its processes`, function () {
      if (how === "SIGTERM" && process.platform === "win32") this.skip();
      return inTemporaryFolder(async (folder) => {
        const { front, child, ended } = await start(folder);
        const { published } = await front.execute("process.pid");
        const { "text/plain": text } = published.at(-1)!.content.data as Record<string, string>;
        const pid = Number(text);
        front.send("shell", "execute_request", { code: 'console.log("in"); while (true) {}' });
        await front.until(({ type }) => type === "stream");
        if (how === "SIGTERM") child.kill("SIGTERM");
        else {
          front.send("control", "shutdown_request", { restart: false });
          const { content } = await front.until(
            ({ type, channel }) => type === "shutdown_reply" && channel === "control",
          );
          assert.deepEqual(content, { status: "ok", restart: false });
        }
        assert.equal(await ended, 0);
        assert.equal(isAlive(pid), false);
      });
    });
  }

  it("ends when Jupyter has ended", () =>
    inTemporaryFolder(async (folder) => {
      const jupyter = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
      const { front, ended } = await start(folder, { JPY_PARENT_PID: String(jupyter.pid) });
      assert.equal((await front.execute("1")).reply.status, "ok");
      await sleep(1500);
      assert.equal((await front.execute("1")).reply.status, "ok");
      jupyter.kill("SIGKILL");
      assert.equal(await ended, 0);
    }));

  it("continues after the process that runs cells has ended, and says what was lost", () =>
    inTemporaryFolder(async (folder) => {
      const { front } = await start(folder);
      const { reply } = await front.execute("process.kill(process.pid, 'SIGKILL')");
      assert.match(String(reply.evalue), /the values of all cells are gone/);
      assert.equal((await front.execute("1 + 1")).reply.status, "ok");
    }));

  it("publishes a burst of 100,000 lines complete and in order, the idle last", () =>
    inTemporaryFolder(async (folder) => {
      const { front } = await start(folder);
      const { all } = await front.execute("for (let i = 0; i < 100_000; i++) console.log(i)");
      const text = all.map(({ type, content }) => (type === "stream" ? content.text : "")).join("");
      assert.equal(text, Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(""));
      assert.equal(inShort(all).at(-1), "status idle");
    }));

  it("stops a cell that prints more than allowed", () =>
    inTemporaryFolder(async (folder) => {
      const { front } = await start(folder, { NOETHER_PRINTS: "1" });
      const { reply } = await front.execute('while (true) console.log("x".repeat(1000))');
      assert.equal(reply.status, "error");
      assert.match(String(reply.evalue), /1 MiB/);
    }));

  it("attributes what a timer prints after the end of its cell to that cell", () =>
    inTemporaryFolder(async (folder) => {
      const { front } = await start(folder);
      const { id } = await front.execute('setTimeout(() => console.log("late"), 100); undefined');
      const late = await front.until(({ type }) => type === "stream");
      assert.deepEqual([late.content.text, late.message.parent_header.msg_id], ["late\n", id]);
    }));

  it("says in one sentence what is wrong with its start", () =>
    inTemporaryFolder(async (folder) => {
      const run = (...words: string[]): Promise<string> =>
        new Promise((done) => {
          const child = spawn(process.execPath, [kernelSpec("test").argv[1]!, ...words], { cwd: folder });
          let text = "";
          child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
          child.once("close", (code) => done(`${code}: ${text}`));
        });
      assert.match(await run(), /^1: noether: expected one connection file, got none: .*\n$/);
      assert.match(
        await run("nowhere.json"),
        /^1: noether: expected a connection file of Jupyter's, got nowhere.json: it cannot be read\n$/,
      );
      assert.match(await run("--memory", "x", "f"), /^1: noether: /);
    }));
});
