/**
 * What Node and a browser's worker both have, in addition to the language itself: the portable files may use only this
 * (tsconfig.portable.json), since they are compiled without Node's types and without a browser's.
 */
declare function setTimeout(
  work: (...given: never[]) => void,
  milliseconds?: number,
): { readonly [timer]: true };
declare function clearTimeout(timer: ReturnType<typeof setTimeout> | undefined): void;
declare const timer: unique symbol;

declare const performance: { now(): number };
declare const crypto: { randomUUID(): string };

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(bytes?: Uint8Array): string;
}
