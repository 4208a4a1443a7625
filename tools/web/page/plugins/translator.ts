import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ITranslator, nullTranslator } from "@jupyterlab/translation";

/** The shell speaks English. */
const translator: JupyterFrontEndPlugin<ITranslator> = {
  id: "noether:translator",
  description: "The language of the shell: English.",
  autoStart: true,
  provides: ITranslator,
  activate: () => nullTranslator,
};

export default translator;
