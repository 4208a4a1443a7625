import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const library = fileURLToPath(new URL("../../../lib/", import.meta.url));

/** Functions of fewer words are sentences of the language: a sum, a property of each, a check of a length. */
const SHORT = 20;

interface Written {
  readonly place: string;
  /** Its parameters and body, with its own names numbered in the order in which they come. */
  readonly words: readonly string[];
}

type Function = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

function isFunction(node: ts.Node): node is Function {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node)
  );
}

/** The names that a function declares: parameters, variables, and functions inside it. */
function ownNames(node: ts.Node, names = new Set<string>()): Set<string> {
  ts.forEachChild(node, (child) => {
    const declares =
      ts.isParameter(child) ||
      ts.isVariableDeclaration(child) ||
      ts.isBindingElement(child) ||
      ts.isFunctionDeclaration(child);
    if (declares && child.name !== undefined && ts.isIdentifier(child.name)) names.add(child.name.text);
    ownNames(child, names);
  });
  return names;
}

/** The tokens of a function without its types, its comments, and its own names. */
function wordsOf(node: Function, source: ts.SourceFile): readonly string[] {
  const own = ownNames(node);
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const visit = (part: ts.Node): void => {
    if (ts.isTypeNode(part) || ts.isJSDoc(part)) return;
    const parts = part.getChildren(source);
    if (parts.length > 0) {
      for (const child of parts) visit(child);
      return;
    }
    const word = part.getText(source);
    if (word === "") return;
    const isProperty = ts.isPropertyAccessExpression(part.parent) && part.parent.name === part;
    if (!ts.isIdentifier(part) || isProperty || !own.has(word)) words.push(word);
    else {
      if (!numbers.has(word)) numbers.set(word, numbers.size);
      words.push(`name ${numbers.get(word)}`);
    }
  };
  for (const parameter of node.parameters) visit(parameter.name);
  if (node.body !== undefined) visit(node.body);
  return words;
}

/** All functions of a file that have a body. */
function functionsOf(file: string, text: string): readonly Written[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Written[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunction(node) && node.body !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      found.push({ place: `${file}:${line}`, words: wordsOf(node, source) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The places of functions that are equal except for the names inside them. */
function writtenTwice(functions: readonly Written[]): readonly (readonly string[])[] {
  const places = new Map<string, string[]>();
  for (const { place, words } of functions) {
    if (words.length < SHORT) continue;
    const text = words.join(" ");
    places.set(text, [...(places.get(text) ?? []), place]);
  }
  return [...places.values()].filter((same) => same.length > 1);
}

describe("a function of the library", () => {
  it("is written once, whatever its variables are called", () => {
    const functions = readdirSync(library, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => functionsOf(file, readFileSync(join(library, file), "utf8")));
    assert.deepEqual(writtenTwice(functions), []);
  });

  it("is found again under other names and types, but not if it calls something else", () => {
    const sum = (name: string, of: string, call: string): string =>
      `export function ${name}(${of}: Vector): number {
        let total = 0;
        for (const entry of ${of}) total += ${call}(entry) * entry + 1;
        return total;
      }`;
    const first = functionsOf("first.ts", sum("sum", "x", "Math.abs"));
    const again = functionsOf("again.ts", sum("add", "entries", "Math.abs").replace("Vector", "number[]"));
    const other = functionsOf("other.ts", sum("sum", "x", "Math.sqrt"));
    assert.deepEqual(writtenTwice([...first, ...again, ...other]), [["first.ts:1", "again.ts:1"]]);
  });
});
