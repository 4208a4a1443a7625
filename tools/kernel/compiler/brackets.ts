import ts from "typescript";

const closes: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.CloseParenToken, "("],
  [ts.SyntaxKind.CloseBracketToken, "["],
  [ts.SyntaxKind.CloseBraceToken, "{"],
]);
const opens: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.OpenParenToken, "("],
  [ts.SyntaxKind.OpenBracketToken, "["],
  [ts.SyntaxKind.OpenBraceToken, "{"],
]);

/** Whether a slash after this token divides; otherwise it begins a regular expression. */
const endsOperand = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.Identifier ||
  closes.has(kind) ||
  (kind >= ts.SyntaxKind.FirstLiteralToken && kind <= ts.SyntaxKind.NoSubstitutionTemplateLiteral) ||
  kind === ts.SyntaxKind.TemplateTail ||
  kind === ts.SyntaxKind.ThisKeyword ||
  kind === ts.SyntaxKind.SuperKeyword;

/** The unclosed brackets of a text, outermost first: `(`, `[`, `{`, and `${` inside a template. */
export function openBrackets(source: string): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, true, ts.LanguageVariant.Standard, source);
  const open: string[] = [];
  let previous: ts.SyntaxKind = ts.SyntaxKind.SemicolonToken;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isDivision = endsOperand(previous);
    if ((kind === ts.SyntaxKind.SlashToken || kind === ts.SyntaxKind.SlashEqualsToken) && !isDivision)
      kind = scanner.reScanSlashToken();
    if (kind === ts.SyntaxKind.CloseBraceToken && open[open.length - 1] === "${") {
      kind = scanner.reScanTemplateToken(false);
      if (kind === ts.SyntaxKind.TemplateTail) open.pop();
    } else if (kind === ts.SyntaxKind.TemplateHead) open.push("${");
    else if (opens.has(kind)) open.push(opens.get(kind)!);
    else if (closes.has(kind) && open[open.length - 1] === closes.get(kind)) open.pop();
    previous = kind;
  }
  return open;
}
