import { Fixed } from "./fixed.js";
import { byShape, differences, isTensorOf, type Shapes, shapesOf } from "./likeness.js";
import { isFixed, isList, isParameter, made, type Part, type Parts } from "./part.js";
import { type Shape, sameShape } from "./shape.js";

/**
 * That parts are what a layer can be made of.
 *
 * @throws TypeError naming the part that is not, or whose name would be two in a path
 */
export function checkParts(parts: Parts): void {
  for (const [name, part] of Object.entries(parts)) {
    if (name === "" || name.includes("."))
      throw new TypeError(`layer: expected a name without dots for a part, got ${JSON.stringify(name)}`);
    if (!(Array.isArray(part) ? part.every(isPart) : isPart(part)))
      throw new TypeError(
        `layer: expected ${name} to be a parameter, a layer or a list of layers, got ${kindOf(part)}: make a tensor that is learned by parameter(shape, "lecun")`,
      );
  }
}

function isPart(part: unknown): boolean {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return false;
  return isParameter(part as Part) || isFixed(part as Part) || ("init" in part && "apply" in part);
}

function kindOf(part: unknown): string {
  if (Array.isArray(part)) return "a list of other things";
  return part === null ? "null" : typeof part === "object" ? "another object" : typeof part;
}

/**
 * That parameters are those of an architecture. What is below a layer that somebody wrote by hand is its own affair.
 *
 * @throws RangeError listing the paths and shapes of both sides where they differ
 */
export function checkParameters(parts: Parts, parameters: unknown): void {
  if (fits(parts, parameters)) return;
  const expected = new Map<string, Shape>();
  const own: string[] = [];
  for (const [name, part] of Object.entries(parts)) collect(part, name, expected, own);
  const got: Shapes = new Map(
    [...shapesOf(parameters)].filter(
      ([path]) => !own.some((above) => path === above || path.startsWith(`${above}.`)),
    ),
  );
  const found = differences(expected, got, ["the layer has", "the parameters have"], byShape);
  throw new RangeError(
    `apply: expected the parameters of this layer, got others:${found === "" ? ` ${kindOf(parameters)} of another form` : found}`,
  );
}

function collect(part: Part, path: string, into: Map<string, Shape>, own: string[]): void {
  if (isList(part)) for (const [k, each] of part.entries()) collect(each, `${path}.${k}`, into, own);
  else if (isParameter(part) || isFixed(part)) into.set(path, part.shape);
  else {
    const of = made.get(part);
    if (of) for (const [name, each] of Object.entries(of.parts)) collect(each, `${path}.${name}`, into, own);
    else own.push(path);
  }
}

/** The same question at every call, without words. */
function fits(parts: Parts, parameters: unknown): boolean {
  if (typeof parameters !== "object" || parameters === null) return false;
  const names = Object.keys(parts);
  if (Object.keys(parameters).length !== names.length) return false;
  return names.every((name) => fitsPart(parts[name]!, (parameters as Record<string, unknown>)[name]));
}

function fitsPart(part: Part, value: unknown): boolean {
  if (isList(part))
    return (
      Array.isArray(value) &&
      value.length === part.length &&
      part.every((each, k) => fitsPart(each, value[k]))
    );
  if (isParameter(part)) return isTensorOf(value, part.shape);
  if (isFixed(part))
    return (
      value instanceof Fixed &&
      sameShape(value.shape, part.shape) &&
      ("statistic" in part || value.value !== undefined)
    );
  const of = made.get(part);
  return of ? fits(of.parts, value) : value !== undefined;
}
