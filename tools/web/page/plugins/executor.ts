import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { type ISessionContext, Notification } from "@jupyterlab/apputils";
import { URLExt } from "@jupyterlab/coreutils";
import { INotebookCellExecutor, runCell } from "@jupyterlab/notebook";
import { ISessionManager, ServerConnection, type Session } from "@jupyterlab/services";

/**
 * Runs a cell when its kernel can take it. The stock executor drops a run that is asked for before the kernel is
 * connected, and waits for ever for a kernel that the server no longer knows.
 */
const executor: JupyterFrontEndPlugin<INotebookCellExecutor> = {
  id: "noether:executor",
  description: "Runs cells, the first one too, and starts a kernel where there is none any more.",
  autoStart: true,
  provides: INotebookCellExecutor,
  requires: [ISessionManager],
  activate(app, sessions: Session.IManager) {
    // Notifications are loaded with the first one: here they must be there when the server no longer is.
    void app.restored.then(() => import("react-toastify")).catch(() => undefined);
    return {
      async runCell(options) {
        if (options.cell.model.type !== "code" || !options.sessionContext) return runCell(options);
        try {
          await kernelOf(options.sessionContext, sessions);
        } catch {
          Notification.error(
            "The cell was not run: the server does not answer. Start it again with npm start; what you wrote stays here.",
            { autoClose: 15_000 },
          );
          return false;
        }
        return runCell(options);
      },
    };
  },
};

/**
 * Waits until a session has a kernel that answers; starts one if the server has ended or forgotten the old one.
 *
 * @throws Error if the server does not answer
 */
async function kernelOf(session: ISessionContext, sessions: Session.IManager): Promise<void> {
  await session.ready;
  const isConnected = (): boolean => session.session?.kernel?.connectionStatus === "connected";
  // A server that was ended and started again knows none of its sessions: the page forgets them too.
  if (!isConnected()) {
    const settings = ServerConnection.makeSettings();
    await ServerConnection.makeRequest(URLExt.join(settings.baseUrl, "api/status"), {}, settings);
    await sessions.refreshRunning();
  }
  const kernel = session.session?.kernel;
  if (kernel == null || kernel.isDisposed || kernel.status === "dead") {
    await session.startKernel();
    await session.session?.kernel?.info;
  } else if (kernel.connectionStatus === "disconnected") await kernel.reconnect();
}

export default executor;
