import ts from "typescript";
import { compileCell } from "../compiler/cell.js";
import { completeness } from "../compiler/completeness.js";
import type { Diagnostic } from "../compiler/diagnostic.js";
import { compileModule } from "../compiler/module.js";
import type { Writing } from "../compiler/program.js";
import type { Inspection } from "../session.js";
import { parseCell } from "./cellFile.js";
import { declaredNames, prefixFor } from "./cellNames.js";
import { type CellProgram, cellPrograms } from "./cellPrograms.js";
import type { Checked, Checker } from "./checking.js";
import { completionAt } from "./completion.js";
import { cellDeclarations } from "./declarations.js";
import { describedAt } from "./description.js";
import { diagnosed } from "./diagnosis.js";
import type { Documents } from "./documents.js";
import { type Draft, draftDocument } from "./draft.js";
import { type Examining, examine } from "./examination.js";
import type { FileSystem } from "./fileSystem.js";
import { checkerHost } from "./host.js";
import { inspectionAt } from "./inspection.js";
import { type Declaring, ledger } from "./ledger.js";
import { meanings } from "./meanings.js";
import { importable } from "./missingNames.js";
import { notebookNames } from "./notebookNames.js";
import { registry } from "./options.js";
import { past } from "./past.js";
import type { Places } from "./places.js";
import type { Known } from "./remedies.js";
import { notebookSettings } from "./settings.js";
import { signatureAt } from "./signatures.js";
import { type CheckerState, NeedsNode } from "./state.js";

export type { Checked, Checker } from "./checking.js";

/** Names on the shared scope that are not declared by a cell; their types are global. */
const given = ["require", "__filename", "__dirname"];

interface Pending extends Declaring {
  /** The program from which its declarations can be read, until they have been written. */
  looked: CellProgram | undefined;
  untyped: ReadonlySet<string>;
}

