import ts from "typescript";

/** A cell as a module, so that `await` at its top level is an operator. */
export function parseCell(text: string, isJsx: boolean): ts.SourceFile {
  const setExternalModuleIndicator = (file: ts.SourceFile): void => {
    (file as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
  };
  const options = { languageVersion: ts.ScriptTarget.ES2023, setExternalModuleIndicator };
  return ts.createSourceFile("cell.ts", text, options, true, isJsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}
