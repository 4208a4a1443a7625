import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { WebSocket } from "ws";
import { served } from "./served.js";

// Jupyter's own client, as VS Code runs it in Node; its types would bring those of a page along.
// biome-ignore lint/suspicious/noExplicitAny: see above
const services = createRequire(import.meta.url)("@jupyterlab/services") as any;
const { ContentsManager, KernelManager, KernelSpecManager, ServerConnection, SessionManager } = services;

interface Heard {
  readonly header: { readonly msg_type: string };
  readonly content: { readonly data?: Readonly<Record<string, string>>; readonly evalue?: string };
}

describe("Jupyter's own client in Node, as in VS Code", () => {
  const { debug } = console;
  before(() => {
    console.debug = () => {}; // the client tells of each connection
  });
  after(() => {
    console.debug = debug;
  });

  it("finds the kernel, runs cells in a session that belongs to no file, stops and restarts them, and ends it", () =>
    served(async ({ server }) => {
      const headers = { authorization: `token ${server.token}` };
      class AuthorizedSocket extends WebSocket {
        constructor(url: string, protocols?: string | string[]) {
          super(url, protocols, { headers });
        }
      }
      const serverSettings = ServerConnection.makeSettings({
        baseUrl: server.address,
        wsUrl: server.address.replace("http", "ws"),
        init: { headers },
        WebSocket: AuthorizedSocket,
      });
      const specs = new KernelSpecManager({ serverSettings });
      const kernelManager = new KernelManager({ serverSettings });
      const sessions = new SessionManager({ kernelManager, serverSettings });
      const contents = new ContentsManager({ serverSettings });
      try {
        await Promise.all([specs.ready, kernelManager.ready, sessions.ready]);
        assert.equal(specs.specs?.default, "noether");
        assert.equal(specs.specs?.kernelspecs.noether?.language, "typescript");
        const session = await sessions.startNew({
          path: "05-convolution-jvsc-0f6a2c.ipynb",
          name: "05-convolution-0f6a2c.ipynb",
          type: "notebook",
          kernel: { name: "noether" },
        });
        const { kernel } = session;
        assert.equal((await kernel.info).implementation, "noether");
        const run = async (code: string): Promise<readonly [string, string]> => {
          let text = "";
          const future = kernel.requestExecute({ code });
          future.onIOPub = ({ header, content }: Heard) => {
            if (header.msg_type === "execute_result") text += content.data?.["text/plain"];
            if (header.msg_type === "error") text += content.evalue;
          };
          return [(await future.done).content.status, text];
        };
        assert.deepEqual(await run("const x: number = 20;\nx + 1"), ["ok", "21"]);
        const running = new Promise<void>((done) => {
          kernel.iopubMessage.connect((_: unknown, { header }: Heard) => {
            if (header.msg_type === "execute_input") done();
          });
        });
        const looping = run("while (true) {}");
        await running;
        await kernel.interrupt();
        assert.match((await looping)[1], /was interrupted/);
        const { content } = await kernel.requestComplete({ code: "x.toFi", cursor_pos: 6 });
        assert.ok(content.status === "ok" && content.matches.includes("toFixed"), JSON.stringify(content));
        await kernel.restart();
        assert.match((await run("x"))[1], /Cannot find name 'x'/);

        // A file that stands for the notebook, in older versions.
        const file = await contents.newUntitled({ type: "notebook" });
        const renamed = await contents.rename(file.path, "a-jvsc-1.ipynb");
        await contents.delete(renamed.path);

        await session.shutdown();
        await kernelManager.refreshRunning();
        assert.deepEqual([...kernelManager.running()], []);
      } finally {
        // A poll that is disposed keeps its timer, for a minute: one that is stopped has none.
        for (const { _pollModels, _pollSpecs } of [sessions, kernelManager, specs])
          await (_pollModels ?? _pollSpecs).stop();
        contents.dispose();
        sessions.dispose();
        kernelManager.dispose();
        specs.dispose();
      }
    }));
});
