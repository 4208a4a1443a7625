import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import type { ISessionContext } from "@jupyterlab/apputils";
import { INotebookCellExecutor, runCell } from "@jupyterlab/notebook";

/**
 * Runs a cell when its kernel can take it. The stock executor drops a run that is asked for before the kernel is
 * connected, and waits for ever for a kernel that the server no longer knows.
 */
const executor: JupyterFrontEndPlugin<INotebookCellExecutor> = {
  id: "noether:executor",
  description: "Runs cells, the first one too, and starts a kernel where there is none any more.",
  autoStart: true,
  provides: INotebookCellExecutor,
  activate: () => ({
    async runCell(options) {
      if (options.cell.model.type === "code" && options.sessionContext)
        await kernelOf(options.sessionContext);
      return runCell(options);
    },
  }),
};

/** Waits until a session has a kernel that answers; starts one if the server has ended or forgotten the old one. */
async function kernelOf(session: ISessionContext): Promise<void> {
  await session.ready;
  const kernel = session.session?.kernel;
  if (kernel == null || kernel.isDisposed || kernel.status === "dead") {
    await session.startKernel();
    await session.session?.kernel?.info;
  }
}

export default executor;
