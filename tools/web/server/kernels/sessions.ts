import { randomUUID } from "node:crypto";
import { type JsonObject, Refusal } from "../../http/route.js";
import type { KernelModel, ServedKernel } from "./kernel.js";
import type { Kernels } from "./kernels.js";

/** A notebook with its kernel, as Jupyter describes it to pages. */
export interface SessionModel {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly kernel: KernelModel;
}

/** Which notebooks have which kernels. */
export interface Sessions {
  all(): readonly SessionModel[];
  /** @throws Refusal 404 if there is no such session */
  get(id: string): SessionModel;
  /** The session of a notebook; if it has none, one is made, with a kernel. */
  open(said: JsonObject): SessionModel;
  /** Gives a session another path, name or kernel. */
  change(id: string, said: JsonObject): Promise<SessionModel>;
  /** Ends a session and its kernel. */
  end(id: string): Promise<void>;
  /** Forgets the sessions of a kernel that has ended. */
  forget(kernel: string): void;
}

/** A session, without what its kernel says about itself. */
type Kept = Omit<SessionModel, "kernel"> & { readonly kernel: string };

/** The sessions of a server. */
export function sessions(kernels: () => Kernels): Sessions {
  const open = new Map<string, Kept>();
  const model = (kept: Kept): SessionModel => ({ ...kept, kernel: kernels().get(kept.kernel).model() });
  const get = (id: string): Kept => {
    const kept = open.get(id);
    if (kept === undefined)
      throw new Refusal(404, `there is no session ${id}: it has ended, or the server was started again`);
    return kept;
  };
  /** The kernel that a page asks for: a running one by its id, or a new one. */
  const kernelFor = ({ kernel }: JsonObject, path: string): ServedKernel => {
    const { id, name } = (typeof kernel === "object" && kernel !== null ? kernel : {}) as JsonObject;
    if (typeof id === "string") return kernels().get(id);
    return kernels().start(typeof name === "string" ? name : undefined, path);
  };
  return {
    all: () => [...open.values()].map(model),
    get: (id) => model(get(id)),
    open(said) {
      const { path, name = "", type = "notebook" } = said;
      if (typeof path !== "string") throw new Refusal(400, "expected the path of a notebook, got none");
      const known = [...open.values()].find((each) => each.path === path);
      if (known) return model(known);
      const kept = {
        id: randomUUID(),
        path,
        name: String(name),
        type: String(type),
        kernel: kernelFor(said, path).id,
      };
      open.set(kept.id, kept);
      return model(kept);
    },
    async change(id, said) {
      const { kernel, ...before } = get(id);
      const text = (key: "path" | "name" | "type"): string => {
        const value = said[key];
        return typeof value === "string" ? value : before[key];
      };
      const path = text("path");
      const hasKernel = typeof said.kernel === "object" && said.kernel !== null;
      const next = hasKernel ? kernelFor(said, path).id : kernel;
      const kept = { id, path, name: text("name"), type: text("type"), kernel: next };
      open.set(id, kept);
      const isUsed = [...open.values()].some((each) => each.kernel === kernel);
      if (!isUsed) await kernels().end(kernel);
      return model(kept);
    },
    async end(id) {
      const { kernel } = get(id);
      open.delete(id);
      const isUsed = [...open.values()].some((each) => each.kernel === kernel);
      if (!isUsed) await kernels().end(kernel);
    },
    forget(kernel) {
      for (const kept of open.values()) if (kept.kernel === kernel) open.delete(kept.id);
    },
  };
}
