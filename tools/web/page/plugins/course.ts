import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICommandPalette } from "@jupyterlab/apputils";
import { IDocumentManager } from "@jupyterlab/docmanager";
import { NotebookActions } from "@jupyterlab/notebook";
import { panelOf } from "../../course/panel.js";
import { ICourse, ServedCourse } from "../course/course.js";
import { openAt } from "../course/openAt.js";
import { CoursePanel } from "../course/panelWidget.js";
import { tellsProgress } from "../course/verdict.js";
import { narrow } from "../narrow.js";

/** Whether the page's address names a notebook; if it names none, what comes next is opened. */
const isAnyNotebookMeant = (): boolean => new URL(location.href).searchParams.has("path");

/** The course and the panel that shows it. */
const course: JupyterFrontEndPlugin<ICourse> = {
  id: "noether:course",
  description: "The panel of the course: chapters, exercises and their state, what comes next.",
  autoStart: true,
  provides: ICourse,
  requires: [IDocumentManager, ILabShell],
  optional: [ICommandPalette],
  activate(
    app: JupyterFrontEnd,
    documents: IDocumentManager,
    shell: ILabShell,
    palette: ICommandPalette | null,
  ) {
    const served = new ServedCourse((target) => {
      if (narrow.matches) shell.collapseLeft();
      return openAt(documents, target);
    });
    const action = (label: string, command: string) => ({
      label,
      run: () => void app.commands.execute(command),
    });
    const panel = new CoursePanel(
      served,
      [
        action("Map", "noether:document-course"),
        action("Glossary", "noether:document-glossary"),
        action("This page", "noether:document-learner"),
        action("For instructors", "noether:document-instructors"),
      ],
      [action("Download my work", "noether:download")],
    );
    shell.add(panel, "left", { rank: 10 });
    void app.restored.then(() => {
      if (!narrow.matches) panel.quietly(() => shell.activateById(panel.id));
      if (isAnyNotebookMeant()) return;
      void served.known().then((state) => {
        const [next] = state === undefined ? [] : panelOf(state).next.entries;
        if (next !== undefined && shell.currentWidget === null) return served.open(next.target);
      });
    });
    // However an exercise was checked: the verdict is among the outputs of a cell.
    NotebookActions.executed.connect((_, { cell }) => {
      if (tellsProgress(cell.model)) void served.refresh();
    });
    app.commands.addCommand("noether:course", {
      label: "Show the Course",
      execute: () => shell.activateById(panel.id),
    });
    // What the file browser asks for while no notebook is open: where other shells have a launcher, we have the course.
    app.commands.addCommand("launcher:create", {
      label: "Show the Course",
      isVisible: () => false,
      execute: () => panel.quietly(() => shell.activateById(panel.id)),
    });
    app.commands.addKeyBinding({ command: "noether:course", keys: ["Alt Shift C"], selector: "body" });
    palette?.addItem({ command: "noether:course", category: "Course" });
    return served;
  },
};

export default course;
