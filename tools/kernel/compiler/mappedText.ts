import type ts from "typescript";
import { segment } from "./sourceMap.js";

/** A text and its source map. */
export interface Written {
  readonly code: string;
  /** The `mappings` of a source map with one source. */
  readonly map: string;
}

/** A text that is assembled from parts of a source and other text, with its source map. */
export interface MappedText {
  /** The text and the map so far. */
  written(): Written;
  /** Adds text; with a position in the source, text that stands for what is there. */
  write(text: string, place?: number): void;
  /** Adds a part of the source unchanged. */
  copy(start: number, end: number): void;
}

/** A word, another character, or a line break: the parts that are mapped. */
const parts = /[\p{ID_Continue}$]+|\n|\S/gu;

/** An empty text; the lines of the source end in `\n`. */
export function mappedText(file: ts.SourceFile): MappedText {
  let code = "";
  let map = "";
  /** What comes before the next segment; reading it from the end of the growing text would copy all of it. */
  let separator = "";
  let lineStart = 0;
  /** The last segment: its column, and the line and column of the source that it names. */
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
