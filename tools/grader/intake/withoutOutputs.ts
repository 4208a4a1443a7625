const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const dropped = ["outputs", "attachments"].map((key) => Buffer.from(`"${key}"`));

/**
 * The text of a notebook with the outputs and attachments of its cells emptied. They are found without parsing the text
 * as JSON, so that a hundred megabytes of pictures cost no memory. Any other text is returned unchanged.
 */
export function withoutOutputs(text: Buffer): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at]!;
    if (byte === QUOTE) {
      const end = endOfString(text, at);
      // A key of a cell: { "cells": [ { "outputs": ...
      const key = depth === 3 ? dropped.find((one) => one.equals(text.subarray(at, end))) : undefined;
      at = end - 1;
      if (key === undefined) continue;
      const colon = skipSpace(text, end);
      if (text[colon] !== 0x3a) continue;
      const value = skipSpace(text, colon + 1);
      if (text[value] !== 0x5b && text[value] !== 0x7b) continue;
      kept.push(text.subarray(from, value), Buffer.from(text[value] === 0x5b ? "[]" : "{}"));
      from = endOfValue(text, value);
      at = from - 1;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return Buffer.concat([...kept, text.subarray(from)]);
}

/** The index after the string that begins at `at`. */
function endOfString(text: Buffer, at: number): number {
  for (let i = at + 1; ; ) {
    const end = text.indexOf(QUOTE, i);
    if (end < 0) return text.length;
    let slashes = 0;
    while (text[end - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end + 1;
    i = end + 1;
  }
}

/** The index after the list or object that begins at `at`. */
function endOfValue(text: Buffer, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const byte = text[i]!;
    if (byte === QUOTE) i = endOfString(text, i) - 1;
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) return i + 1;
  }
  return text.length;
}

function skipSpace(text: Buffer, at: number): number {
  let i = at;
  while (i < text.length && text[i]! <= 0x20) i++;
  return i;
}
