import { JSONExt, type PartialJSONObject, type PartialJSONValue } from "@lumino/coreutils";

/** The part of a JSON schema that says which value holds where none is given. */
interface Schema {
  readonly default?: PartialJSONValue;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $ref?: string;
}

/**
 * A copy of a value with the defaults of its schema wherever it says nothing itself, in parts of parts too.
 *
 * @param definitions the schemas to which `#/definitions/NAME` refers
 */
export function filled(
  schema: Schema,
  value: PartialJSONValue,
  definitions: Readonly<Record<string, Schema>>,
): PartialJSONValue {
  const { properties, items } = resolved(schema, definitions);
  if (Array.isArray(value)) return value.map((each) => (items ? filled(items, each, definitions) : each));
  if (!JSONExt.isObject(value)) return value;
  const made: PartialJSONObject = { ...value };
  for (const [name, part] of Object.entries(properties ?? {})) {
    const own = made[name] === undefined ? resolved(part, definitions).default : made[name];
    if (own !== undefined) made[name] = filled(part, own, definitions);
  }
  return made;
}

/** What a reference refers to, under what stands beside it. */
function resolved(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const name = schema.$ref?.replace("#/definitions/", "");
  return name === undefined ? schema : { ...definitions[name], ...schema };
}
