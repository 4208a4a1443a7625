import type { JupyterFrontEndPlugin } from "@jupyterlab/application";

/** The shell's mark of elements whose keys are their own. */
const mark = "data-lm-suppress-shortcuts";

/**
 * Figures and controls have their keys for themselves; the commands of the page, which all have Ctrl or Cmd in them
 * (save, find), are asked for from there as well.
 */
const keys: JupyterFrontEndPlugin<void> = {
  id: "noether:keys",
  description: "Save, find and the like from figures and controls too.",
  autoStart: true,
  activate() {
    // The window hears of a key before the document, where the shell listens.
    window.addEventListener(
      "keydown",
      ({ target, ctrlKey, metaKey }) => {
        if (!(ctrlKey || metaKey) || !(target instanceof Element) || !target.hasAttribute(mark)) return;
        target.removeAttribute(mark);
        setTimeout(() => target.setAttribute(mark, "true"));
      },
      true,
    );
  },
};

export default keys;
