import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICommandPalette, Notification } from "@jupyterlab/apputils";
import { INotebookTracker } from "@jupyterlab/notebook";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";
import { exerciseOf } from "../../course/answer.js";
import { ICourse } from "../course/course.js";
import { SheetStrips } from "../course/sheetStrips.js";

/** Checks, hints and solutions below the cells of exercises. */
const check: JupyterFrontEndPlugin<void> = {
  id: "noether:check",
  description: "Checks answers, gives hints, shows solutions.",
  autoStart: true,
  requires: [INotebookTracker, IRenderMimeRegistry, ICourse],
  optional: [ICommandPalette],
  activate(
    { commands }: JupyterFrontEnd,
    notebooks: INotebookTracker,
    rendermime: IRenderMimeRegistry,
    course: ICourse,
    palette: ICommandPalette | null,
  ) {
    const sheets = new WeakMap<object, SheetStrips>();
    notebooks.widgetAdded.connect((_, panel) => {
      const reset = (): Promise<boolean> => commands.execute("noether:reset-cell");
      sheets.set(panel, new SheetStrips(panel, rendermime, course, reset));
    });
    const add = (
      id: string,
      label: string,
      keys: string,
      act: (strips: SheetStrips, exercise: string) => void,
    ): void => {
      commands.addCommand(id, {
        label,
        execute() {
          const panel = notebooks.currentWidget;
          const model = panel?.content.activeCell?.model;
          const strips = panel && sheets.get(panel);
          const exercise =
            model &&
            exerciseOf({
              type: model.type,
              source: model.sharedModel.getSource(),
              metadata: model.sharedModel.getMetadata() as Readonly<Record<string, unknown>>,
            });
          if (strips && exercise !== undefined) act(strips, exercise);
          else
            Notification.info(
              "This cell belongs to no exercise: put the cursor into an exercise's cell first.",
              { autoClose: 6000 },
            );
        },
      });
      if (keys !== "") commands.addKeyBinding({ command: id, keys: [keys], selector: ".jp-Notebook" });
      palette?.addItem({ command: id, category: "Course" });
    };
    add("noether:check", "Check My Answer", "Accel Shift Enter", (strips, exercise) =>
      strips.check(exercise),
    );
    add("noether:hint", "Next Hint", "Alt Shift H", (strips, exercise) => strips.help("hint", exercise));
    add("noether:solution", "Show the Solution", "", (strips, exercise) => strips.help("solution", exercise));
  },
};

export default check;
