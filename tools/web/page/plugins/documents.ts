import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICommandPalette, MainAreaWidget, Notification } from "@jupyterlab/apputils";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";
import { answered, ICourse } from "../course/course.js";

/** The documents that the page offers by name, and how each is called. */
const offered: Readonly<Record<string, string>> = {
  COURSE: "Map of the Course",
  GLOSSARY: "Glossary",
  INSTRUCTORS: "For Instructors",
  LEARNER: "How This Page Works",
};

/** What is written about the course: its map and ways through it, a glossary, notes for instructors. */
const documents: JupyterFrontEndPlugin<void> = {
  id: "noether:documents",
  description: "Map of the course, glossary, notes for instructors.",
  autoStart: true,
  requires: [ILabShell, IRenderMimeRegistry, ICourse],
  optional: [ICommandPalette],
  activate(
    { commands }: JupyterFrontEnd,
    shell: ILabShell,
    rendermime: IRenderMimeRegistry,
    course: ICourse,
    palette: ICommandPalette | null,
  ) {
    const show = async (name: string): Promise<void> => {
      const id = `noether-document-${name}`;
      if ([...shell.widgets("main")].some((widget) => widget.id === id)) return shell.activateById(id);
      const { DocumentView } = await import("../documents/documentView.js");
      const content = new DocumentView({
        name,
        markdown: await (await answered(`documents/${name}`)).text(),
        rendermime,
        course,
        openDocument: (other) => void open(other),
      });
      const widget = new MainAreaWidget({ content });
      widget.id = id;
      widget.title.label = offered[name] ?? name;
      await content.draw();
      shell.add(widget, "main");
      shell.activateById(id);
    };
    const open = (name: string): Promise<void> =>
      show(name).catch((error: unknown) => {
        Notification.error(error instanceof Error ? error.message : String(error));
      });
    for (const [name, label] of Object.entries(offered)) {
      const command = `noether:document-${name.toLowerCase()}`;
      commands.addCommand(command, { label, execute: () => open(name) });
      palette?.addItem({ command, category: "Course" });
    }
  },
};

export default documents;
