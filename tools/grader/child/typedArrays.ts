/** A kind of typed array that can be sent between the grader and a learner's process. */
export type TypedArrayKind =
  | Float64ArrayConstructor
  | Float32ArrayConstructor
  | Int32ArrayConstructor
  | Uint32ArrayConstructor
  | Int16ArrayConstructor
  | Uint16ArrayConstructor
  | Int8ArrayConstructor
  | Uint8ArrayConstructor
  | Uint8ClampedArrayConstructor;

const kinds: readonly TypedArrayKind[] = [
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
];
// Captured before any code of a learner runs, names included, since it may change them.
const names: readonly string[] = kinds.map((kind) => kind.name);

/** The kind with this name; undefined for any other name. */
export function typedArrayKind(name: unknown): TypedArrayKind | undefined {
  for (let k = 0; k < kinds.length; k++) if (names[k] === name) return kinds[k];
  return undefined;
}

/** The name of a typed array's kind; undefined for anything else. */
export function typedArrayName(value: object): string | undefined {
  for (let k = 0; k < kinds.length; k++) if (value instanceof kinds[k]!) return names[k];
  return undefined;
}
