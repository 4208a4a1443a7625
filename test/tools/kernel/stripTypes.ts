import ts from "typescript";

/** JavaScript of a piece of TypeScript, as the compiler alone writes it. */
export function stripTypes(source: string): string {
  return ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
}
