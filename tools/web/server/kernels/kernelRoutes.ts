import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { kernelSpec } from "../../../kernel/node/jupyter/install/kernelSpec.js";
import { root } from "../../../root.js";
import { mimeType } from "../../http/mimeType.js";
import { Refusal, type Route, type SocketRoute } from "../../http/route.js";
import { kernelName } from "./kernel.js";
import type { Kernels } from "./kernels.js";
import type { Sessions } from "./sessions.js";

const logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

/** Jupyter's services for kernels, kernel specifications and sessions. */
export function kernelRoutes(kernels: Kernels, sessions: Sessions): readonly Route[] {
  const spec = () => ({
    name: kernelName,
    // Pages need no command: the server starts kernels itself.
    spec: { ...kernelSpec("Noether (TypeScript)"), argv: [], env: {} },
    resources: Object.fromEntries(
      logos.map((file) => [file.replace(/\.\w+$/, ""), `/kernelspecs/${kernelName}/${file}`]),
    ),
  });
  const named = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
  return [
    {
      method: "GET",
      path: "/api/kernelspecs",
      answer: () => ({ json: { default: kernelName, kernelspecs: { [kernelName]: spec() } } }),
    },
    {
      method: "GET",
      path: "/api/kernelspecs/:name",
      answer({ parameters: { name } }) {
        if (name !== kernelName) throw new Refusal(404, `this server has no kernel ${name}`);
        return { json: spec() };
      },
    },
    {
      method: "GET",
      path: "/kernelspecs/:name/:file",
      async answer({ parameters: { name, file = "" } }) {
        if (name !== kernelName || !logos.includes(file)) throw new Refusal(404, "there is no such picture");
        const body = await readFile(join(root, "tools", "kernel", "node", "jupyter", "logo", file));
        return { body, headers: { "content-type": mimeType(file) } };
      },
    },
    {
      method: "GET",
      path: "/api/kernels",
      answer: () => ({ json: kernels.all().map((each) => each.model()) }),
    },
    {
      method: "POST",
      path: "/api/kernels",
      async answer({ json }) {
        const { name, path } = await json();
        return { status: 201, json: kernels.start(named(name), named(path)).model() };
      },
    },
    {
      method: "GET",
      path: "/api/kernels/:id",
      answer: ({ parameters: { id = "" } }) => ({ json: kernels.get(id).model() }),
    },
    {
      method: "DELETE",
      path: "/api/kernels/:id",
      async answer({ parameters: { id = "" } }) {
        await kernels.end(id);
        return { status: 204 };
      },
    },
    {
      method: "POST",
      path: "/api/kernels/:id/interrupt",
      async answer({ parameters: { id = "" } }) {
        await kernels.get(id).interrupt();
        return { status: 204 };
      },
    },
    {
      method: "POST",
      path: "/api/kernels/:id/restart",
      async answer({ parameters: { id = "" } }) {
        const kernel = kernels.get(id);
        await kernel.restart();
        return { json: kernel.model() };
      },
    },
    { method: "GET", path: "/api/sessions", answer: () => ({ json: sessions.all() }) },
    {
      method: "POST",
      path: "/api/sessions",
      answer: async ({ json }) => ({ status: 201, json: sessions.open(await json()) }),
    },
    {
      method: "GET",
      path: "/api/sessions/:id",
      answer: ({ parameters: { id = "" } }) => ({ json: sessions.get(id) }),
    },
    {
      method: "PATCH",
      path: "/api/sessions/:id",
      answer: async ({ parameters: { id = "" }, json }) => ({
        json: await sessions.change(id, await json()),
      }),
    },
    {
      method: "DELETE",
      path: "/api/sessions/:id",
      async answer({ parameters: { id = "" } }) {
        await sessions.end(id);
        return { status: 204 };
      },
    },
  ];
}

/** Where pages talk to a kernel. */
export const kernelSockets = (kernels: Kernels): readonly SocketRoute[] => [
  {
    path: "/api/kernels/:id/channels",
    open({ parameters: { id = "" }, query }) {
      const kernel = kernels.get(id);
      return (socket) => kernel.connect(socket, query.get("session_id") ?? undefined);
    },
  },
];
