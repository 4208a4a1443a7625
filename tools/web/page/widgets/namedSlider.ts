import type { IntSliderView } from "@jupyter-widgets/controls";

/** A slider whose handle and number have the slider's label as their names. */
export function namedSlider(view: typeof IntSliderView): typeof IntSliderView {
  return class extends view {
    override render(): void {
      super.render();
      this.#name();
      this.model.on("change:description", this.#name, this);
    }

    override regenSlider(event: unknown): void {
      super.regenSlider(event);
      this.#name();
    }

    #name(): void {
      const label = String(this.model.get("description") || "slider");
      for (const part of this.el.querySelectorAll<HTMLElement>(".noUi-handle, .widget-readout")) {
        part.setAttribute("aria-label", label);
        if (part.matches(".widget-readout")) part.setAttribute("role", "textbox");
      }
    }
  };
}
