import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "mocha";
import ts from "typescript";
import { importsOf, root, textOf } from "./imports.js";

/** The compiler's errors for a text as a file of a project: the first line of each. */
function complaints(project: string, file: string, text: string): readonly string[] {
  const { config } = ts.readConfigFile(join(root, project), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const path = join(root, file);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (each) => (each === path ? text : readFile(each));
  host.fileExists = (each) => each === path || fileExists(each);
  const program = ts.createProgram(
    [path, ...fileNames.filter((each) => each.endsWith(".d.ts"))],
    options,
    host,
  );
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n").split("\n")[0]!);
}

describe("what runs in a browser", () => {
  for (const [project, file] of [
    ["tsconfig.lib.json", "lib/group/planted.ts"],
    ["tsconfig.portable.json", "tools/kernel/checker/planted.ts"],
  ] as const) {
    it(`is compiled without Node's types and without a page's: ${project}`, () => {
      const planted = [
        'import { readFileSync } from "node:fs";',
        "export const all: unknown[] = [readFileSync, Buffer, process, setImmediate, document, window];",
        'export const map: Map<string, number> = new Map([["a", 1]]);',
      ];
      assert.deepEqual(
        complaints(project, file, planted.join("\n")).map((each) => /'(.*?)'/.exec(each)?.[1]),
        ["node:fs", "Buffer", "process", "setImmediate", "document", "window"],
      );
    });
  }

  it("has in the kernel only the clock, random numbers and text encoding that Node and a worker share", () => {
    const text = [
      "export const timer: ReturnType<typeof setTimeout> = setTimeout(() => {}, performance.now());",
      "export const all: unknown[] = [crypto.randomUUID(), new TextEncoder().encode('a'), new TextDecoder().decode()];",
    ];
    assert.deepEqual(
      complaints("tsconfig.portable.json", "tools/kernel/checker/planted.ts", text.join("\n")),
      [],
    );
  });

  /**
   * The entries for cells that do not run in a browser yet, with the file that imports Node's modules as it is loaded.
   */
  const ON_NODE_ALONE: Readonly<Record<string, readonly string[]>> = {
    "lib/index.ts": [],
    "tools/web/page/entry.ts": [],
    "lib/exact/index.ts": [],
    "tools/cells/comm/index.ts": [],
    "tools/cells/widgets/index.ts": [],
    "tools/cells/display/index.ts": [],
    "tools/cells/data/index.ts": ["tools/cells/data/packaged.ts"],
    "tools/cells/course/index.ts": [
      "tools/cells/course/attempts.ts",
      "tools/cells/course/find.ts",
      "tools/cells/course/solution.ts",
      "tools/files/workspacePlace.ts",
      "tools/progress/fileStore.ts",
      "tools/root.ts",
    ],
  };
  for (const [entry, known] of Object.entries(ON_NODE_ALONE)) {
    it(`imports no module of Node's: ${entry}${known.length > 0 ? ", except what is listed" : ""}`, () => {
      assert.deepEqual(onNode(entry), known);
    });
  }
});

/** The files that load a module of Node's when an entry is loaded; imports of types are erased before. */
function onNode(entry: string): readonly string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const queue = [entry];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { specifier, target } of importsOf(file, loaded(textOf(file)))) {
      if (target !== undefined) queue.push(target);
      else if (specifier.startsWith("node:")) found.add(file);
      else if (specifier === "noether") queue.push("lib/index.ts");
    }
  }
  return [...found].sort();
}

/** A text with its static imports of values alone. */
function loaded(text: string): string {
  const stays = (statement: ts.Statement): boolean =>
    ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword
      : ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined && !statement.isTypeOnly;
  return ts
    .createSourceFile("file.ts", text, ts.ScriptTarget.Latest)
    .statements.filter(stays)
    .map(({ pos, end }) => text.slice(pos, end))
    .join("\n");
}
