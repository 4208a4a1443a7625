import type ts from "typescript";
import { segment } from "./sourceMap.js";

/** A text, and where its parts came from. */
export interface Written {
  readonly code: string;
  /** The `mappings` of a source map with one source. */
  readonly map: string;
}

/** A text that is put together from a source and other words, with the source map between them. */
export interface MappedText {
  /** What there is by now. */
  written(): Written;
  /** Adds text; with a place of the source, text that stands for what is there. */
  write(text: string, place?: number): void;
  /** Adds a part of the source as it is. */
  copy(start: number, end: number): void;
}

/** A word, a character of another kind, or the end of a line: what may have a place of its own. */
const parts = /[\p{ID_Continue}$]+|\n|\S/gu;

/** An empty one; the source's lines end by `\n`. */
export function mappedText(file: ts.SourceFile): MappedText {
  let code = "";
  let map = "";
  /** What comes before the next segment; to look at the end of a text that grows copies all of it. */
  let separator = "";
  let lineStart = 0;
  /** The last segment: where on its line it is, and which line and column of the source it names. */
  let column = 0;
  let line = 0;
  let character = 0;
  const mark = (place: number): void => {
    const at = file.getLineAndCharacterOfPosition(place);
    const here = code.length - lineStart;
    map += separator + segment([here - column, 0, at.line - line, at.character - character]);
    separator = ",";
    [column, line, character] = [here, at.line, at.character];
  };
  const newLine = (): void => {
    map += ";";
    separator = "";
    lineStart = code.length;
    column = 0;
  };
  return {
    written: () => ({ code, map }),
    write(text, place) {
      if (place !== undefined) mark(place);
      for (const [index, piece] of text.split("\n").entries()) {
        if (index > 0) {
          code += "\n";
          newLine();
        }
        code += piece;
      }
    },
    copy(start, end) {
      let at = start;
      for (const { 0: part, index } of file.text.slice(start, end).matchAll(parts)) {
        code += file.text.slice(at, start + index);
        at = start + index + part.length;
        if (part !== "\n") mark(start + index);
        code += part;
        if (part === "\n") newLine();
      }
      code += file.text.slice(at, end);
    },
  };
}
