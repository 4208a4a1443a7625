import ts from "typescript";
import { withoutHashbang } from "../compiler/program.js";
import type { Documents } from "./documents.js";
import type { FileSystem } from "./fileSystem.js";
import { type CheckerHost, checkerHost } from "./host.js";
import { registry } from "./options.js";
import { ownExports } from "./ownExports.js";
import type { Places } from "./places.js";
import type { NotebookSettings } from "./settings.js";

/** A cell that is being written, in a document of its own, where its text begins at `shift`. */
export interface Draft {
  readonly service: ts.LanguageService;
  readonly path: string;
  readonly source: string;
  readonly shift: number;
  /** The text before it there. */
  readonly prefix: string;
  /** Specifiers of the kernel's own package, which can be imported besides those of the notebook's folder. */
  readonly packages: readonly string[];
}

/** The document of cells that are being written. */
export interface DraftDocument {
  /** Makes a cell the draft, after a prefix that declares the names of earlier cells. */
  show(prefix: string, source: string): Draft;
  close(): void;
}

/**
 * A document separate from that of the cells that are checked, so that neither waits for the other's text to be parsed.
 * Here all of `@types/node` is available, which a checked cell only pays for when it uses it.
 */
export function draftDocument(
  checked: Documents,
  files: FileSystem,
  places: Places,
  settings: NotebookSettings,
): DraftDocument {
  let opened:
    | {
        service: ts.LanguageService;
        host: CheckerHost;
        documents: Documents;
        packages: readonly string[];
      }
    | undefined;
  const open = (): NonNullable<typeof opened> => {
    const documents: Documents = {
      ...checked,
      cellPath: checked.cellPath.replace(/cell_(\d+)__\.ts$/, "draft_$1__.ts"),
      cell: { text: "", version: 1 },
      isNodeWhole: true,
    };
    const host = checkerHost(documents, files, places, settings);
    const service = ts.createLanguageService(host, registry);
    return { service, host, documents, packages: [...ownExports(files, places.kernel).keys(), "tslab"] };
  };
  return {
    show(prefix, source) {
      opened ??= open();
      const { service, host, documents, packages } = opened;
      host.refresh();
      const text = `${prefix}${withoutHashbang(source)}`;
      if (documents.cell.text !== text) {
        documents.cell.text = text;
        documents.cell.version++;
      }
      return { service, path: documents.cellPath, source, shift: prefix.length, prefix, packages };
    },
    close: () => opened?.service.dispose(),
  };
}
