import { randomUUID } from "node:crypto";
import { Refusal } from "../../http/route.js";
import { type KernelParts, kernelName, type ServedKernel, servedKernel } from "./kernel.js";

/** The kernels of a server. */
export interface Kernels {
  all(): readonly ServedKernel[];
  /** @throws Refusal 404 if there is no such kernel */
  get(id: string): ServedKernel;
  /**
   * Starts a kernel for a notebook, or for code that belongs to none.
   *
   * @param name the kernel's name (default: ours)
   * @param path the notebook's path in the workspace
   * @throws Refusal 404 if the name is that of another kernel
   */
  start(name: string | undefined, path: string | undefined): ServedKernel;
  /** Ends a kernel. */
  end(id: string): Promise<void>;
  /** Ends the kernels that run nothing, have no page open, and have been left alone for so long (ms). */
  cull(after: number, now?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The kernels of a server.
 *
 * @param session starts a session for a notebook
 * @param ended is told the id of each kernel that has ended, whoever ended it
 */
export function kernels(
  session: (path: string | undefined) => ReturnType<KernelParts["session"]>,
  ended: (id: string) => void,
): Kernels {
  const running = new Map<string, ServedKernel>();

  async function end(id: string): Promise<void> {
    const kernel = get(id);
    running.delete(id);
    ended(id);
    await kernel.close();
  }
  function get(id: string): ServedKernel {
    const kernel = running.get(id);
    if (kernel === undefined)
      throw new Refusal(404, `there is no kernel ${id}: it has ended, or the server was started again`);
    return kernel;
  }
  return {
    all: () => [...running.values()],
    get,
    start(name = kernelName, path = undefined) {
      if (name !== kernelName)
        throw new Refusal(404, `expected the kernel ${kernelName}, got ${name}: this server has no other`);
      const id = randomUUID();
      const kernel = servedKernel({
        id,
        session: () => session(path),
        onShutdown: () => void end(id).catch(() => {}),
      });
      running.set(id, kernel);
      return kernel;
    },
    end,
    async cull(after, now = Date.now()) {
      const idle = [...running.values()].filter((kernel) => {
        const { execution_state, connections } = kernel.model();
        return connections === 0 && execution_state !== "busy" && now - kernel.lastActivity > after;
      });
      await Promise.all(idle.map(({ id }) => end(id)));
    },
    async close() {
      await Promise.all([...running.keys()].map(end));
    },
  };
}
