import ts from "typescript";
import { type Asked, short } from "./asked.js";
import { givenIn } from "./missing.js";

/** What other libraries call an option, and what it is called here, if the options have it. */
const otherNames: Readonly<Record<string, string>> = {
  lr: "rate",
  learningRate: "rate",
  learning_rate: "rate",
  eps: "epsilon",
  betas: "beta1",
  weightDecay: "decay",
  weight_decay: "decay",
  keepdim: "keep",
  keepdims: "keep",
  keepDims: "keep",
  type: "dtype",
};

/** Initialisers by the first names of their authors, and by the surnames. */
const firstNames: Readonly<Record<string, string>> = { xavier: "glorot", kaiming: "he" };

/** How many names a sentence lists. */
const most = 12;

/** The type that is wanted of an expression, where it may not be missing. */
function wantedAt(node: ts.Expression, types: ts.TypeChecker): ts.Type | undefined {
  const type = types.getContextualType(node);
  return type && types.getNonNullableType(type);
}

/** The remedy for an option that does not exist: those that do. */
export function optionNamed({ node, says, types }: Asked): string | undefined {
  const [, name] = /may only specify known properties, and '([^']*)' does not exist in type/.exec(says) ?? [];
  const literal = node && ts.findAncestor(node, ts.isObjectLiteralExpression);
  const wanted = literal && wantedAt(literal, types);
  if (name === undefined || !wanted || wanted.isUnion()) return undefined;
  const names = wanted.getProperties().map((each) => each.name);
  if (names.length === 0 || names.length > most) return undefined;
  const meant = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
  const known = `the options are ${names.map((each) => `\`${each}\``).join(", ")}`;
  return meant !== undefined && names.includes(meant) ? `\`${name}\` is \`${meant}\` here; ${known}` : known;
}

/** The remedy for the value of an option in the place of the options. */
export function optionsByName({ node, says, types }: Asked): string | undefined {
  if (!node || !ts.isExpression(node) || !/has no properties in common with type/.test(says))
    return undefined;
  const wanted = wantedAt(node, types);
  const value = types.getTypeAtLocation(node);
  const option = wanted
    ?.getProperties()
    .find((each) => types.isTypeAssignableTo(value, types.getNonNullableType(types.getTypeOfSymbol(each))));
  if (!option) return undefined;
  return `options are written by name: \`{ ${option.name}: ${short(node) ?? "..."} }\``;
}

/** The remedy for a text that is none of those that are possible. */
export function oneOfTexts({ node, says, types }: Asked): string | undefined {
  const value = node && givenIn(node);
  if (!value || !ts.isStringLiteral(value) || !/is not assignable to/.test(says)) return undefined;
  const wanted = wantedAt(value, types);
  const names = wanted?.isUnion()
    ? wanted.types.flatMap((each) => (each.isStringLiteral() ? [each.value] : []))
    : [];
  if (names.length < 2 || names.length > most) return undefined;
  const texts = names.map((each) => JSON.stringify(each)).join(", ");
  const meant = Object.hasOwn(firstNames, value.text) ? firstNames[value.text] : undefined;
  return meant !== undefined && names.includes(meant)
    ? `it is called "${meant}" here, after its author's surname; there are ${texts}`
    : `there are ${texts}`;
}
