import drawing from "virtual:logo";
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { LabIcon } from "@jupyterlab/ui-components";
import { Widget } from "@lumino/widgets";

/** Noether's logo, left of the menus. */
const logo: JupyterFrontEndPlugin<void> = {
  id: "noether:logo",
  description: "Noether's logo.",
  autoStart: true,
  activate(app: JupyterFrontEnd) {
    const widget = new Widget();
    widget.id = "noether-logo";
    new LabIcon({ name: "noether:logo", svgstr: drawing }).element({
      container: widget.node,
      elementPosition: "center",
      height: "20px",
      width: "20px",
    });
    app.shell.add(widget, "top", { rank: 0 });
  },
};

export default logo;
