import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";

/**
 * Addresses in a printed text are links, words with a slash are none: they are names of packages (`noether/course`) and
 * groups (`SO(3)/SO(2)`) far more often than files, and the shell would ask the server for each of them.
 */
const prose: JupyterFrontEndPlugin<void> = {
  id: "noether:prose",
  description: "No links to files in what is printed.",
  autoStart: true,
  requires: [IRenderMimeRegistry],
  activate(_, { linkHandler }: IRenderMimeRegistry) {
    delete linkHandler?.handlePath;
  },
};

export default prose;
