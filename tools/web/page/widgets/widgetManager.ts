import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import type { Kernel, KernelMessage } from "@jupyterlab/services";
import { namedSlider } from "./namedSlider.js";

/** Where the classes of models and views are, by the name of their module. */
const modules: Readonly<Record<string, object>> = {
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": {
    ...controls,
    IntSliderView: namedSlider(controls.IntSliderView),
    // Both are views of the same parts.
    FloatSliderView: namedSlider(controls.FloatSliderView as never),
  },
};

/** The widgets of the page: Jupyter's own classes, for the models that kernels have opened while the page was there. */
export class WidgetManager extends ManagerBase {
  /** Makes the page's half of a model that a kernel opens. */
  async open(comm: Kernel.IComm, message: KernelMessage.ICommOpenMsg): Promise<void> {
    await this.handle_comm_open(new base.shims.services.Comm(comm), message);
  }

  /** The model of that name, or undefined if no kernel has opened it. */
  async find(id: string): Promise<base.WidgetModel | undefined> {
    return this.has_model(id) ? this.get_model(id) : undefined;
  }

  protected override loadClass(name: string, module: string): Promise<typeof base.WidgetModel> {
    const found = (modules[module] as Readonly<Record<string, typeof base.WidgetModel>> | undefined)?.[name];
    return found
      ? Promise.resolve(found)
      : Promise.reject(new Error(`expected a widget of Jupyter's controls, got ${name} of ${module}`));
  }

  protected override _create_comm(): Promise<never> {
    return Promise.reject(new Error("a widget is opened by its kernel, not by the page"));
  }

  protected override _get_comm_info(): Promise<object> {
    return Promise.resolve({});
  }
}
