import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICommandPalette, Notification } from "@jupyterlab/apputils";
import { IMainMenu } from "@jupyterlab/mainmenu";
import { INotebookTracker } from "@jupyterlab/notebook";
import { courseAddress } from "../course/course.js";
import { element } from "../course/element.js";

/** One archive of everything that the learner has written, with the progress. */
const download: JupyterFrontEndPlugin<void> = {
  id: "noether:download",
  description: "Downloads the learner's work.",
  autoStart: true,
  requires: [INotebookTracker],
  optional: [IMainMenu, ICommandPalette],
  activate(
    { commands }: JupyterFrontEnd,
    notebooks: INotebookTracker,
    menu: IMainMenu | null,
    palette: ICommandPalette | null,
  ) {
    commands.addCommand("noether:download", {
      label: "Download My Work",
      caption: "One zip archive of all that you have written, with your progress",
      async execute() {
        const open: Promise<void>[] = [];
        notebooks.forEach(({ context }) => {
          if (context.model.dirty) open.push(context.save());
        });
        try {
          await Promise.all(open);
        } catch {
          Notification.warning(
            "An open notebook could not be saved: the archive has the version that was saved last.",
            { autoClose: false },
          );
        }
        element("a", { href: courseAddress("work.zip"), download: true }).click();
      },
    });
    menu?.fileMenu.addGroup([{ command: "noether:download" }], 11);
    palette?.addItem({ command: "noether:download", category: "Course" });
  },
};

export default download;
