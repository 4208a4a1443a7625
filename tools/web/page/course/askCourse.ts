import type { NotebookPanel } from "@jupyterlab/notebook";
import type { KernelMessage } from "@jupyterlab/services";
import { type Asked, HELP } from "../../../cells/course/asked.js";
import type { CellError } from "../../course/spoken.js";

/** A hint or a solution, as text and as Markdown. */
export interface Given {
  readonly text: string;
  readonly markdown: string;
}

/**
 * Asks the course for the next hint or the solution, as a cell with `await hint("convolve")` would, without adding one.
 *
 * @returns what was given, or the error that the call ended with
 */
export async function askCourse(
  { sessionContext }: NotebookPanel,
  call: "hint" | "solution",
  exercise: string,
): Promise<Given | CellError> {
  await sessionContext.ready;
  if (sessionContext.session?.kernel == null || sessionContext.session.kernel.status === "dead")
    await sessionContext.startKernel();
  const kernel = sessionContext.session?.kernel;
  if (kernel == null)
    return { name: "Error", message: "no kernel could be started: is noether start still running?" };
  let found: Given | CellError | undefined;
  const future = kernel.requestExecute({
    code: `await (await import("noether/course")).${call}(${JSON.stringify(exercise)})`,
    store_history: false,
    allow_stdin: false,
    stop_on_error: false,
  });
  future.onIOPub = ({ header, content }) => {
    if (header.msg_type === "error") {
      const { ename, evalue } = content as KernelMessage.IErrorMsg["content"];
      found ??= { name: ename, message: evalue };
    }
    const { data } = content as Partial<KernelMessage.IDisplayDataMsg["content"]>;
    const asked = data?.[HELP] as unknown as Asked | undefined;
    if (asked !== undefined) found ??= { text: asked.text, markdown: String(data?.["text/markdown"]) };
  };
  await future.done;
  return found ?? { name: "Error", message: `the kernel gave no ${call}: ask again` };
}