/** A checker for a folder's notebook, new or from another's state. Portable: it asks `files` for everything. */
export function checker(files: FileSystem, places: Places, before?: CheckerState): Checker {
  const declarations = past(before?.modules);
  const documents: Documents = {
    cellPath: `${places.folder}/__noether_cell_${++checkers}__.ts`,
    cell: { text: "export {};", version: 1 },
    settledPath: `${places.folder}/__noether_settled_${checkers}__.d.ts`,
    settled: declarations.settled,
    recentPath: `${places.folder}/__noether_recent_${checkers}__.d.ts`,
    recent: declarations.recent,
    globalsPath: `${places.libraries}/lib.noether.globals.d.ts`,
    dialogsPath: `${places.libraries}/lib.noether.dialogs.d.ts`,
    isNodeWhole: before !== undefined,
    stopsAtNode: false,
  };
  const settings = notebookSettings(files, places.folder, places.settings);
  let complaints = before?.complaints ?? settings.current.complaints;
  const host = checkerHost(documents, files, places, settings);
  const service = ts.createLanguageService(host, registry);
  const programs = cellPrograms(service, documents);
  const drafts = draftDocument(documents, files, places, settings);
  const names = ledger(before?.names);
  const imported = new Set<string>(before?.imported);
  const importOf = importable(files, places, drafts, imported);
  let pending: Pending | undefined = before?.pending && {
    ...before.pending,
    untyped: new Set(before.pending.untyped),
    looked: undefined,
  };

  const known: Known = {
    cellOf: (name) => names.values.get(name)?.cell,
    importOf,
    whence(name) {
      const { cell, hasBegun } = names.missing(name) ?? {};
      if (cell === undefined) return importOf(name);
      const why = hasBegun ? "did not finish" : "did not run, because it has an error";
      return `cell ${cell} would have declared ${name}, but ${why}`;
    },
  };

  const examining: Examining = { programs, documents, places, settings, known };

  function refused(
    diagnostics: readonly Diagnostic[],
    meant: ReadonlyMap<string, unknown>,
    cell: number,
  ): Checked {
    const lost = [...meant.keys()];
    names.miss(lost, cell);
    return { ok: false, diagnostics, names: lost };
  }

  function refresh(): void {
    if (settings.refresh()) complaints = settings.current.complaints;
  }

  function declare(): void {
    const { looked } = pending ?? {};
    if (!pending || !looked) return;
    pending.looked = undefined;
    if (pending.declared.length === 0 && !looked.file.text.includes("declare global")) return;
    const { text, untyped } = cellDeclarations(looked, pending.cell);
    pending.untyped = untyped;
    declarations.add(pending.cell, text);
  }

  /** Makes all of Node's types available to a cell that is being written. */
  function offerNode(): void {
    if (documents.stopsAtNode) throw new NeedsNode();
  }

  /** A cell that is being written, with all names of the cells before it. */
  function draft(source: string): Draft {
    declare();
    const parsed = parseCell(source, settings.current.check.jsx !== undefined);
    const foreseen = names.foreseeing(pending);
    const all = [...foreseen.values.keys(), ...foreseen.types.keys()];
    const prefix = prefixFor(all, new Set(declaredNames(parsed.statements).keys()), foreseen);
    return drafts.show(prefix, source);
  }

  /** What is known of a name that stands for a type only. */
  function asType(source: string, offset: number): Inspection | undefined {
    if (!/^\s*[\p{ID_Start}$_][\p{ID_Continue}$.]*\s*$/u.test(source)) return undefined;
    const { prefix } = draft(source);
    const found = inspectionAt(drafts.show(`${prefix}type __noether_asked = `, source), offset);
    return found?.signature.includes("/*unresolved*/") ? undefined : found;
  }

  function checked(source: string, cell: number): Checked {
    pending = undefined;
    host.refresh();
    const { parsed, kinds, errors, looked, hints } = examine(source, names, examining);
    if (!looked || errors.length > 0) return refused(errors, kinds, cell);

    const declared = meanings(looked, kinds);
    const erased = new Set(declared.filter(({ isValue }) => !isValue).map(({ name }) => name));
    const compiled = compileCell(source, new Set([...given, ...names.shared]), {
      file: `cell-${cell}.ts`,
      erased,
      writing: writing(),
      parsed,
    });
    if (compiled.diagnostics.length > 0) return refused(compiled.diagnostics, kinds, cell);
    for (const specifier of compiled.imports) imported.add(specifier);
    pending = { cell, declared, untyped: new Set(), looked };
    return { ok: true, compiled, hints };
  }

  /** How the emitted text is written, for a cell or for a file in the notebook's folder. */
  const writing = (path?: string): Writing => ({
    options: settings.current.emit,
    alias: (specifier) => host.aliasOf(specifier, path),
  });

  return {
    declare,
    prepare: () => programs.prepare(),
    check(source, cell) {
      refresh();
      return checked(source, cell);
    },
    complaints() {
      const told = complaints;
      complaints = [];
      return told;
    },
    compile: (path, source) => compileModule(source, { file: path, writing: writing(path) }),
    settle(existing) {
      declare();
      const exist = new Set(existing);
      if (pending) names.learn(pending, (name) => exist.has(name));
      pending = undefined;
      declarations.keep([...names.values.values(), ...names.types.values()].map(({ cell }) => cell));
    },
    reset() {
      pending = undefined;
      names.clear();
    },
    stopAtNode(stops) {
      documents.stopsAtNode = stops;
    },
    state() {
      declare();
      const { declared = [], untyped = [] } = pending ?? {};
      const running = pending && { cell: pending.cell, declared, untyped: [...untyped] };
      return {
        modules: [...declarations.modules],
        names: names.entries(),
        imported: [...imported],
        complaints,
        ...(running && { pending: running }),
      };
    },
    complete(source, offset) {
      offerNode();
      const none = { start: offset, end: offset, items: [] };
      return attempt(() => completionAt(draft(source), within(source, offset)), none);
    },
    inspect(source, offset) {
      offerNode();
      const at = within(source, offset);
      return attempt(() => inspectionAt(draft(source), at) ?? asType(source, at), undefined);
    },
    describe(source, offset, item) {
      offerNode();
      return attempt(() => describedAt(draft(source), within(source, offset), item), undefined);
    },
    signature(source, offset) {
      offerNode();
      return attempt(() => signatureAt(draft(source), within(source, offset)), undefined);
    },
    diagnose(source, others) {
      refresh();
      declare();
      host.refresh();
      const foreseen = names.foreseeing(pending);
      const isLost = (name: string): boolean => names.missing(name) !== undefined;
      return attempt(() => diagnosed(source, others, foreseen, isLost, examining), []);
    },
    names: () => notebookNames(names, programs),
    isComplete: (source) => completeness(source, settings.current.check.jsx !== undefined),
    close() {
      service.dispose();
      drafts.close();
    },
  };
}

/** The answer of TypeScript's service, or `otherwise` if it throws, as it sometimes does on half-written text. */
function attempt<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NeedsNode) throw error;
    return otherwise;
  }
}

const within = (source: string, offset: number): number => Math.max(0, Math.min(source.length, offset));

let checkers = 0;
