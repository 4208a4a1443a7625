import ts from "typescript";
import { diagnosticOf } from "./diagnostic.js";

/** A text or a number that is thrown, and where. */
export interface Thrown {
  readonly value: string | number;
  readonly line: number;
  readonly column: number;
}

/** The statements that throw a text or a number as it is written there: `throw "too large"`. */
export function thrownIn(file: ts.SourceFile, offset: number): readonly Thrown[] {
  const found: Thrown[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isThrowStatement(node)) {
      const { expression } = node;
      const isText = ts.isStringLiteralLike(expression);
      if (isText || ts.isNumericLiteral(expression)) {
        const start = node.getStart(file);
        const { line, column } = diagnosticOf(
          { start, length: 1, messageText: "", code: 0 },
          file.text.slice(offset),
          offset,
        );
        found.push({ value: isText ? expression.text : Number(expression.text), line, column });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
