import assert from "node:assert/strict";
import { describe, it } from "mocha";
import ts from "typescript";

const parsed = (text: string, jsDocParsingMode: ts.JSDocParsingMode): ts.SourceFile =>
  ts.createSourceFile("a.ts", text, { languageVersion: ts.ScriptTarget.ES2022, jsDocParsingMode }, true);

/** Members that are not in TypeScript's declarations. */
interface Hidden {
  readonly parseDiagnostics?: readonly ts.Diagnostic[];
  readonly jsDoc?: readonly ts.Node[];
  externalModuleIndicator?: unknown;
}

// Each tests one assumption of the kernel about TypeScript beyond its declarations: if a new version fails, the title
// says which assumption failed, and the file in brackets is where it is made.
describe("what the kernel assumes about TypeScript", () => {
  it("lists the files that match a pattern from what a folder contains (checker/host)", () => {
    const { matchFiles } = ts as unknown as { matchFiles(...words: unknown[]): string[] };
    const entries = (path: string): object =>
      path.replace(/\/$/, "") === "/p"
        ? { files: ["a.ts", "b.js"], directories: [] }
        : { files: [], directories: [] };
    const found = matchFiles(
      "/p",
      [".ts"],
      undefined,
      ["*"],
      true,
      "/p",
      undefined,
      entries,
      (path: string) => path,
    );
    assert.deepEqual(found, ["/p/a.ts"]);
  });

  it("keeps the errors of a JSON text, and of a source, on the file (checker/settings, checker)", () => {
    const json = ts.readJsonConfigFile("/p/tsconfig.json", () => '{ "a": ') as unknown as Hidden;
    const source = parsed("const = 1", ts.JSDocParsingMode.ParseNone) as unknown as Hidden;
    assert.ok(json.parseDiagnostics!.length > 0 && source.parseDiagnostics!.length > 0);
  });

  it("attaches comments to the nodes of a file that is parsed with them, in one shape (checker/comments)", () => {
    const text = "/** Doc. */\nexport function f(/** a */ a: number): void {}";
    const [without, with_] = [ts.JSDocParsingMode.ParseNone, ts.JSDocParsingMode.ParseAll].map((mode) =>
      parsed(text, mode),
    );
    const shape = (node: ts.Node): unknown[] => {
      const children: unknown[] = [];
      ts.forEachChild(node, (child) => void children.push(shape(child)));
      return [node.kind, node.end, children];
    };
    assert.deepEqual(shape(without!), shape(with_!));
    const docs = [without, with_].map((file) => (file!.statements[0] as Hidden).jsDoc?.length);
    assert.deepEqual(docs, [undefined, 1]);
  });

  it("records errors that it finds while binding symbols on the file (compiler/program)", () => {
    const file = parsed("let a; let a;", ts.JSDocParsingMode.ParseNone);
    const host: ts.CompilerHost = {
      ...ts.createCompilerHost({}),
      getSourceFile: (name) => (name === "a.ts" ? file : undefined),
    };
    ts.createProgram(["a.ts"], { noLib: true }, host).getTypeChecker();
    assert.ok((file as { bindDiagnostics?: readonly ts.Diagnostic[] }).bindDiagnostics!.length > 0);
  });

  it("emits a file as a script if a transformer removes the mark of a module (compiler/cell)", () => {
    const emitted = (takesMark: boolean): string =>
      ts
        .transpileModule("export const a = 1;", {
          compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
          transformers: {
            before: [
              () => (file) => {
                const plain = ts.factory.updateSourceFile(file, [ts.factory.createEmptyStatement()]);
                if (takesMark) (plain as Hidden).externalModuleIndicator = undefined;
                return plain;
              },
            ],
          },
        })
        .outputText.trim();
    assert.deepEqual([emitted(false), emitted(true)], [";\nexport {};", '"use strict";\n;']);
  });

  it("marks a type that it cannot resolve as unresolved (checker/checker)", () => {
    const files = new Map([["/a.ts", "type A = B;"]]);
    const service = ts.createLanguageService({
      getScriptFileNames: () => [...files.keys()],
      getScriptVersion: () => "1",
      getScriptSnapshot: (name) =>
        files.has(name) ? ts.ScriptSnapshot.fromString(files.get(name)!) : undefined,
      getCurrentDirectory: () => "/",
      getCompilationSettings: () => ({ noLib: true }),
      getDefaultLibFileName: () => "lib.d.ts",
      fileExists: (name) => files.has(name),
      readFile: (name) => files.get(name),
    });
    const parts = service.getQuickInfoAtPosition("/a.ts", 9)?.displayParts ?? [];
    assert.match(parts.map(({ text }) => text).join(""), /\/\*unresolved\*\//);
  });
});
