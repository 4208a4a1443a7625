import ts from "typescript";
import { type Asked, isTight, short } from "./asked.js";

/** The remedy for using a value that may be missing. */
export function unlessMissing({ word, says, node }: Asked): string {
  const missing = ["null", "undefined"].filter((name) => says.includes(`'${name}'`));
  const test = missing.length === 2 ? "!= null" : `!== ${missing[0] ?? "undefined"}`;
  if (!/^[\w$.]+$/.test(word)) {
    const text = node && short(node);
    const surely = text === undefined ? "put `!` after it" : `write \`${text}!\``;
    return `if it is certainly there, ${surely}; otherwise give it a name and test that first (\`${test}\`)`;
  }
  return `test it first, as in \`if (${word} ${test})\`; \`${word}?.\` gives undefined if it is missing; if it is certainly there, write \`${word}!\``;
}

/** The remedy for a value that may be missing where that is not allowed: `const n: number = xs.find(...)`. */
export function givenThoughMissing({ says, node }: Asked): string | undefined {
  const [, has, wants] =
    /^(?:Type|Argument of type) '(.*)' is not assignable to (?:type|parameter of type) '(.*)'/.exec(says) ??
    [];
  if (has === undefined || wants === undefined) return undefined;
  const parts = has.split(" | ");
  const missing: string[] = parts.filter((part) => part === "undefined" || part === "null");
  const isMissing = missing.length > 0 && parts.length > missing.length && !wants.includes(" | ");
  if (!isMissing || parts.filter((part) => !missing.includes(part)).join(" | ") !== wants) return undefined;
  const value = node && givenIn(node);
  const text = (value && short(value)) ?? "it";
  const shown = text === "it" || (value && isTight(value)) ? text : `(${text})`;
  const otherwise = { number: "0", string: '""', boolean: "false" }[wants] ?? "another value";
  const instead =
    otherwise === "another value"
      ? "give another value for that case (`??`)"
      : `\`?? ${otherwise}\` gives another value for that case`;
  return shown === "it"
    ? `it may be ${missing.join(" or ")}: put \`!\` after it if it is certainly there; ${instead}`
    : `\`${shown}\` may be ${missing.join(" or ")}: write \`${shown}!\` if it is certainly there; ${instead}`;
}

/** The expression whose value is assigned, passed or returned at an error. */
export function givenIn(node: ts.Node): ts.Expression | undefined {
  const { parent } = node;
  if (ts.isReturnStatement(node)) return node.expression;
  if (ts.isVariableDeclaration(parent) && parent.name === node) return parent.initializer;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return parent.initializer;
  if (ts.isBinaryExpression(parent) && parent.left === node) return parent.right;
  return ts.isExpression(node) ? node : undefined;
}

/** The remedy for a readonly list given as a mutable one. */
export function copied({ says, node }: Asked): string | undefined {
  const [, wanted] = /is 'readonly' and cannot be assigned to the mutable type '([^']*)'/.exec(says) ?? [];
  if (wanted === undefined) return undefined;
  const value = node && givenIn(node);
  const text = (value && short(value)) ?? "it";
  const isMatrix = /\[\]\[\]$/.test(wanted);
  const owner = value && !isTight(value) ? `(${text})` : text;
  const copy = isMatrix ? `${owner}.map((row) => [...row])` : `[...${text}]`;
  const readonly = isMatrix ? "readonly (readonly number[])[]" : `readonly ${wanted}`;
  return `copy it (\`${copy}\`), or change the type that it is given to, to \`${readonly}\``;
}
