/** UTF-8, by the two names of pages and Node that do it, declared by hand. */
const { TextEncoder, TextDecoder } = globalThis as unknown as {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean },
  ) => { decode(bytes: Uint8Array): string };
};

export function toUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** @throws TypeError if the bytes are no UTF-8 */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
