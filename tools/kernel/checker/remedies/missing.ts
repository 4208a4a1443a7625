import ts from "typescript";
import { type Asked, isTight, short } from "./asked.js";

/** What to do with a value that may be missing, where something is to be done with it. */
export function unlessMissing({ word, says, node }: Asked): string {
  const missing = ["null", "undefined"].filter((name) => says.includes(`'${name}'`));
  const test = missing.length === 2 ? "!= null" : `!== ${missing[0] ?? "undefined"}`;
  if (!/^[\w$.]+$/.test(word)) {
    const text = node && short(node);
    const surely = text === undefined ? "put `!` behind it" : `write \`${text}!\``;
    return `where it is surely there, ${surely}; else give it a name and test that before (\`${test}\`)`;
  }
  return `test it before, as in \`if (${word} ${test})\`; \`${word}?.\` gives undefined where it is missing; where it is surely there, \`${word}!\``;
}

/** Where a value that may be missing is given to something that takes none: `const n: number = xs.find(...)`. */
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
    ? `it may be ${missing.join(" or ")}: put \`!\` behind it where it is surely there; ${instead}`
    : `\`${shown}\` may be ${missing.join(" or ")}: write \`${shown}!\` where it is surely there; ${instead}`;
}

/** The expression whose value is given where an error stands. */
export function givenIn(node: ts.Node): ts.Expression | undefined {
  const { parent } = node;
  if (ts.isReturnStatement(node)) return node.expression;
  if (ts.isVariableDeclaration(parent) && parent.name === node) return parent.initializer;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return parent.initializer;
  if (ts.isBinaryExpression(parent) && parent.left === node) return parent.right;
  return ts.isExpression(node) ? node : undefined;
}

/** Where a list that must not be changed is given as one that may. */
export function copied({ says, node }: Asked): string | undefined {
  const [, wanted] = /is 'readonly' and cannot be assigned to the mutable type '([^']*)'/.exec(says) ?? [];
  if (wanted === undefined) return undefined;
  const value = node && givenIn(node);
  const text = (value && short(value)) ?? "it";
  const isMatrix = /\[\]\[\]$/.test(wanted);
  const owner = value && !isTight(value) ? `(${text})` : text;
  const copy = isMatrix ? `${owner}.map((row) => [...row])` : `[...${text}]`;
  const readonly = isMatrix ? "readonly (readonly number[])[]" : `readonly ${wanted}`;
  return `copy it (\`${copy}\`), or let the type that it is given to be \`${readonly}\``;
}
