import {
  Completer,
  type CompletionHandler,
  type ICompletionContext,
  type ICompletionProvider,
} from "@jupyterlab/completer";
import { type IRenderMimeRegistry, MimeModel } from "@jupyterlab/rendermime";
import { ask } from "./ask.js";

/** An item, with what it takes to describe it when it is selected. */
interface Item extends CompletionHandler.ICompletionItem {
  /** Its type in one line. */
  readonly detail?: string;
  readonly code: string;
  readonly cursor: number;
  /** Its declaration and documentation in Markdown. */
  markdown?: string;
}

/** What the kernel says of a match besides its text. */
interface Match {
  readonly text: string;
  readonly type: string;
  readonly signature?: string;
}

/** The kernel's completions, each with its type; the selected one with its documentation. */
export function completions(rendermime: IRenderMimeRegistry): ICompletionProvider<Item> {
  return {
    identifier: "noether",
    rank: 1000,
    renderer: new Rendering(rendermime),
    isApplicable: async ({ session }) => session?.kernel != null,
    async fetch({ text: code, offset: cursor }, { session }: ICompletionContext) {
      const none = { start: cursor, end: cursor, items: [] };
      const answer = await session?.kernel?.requestComplete({ code, cursor_pos: cursor });
      if (answer?.content.status !== "ok") return none;
      const { cursor_start: start, cursor_end: end, metadata } = answer.content;
      const matches = (metadata as { _jupyter_types_experimental?: readonly Match[] })
        ._jupyter_types_experimental;
      const items = (matches ?? []).map(
        ({ text, type, signature }): Item => ({
          label: text,
          insertText: text,
          type,
          code,
          cursor,
          ...(signature !== undefined && { detail: signature }),
        }),
      );
      return { start, end, items };
    },
    async resolve(item, { session }) {
      const { code, cursor, insertText } = item;
      if (!session?.kernel || insertText === undefined) return item;
      const content = { code, cursor_pos: cursor, item: insertText };
      const found = await ask<{ found: boolean; data: Record<string, string> }>(
        session.kernel,
        "describe",
        content,
      );
      if (!found?.found) return item;
      return { ...item, documentation: found.data["text/plain"]!, markdown: found.data["text/markdown"]! };
    },
  };
}

/** Draws items with their types, and documentation as Markdown. */
class Rendering extends Completer.Renderer {
  readonly #rendermime: IRenderMimeRegistry;

  constructor(rendermime: IRenderMimeRegistry) {
    super({ sanitizer: rendermime.sanitizer });
    this.#rendermime = rendermime;
  }

  override createCompletionItemNode(item: Item, orderedTypes: string[]): HTMLLIElement {
    const made = super.createCompletionItemNode(item, orderedTypes);
    const kind = made.querySelector(".jp-Completer-typeExtended");
    if (kind && item.detail !== undefined) kind.textContent = shortened(item.detail);
    return made;
  }

  override createDocumentationNode(item: Item): HTMLElement {
    const type = "text/markdown";
    const renderer = this.#rendermime.createRenderer(type);
    const model = new MimeModel({
      data: { [type]: item.markdown ?? item.documentation ?? "" },
      trusted: false,
    });
    void renderer.renderModel(model);
    renderer.node.classList.add("noether-documentation");
    return renderer.node;
  }

  override itemWidthHeuristic(item: Item): number {
    return super.itemWidthHeuristic(item) + shortened(item.detail ?? "").length;
  }
}

const shortened = (text: string): string => (text.length > 48 ? `${text.slice(0, 47)}…` : text);
