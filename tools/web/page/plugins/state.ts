import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { IStateDB, StateDB } from "@jupyterlab/statedb";

/** What the shell remembers while the page is open; which notebook is open is in the page's address. */
const state: JupyterFrontEndPlugin<IStateDB> = {
  id: "noether:state",
  description: "The state of the shell, for as long as the page is open.",
  autoStart: true,
  provides: IStateDB,
  activate: () => new StateDB(),
};

export default state;
