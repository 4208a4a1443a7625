import type { DOMWidgetModel } from "@jupyter-widgets/base";
import type { Kernel } from "@jupyterlab/services";
import { Signal } from "@lumino/signaling";
import type { WidgetManager } from "./widgetManager.js";

/** How a comm that belongs to a widget is called in Jupyter's protocol. */
const target = "jupyter.widget";

/** The widgets that kernels have opened on this page. Their program is loaded with the first of them. */
export class PageWidgets {
  readonly #lost = new Signal<this, ReadonlySet<string>>(this);
  readonly #known = new WeakSet<Kernel.IKernelConnection>();
  #manager: Promise<WidgetManager> | undefined;

  /** Tells the names of models whose kernel has ended or forgotten them. */
  get lost(): Signal<this, ReadonlySet<string>> {
    return this.#lost;
  }

  /** Takes the widgets that a kernel opens, until it ends. */
  follow(kernel: Kernel.IKernelConnection): void {
    if (this.#known.has(kernel)) return;
    this.#known.add(kernel);
    let opened = new Set<string>();
    kernel.registerCommTarget(target, async (comm, message) => {
      opened.add(comm.commId);
      await (await this.#loaded()).open(comm, message);
    });
    const end = (): void => {
      const ended = opened;
      opened = new Set();
      if (ended.size > 0) this.#lost.emit(ended);
    };
    kernel.statusChanged.connect((_, status) => {
      if (/starting|terminating|dead/.test(status)) end();
    });
    kernel.disposed.connect(end);
  }

  /** The manager and a model of it, or undefined if no kernel has opened it on this page. */
  async find(
    id: string,
  ): Promise<{ readonly manager: WidgetManager; readonly model: DOMWidgetModel } | undefined> {
    const manager = await this.#manager;
    const model = (await manager?.find(id)) as DOMWidgetModel | undefined;
    return manager && model && { manager, model };
  }

  #loaded(): Promise<WidgetManager> {
    this.#manager ??= import("./widgetManager.js").then(({ WidgetManager }) => new WidgetManager());
    return this.#manager;
  }
}
