import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from "@jupyterlab/application";
import { Widget } from "@lumino/widgets";
import { narrow } from "../narrow.js";

/** On a narrow screen the side bars give their width to the notebook; a button at the top brings them back. */
const sideBars: JupyterFrontEndPlugin<void> = {
  id: "noether:side-bars",
  description: "Side bars behind a button on narrow screens.",
  autoStart: true,
  requires: [ILabShell],
  activate(app: JupyterFrontEnd, shell: ILabShell) {
    const button = document.createElement("button");
    button.className = "noether-Button noether-SideBars";
    button.type = "button";
    button.textContent = "\u2630";
    button.setAttribute("aria-label", "Side bars");
    const show = (isShown: boolean): void => {
      button.setAttribute("aria-expanded", String(isShown));
      for (const side of ["left", "right"] as const)
        if (shell.isSideTabBarVisible(side) !== isShown) shell.toggleSideTabBarVisibility(side);
    };
    const hide = (): void => {
      shell.collapseLeft();
      shell.collapseRight();
      show(false);
    };
    button.addEventListener("click", () => {
      if (shell.isSideTabBarVisible("left")) return hide();
      show(true);
      void app.commands.execute("noether:course");
    });
    const widget = new Widget({ node: button });
    widget.id = "noether-side-bars";
    shell.add(widget, "top", { rank: 1 });

    // What was chosen in a panel is what the person wants to see.
    shell.currentChanged.connect(() => {
      if (narrow.matches) hide();
    });
    const fit = (): void => (narrow.matches ? hide() : show(true));
    narrow.addEventListener("change", fit);
    void app.restored.then(fit);
  },
};

export default sideBars;
