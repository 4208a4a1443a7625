import ts from "typescript";

/** What the checker knows about a notebook's names, for the remedies of errors. */
export interface Known {
  /** Where a name that nothing declares could come from: a sentence, if anything is known. */
  whence(name: string): string | undefined;
  /** The cell that declared a name. */
  cellOf(name: string): number | undefined;
}

/** What would mend an error, in one sentence; nothing where TypeScript's own message says it. */
export function remedyOf(found: ts.Diagnostic, known: Known): string | undefined {
  const word = wordOf(found);
  const says = ts.flattenDiagnosticMessageText(found.messageText, "\n");
  const [, quoted = word] = /'([^']*)'/.exec(says) ?? [];
  switch (found.code) {
    case 2304:
    case 2503:
    case 2552:
    case 2663:
      return known.whence(quoted);
    case 2584:
    case 2812:
      return "there is no page where cells run; show what is meant for the page as the cell's result";
    case 2550:
    case 2583:
      return "it is newer than the Node that runs the cells; do without it, or take a newer Node";
    case 2531:
    case 2532:
    case 2533:
    case 18047:
    case 18048:
    case 18049:
      return unlessMissing(word, says);
    case 2588: {
      const cell = known.cellOf(quoted);
      return `declare ${quoted} with \`let\`${cell === undefined ? "" : ` in cell ${cell}`}, or give the new value another name`;
    }
    case 7006:
    case 7031:
      return `say its type where it stands, for instance \`${quoted}: number\``;
    case 2307:
    case 2882:
      return whereModulesAre(quoted);
    case 1308:
      return "write `async` before the function that this stands in";
    case 2554:
      return related(found, 6210);
    default:
      return awaited(found, says);
  }
}

function unlessMissing(word: string, says: string): string {
  const missing = ["null", "undefined"].filter((name) => says.includes(`'${name}'`));
  const test = missing.length === 2 ? "!= null" : `!== ${missing[0] ?? "undefined"}`;
  if (!/^[\w$.]+$/.test(word))
    return `give it a name and test that before (\`${test}\`); \`?.\` gives undefined where it is missing`;
  return `test it before, as in \`if (${word} ${test})\`; \`${word}?.\` gives undefined where it is missing`;
}

function whereModulesAre(specifier: string): string {
  if (/^\.{0,2}\//.test(specifier))
    return "paths begin at the notebook's folder: `./name` is the file name.ts, name.js or name.json there";
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  return `install it (npm install ${name}), or check its name; a file beside the notebook is \`./${specifier}\``;
}

const related = ({ relatedInformation = [] }: ts.Diagnostic, code: number): string | undefined => {
  const found = relatedInformation.find((each) => each.code === code);
  return found && ts.flattenDiagnosticMessageText(found.messageText, "\n");
};

/** Where a promise stands for what it promises: `await`, with the expression that it belongs before. */
function awaited(found: ts.Diagnostic, says: string): string | undefined {
  const [, promised, wanted] = /^Type 'Promise<(.*)>' is not assignable to type '(.*)'/.exec(says) ?? [];
  const isPlain = wanted?.split(" | ").includes(promised!) ?? false;
  if (!isPlain && related(found, 2773) === undefined) return undefined;
  const promise = promiseOf(found, isPlain);
  if (!promise) return "put `await` before the promise";
  const text = promise.getText();
  const short = text.length > 40 || text.includes("\n") ? "the promise" : `\`${text}\``;
  const isOwner = ts.isPropertyAccessExpression(promise.parent) && promise.parent.expression === promise;
  const remedy =
    isOwner && short !== "the promise"
      ? `write \`(await ${text})\` for ${short}`
      : `put \`await\` before ${short}`;
  const inside = ts.findAncestor(promise, ts.isFunctionLike);
  const isAsync =
    !inside ||
    (ts.canHaveModifiers(inside) &&
      (ts.getModifiers(inside)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false));
  return isAsync ? remedy : `${remedy}, and \`async\` before the function around it`;
}

function promiseOf({ file, start, length }: ts.Diagnostic, isAssigned: boolean): ts.Expression | undefined {
  if (!file || start === undefined) return undefined;
  const node = spanned(file, start, start + (length ?? 0));
  if (!node) return undefined;
  const { parent } = node;
  if (isAssigned) {
    if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.initializer;
    if (ts.isBinaryExpression(parent)) return parent.right;
    return ts.isReturnStatement(node) ? node.expression : undefined;
  }
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return parent.expression;
  return ts.isExpression(node) && !ts.isBinaryExpression(node) ? node : undefined;
}

/** The largest node that covers exactly a span; a `return` stands for its statement. */
function spanned(file: ts.SourceFile, start: number, end: number): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (found || node.pos > start || node.end < end) return;
    const begins = node.getStart(file) === start;
    if (begins && (node.end === end || (ts.isReturnStatement(node) && end - start === "return".length)))
      found = node;
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const wordOf = ({ file, start, length }: ts.Diagnostic): string =>
  file && start !== undefined ? file.text.slice(start, start + (length ?? 0)) : "";

/** What a message says about compiler options, which a notebook has none of. */
export const withoutOptions = (message: string): string =>
  message.replace(/ Do you need to (change your target library|install type definitions)[^\n]*/g, "");
