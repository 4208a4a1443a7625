import ts from "typescript";
import { fromPython } from "./pythonSyntax.js";

/** The remedy for a syntax error: the first of a text, since the others mostly follow from it. */
export function syntaxRemedy(
  source: string,
  { start = 0 }: ts.Diagnostic,
  isJsx: boolean,
): string | undefined {
  const begin = source.lastIndexOf("\n", start - 1) + 1;
  const next = source.indexOf("\n", start);
  const line = source.slice(begin, next < 0 ? source.length : next).replace(/\r$/, "");
  const before = source.slice(0, begin).trimEnd();
  return (
    (isJsx ? undefined : asJsx(source)) ??
    ofNotebooks(line) ??
    ofComment(line, start - begin) ??
    fromPython(line) ??
    asArrow(line) ??
    asObject(source, line) ??
    continued(line, before)
  );
}

const parses = (text: string, kind: ts.ScriptKind): boolean => {
  const file = ts.createSourceFile("cell.tsx", text, ts.ScriptTarget.ES2023, false, kind);
  return (file as { parseDiagnostics?: readonly ts.Diagnostic[] }).parseDiagnostics?.length === 0;
};

export const setJsx = `JSX is set in a tsconfig.json in the notebook's folder: { "compilerOptions": { "jsx": "react-jsx" } }`;

const asJsx = (source: string): string | undefined =>
  /<[\w>]/.test(source) && parses(source, ts.ScriptKind.TSX) ? setJsx : undefined;

/** The remedy for IPython's commands: for a shell, for the notebook, for help. */
function ofNotebooks(line: string): string | undefined {
  const [, shell] = /^\s*!\s*(\w[^=]*)$/.exec(line) ?? [];
  if (shell !== undefined)
    return `a cell runs no shell: write \`import { execSync } from "node:child_process"; execSync(${JSON.stringify(shell.trim())}, { encoding: "utf8" })\``;
  const [, magic] = /^\s*%{1,2}(\w+)/.exec(line) ?? [];
  if (magic !== undefined) {
    if (/^time/.test(magic))
      return 'there are no % commands here; time is taken with `console.time("a")` and `console.timeEnd("a")`';
    return /^(bash|sh|system|sx)$/.test(magic)
      ? 'there are no % commands here; a command of the shell is `import { execSync } from "node:child_process"; execSync("ls", { encoding: "utf8" })`'
      : "there are no % commands here: leave it out";
  }
  return /^\s*\?|\?\s*$/.test(line) ? "help on a name is a cell of its own: `?name`" : undefined;
}

const ofComment = (line: string, column: number): string | undefined =>
  line[column] === "#" &&
  /^#(\s|[^\w]|\w.*$)/.test(line.slice(column)) &&
  !/^#\w+\s+in\b/.test(line.slice(column))
    ? "a comment begins with `//`"
    : undefined;

const asArrow = (line: string): string | undefined =>
  /[\w)]\s*->\s*\S/.test(line) ? "an arrow is `=>`" : undefined;

/** The remedy for an object at the beginning of a statement, where braces are read as a block. */
function asObject(source: string, line: string): string | undefined {
  const at = source.indexOf(line);
  const open = source.lastIndexOf("{", at + line.length);
  if (open < 0 || !/(^|[;\n])\s*$/.test(source.slice(0, open))) return undefined;
  const close = source.indexOf("}", open);
  return close > open && parses(`(${source.slice(open, close + 1)})`, ts.ScriptKind.TS)
    ? "an object at the beginning of a statement needs parentheses: `({ ... })`"
    : undefined;
}

export const endTheLine =
  "end the line before with a semicolon: a line that begins with `[` or `(` continues the line before it";

const continued = (line: string, before: string): string | undefined =>
  /^\s*[[(]/.test(line) && /[\w)\]"'`]$/.test(before) ? endTheLine : undefined;
