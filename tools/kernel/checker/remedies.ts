import ts from "typescript";
import type { Places } from "./places.js";
import { type Asked, asked, type Known } from "./remedies/asked.js";
import { awaited, related } from "./remedies/awaited.js";
import { layerCall, listArgument, loopWithWaits } from "./remedies/calls.js";
import { listOf, placeInList, tupleOf } from "./remedies/lists.js";
import { pythonMember } from "./remedies/members.js";
import { copied, givenThoughMissing, unlessMissing } from "./remedies/missing.js";
import { whereAugmented, whereModulesAre } from "./remedies/modules.js";
import { listArithmetic } from "./remedies/operands.js";
import { oneOfTexts, optionNamed, optionsByName } from "./remedies/options.js";
import { typed } from "./remedies/parameters.js";
import { pythonName, undeclared } from "./remedies/pythonNames.js";
import { shadowed } from "./remedies/shadowed.js";
import { endTheLine, setJsx } from "./remedies/syntax.js";
import { tensorUse } from "./remedies/tensors.js";
import { unanswered } from "./remedies/unanswered.js";
import { unlessUnknown } from "./remedies/unknowns.js";

export type { Known } from "./remedies/asked.js";

/** How to fix an error, in one sentence; undefined if TypeScript's own message says it, or nothing is known. */
export function remedyOf(found: ts.Diagnostic, types: ts.TypeChecker, known: Known): string | undefined {
  const about = asked(found, types, known);
  const [, quoted = about.word] = /'([^']*)'/.exec(about.says) ?? [];
  switch (found.code) {
    case 2304:
    case 2503:
    case 2552:
    case 2663:
    case 2693:
      return missingName(about, quoted);
    case 2584:
    case 2812:
      return onPage;
    case 2550:
    case 2583:
      return "it is newer than the Node that runs the cells; do without it, or use a newer Node";
    case 2531:
    case 2532:
    case 2533:
    case 18047:
    case 18048:
    case 18049:
      return unlessMissing(about);
    case 18046:
    case 2571:
      return unlessUnknown(about);
    case 2588: {
      const cell = known.cellOf(quoted);
      return `declare ${quoted} with \`let\`${cell === undefined ? "" : ` in cell ${cell}`}, or give the new value another name`;
    }
    case 7006:
    case 7019:
    case 7031:
      return typed(about);
    case 7034:
      return `say what it will contain, for instance \`${quoted}: number[] = []\``;
    case 2307:
    case 2882:
    case 2792:
      return whereModulesAre(quoted);
    case 2305:
    case 2614:
    case 2724:
      return elsewhere(about);
    case 2664:
    case 2665:
      return whereAugmented(quoted, found.code === 2665);
    case 6142:
      return setJsx;
    case 2875:
      return `install it (npm install ${quoted.replace(/\/jsx-(dev-)?runtime$/, "")}), or name another package as "jsxImportSource" in tsconfig.json`;
    case 1240:
    case 1241:
    case 1270:
      return setDecorators;
    case 1308:
      return "write `async` before the function that this is in";
    case 2554:
      return listArgument(about) ?? related(found, 6210);
    case 2362:
    case 2363:
    case 2365:
      return placeInList(about) ?? tensorUse(about) ?? listArithmetic(about) ?? awaited(about);
    case 2839:
      return "compare entry by entry: `a.length === b.length && a.every((x, i) => x === b[i])`";
    case 2349: {
      const isNumber = /^\w+$/.test(about.word) && /'Number' has no call/.test(about.says);
      return (
        continued(about) ??
        layerCall(about) ??
        (isNumber ? `${about.word} is a number: leave the parentheses out` : undefined)
      );
    }
    case 2719:
      return `one of them is from before ${quoted} was redeclared: run the cells that made its values again`;
    case 2339:
    case 2551:
      return placeInList(about) ?? pythonMember(about) ?? shadowed(about) ?? awaited(about);
    case 4104:
      return copied(about);
    default:
      return (
        copied(about) ??
        shadowed(about) ??
        tensorUse(about) ??
        loopWithWaits(about) ??
        optionNamed(about) ??
        optionsByName(about) ??
        oneOfTexts(about) ??
        listArgument(about) ??
        givenThoughMissing(about) ??
        awaited(about) ??
        continued(about) ??
        tupleOf(about) ??
        listOf(about) ??
        placeInList(about)
      );
  }
}

function missingName(about: Asked, name: string): string | undefined {
  const whence = about.known.whence(name);
  // A name from a failed cell, or of noether's, is more likely meant than Python's of that name; one that only authors
  // of laws import (`map`), or that makes a tensor (`range`), is not.
  if (whence?.startsWith("cell ")) return whence;
  const owed = unanswered(about, name);
  if (owed !== undefined) return owed;
  if (whence !== undefined && /from "noether(?!\/(laws|engine))/.test(whence)) return whence;
  return pythonName(about) ?? undeclared(about) ?? whence;
}

/** The import that provides a name which a module does not export. */
function elsewhere({ known, says }: Asked): string | undefined {
  const [, name] = / no exported member (?:named )?'(.*?)'/.exec(says) ?? [];
  return name === undefined ? undefined : known.importOf(name);
}

/** The remedy for what a page has and a cell does not. */
const onPage = "cells do not run in a page; to show something in the page, make it the cell's result";

const setDecorators = `a decorator in the old form needs { "compilerOptions": { "experimentalDecorators": true } } in a tsconfig.json in the notebook's folder`;

/** The remedy for a line that begins with a bracket and was read as a continuation of the line before. */
function continued({ node }: Asked): string | undefined {
  const isSplit = (above: ts.Node): boolean => {
    if (!ts.isElementAccessExpression(above) && !ts.isCallExpression(above)) return false;
    const { expression } = above;
    return /^[ \t]*\r?\n\s*[[(]/.test(above.getSourceFile().text.slice(expression.end));
  };
  return node && ts.findAncestor(node, isSplit) ? endTheLine : undefined;
}

/**
 * A message without things that mean nothing in a notebook: options of the compiler, the checker's own module names,
 * and noether's path.
 */
export const inWords = (message: string, { folder, kernel }: Pick<Places, "folder" | "kernel">): string =>
  message
    // TypeScript writes characters of a path beyond ASCII as escape sequences.
    .replace(/import\("[^"]*"\)/g, (whole) =>
      whole.replace(/\\u([\dA-F]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    )
    .replace(/(?:typeof )?import\("([^"]*)"\)\.([\w$.]+)/g, (whole, path: string, name: string) =>
      path.startsWith(`${kernel}/dist/`) || path.includes("/node_modules/noether/") ? name : whole,
    )
    .replace(/ Do you need to (change your target library|install type definitions)[^\n]*/g, "")
    .replace(/(?:typeof )?import\("cell:(\d+)"\)\.([\w$.]+)/g, "$2 (cell $1)")
    .replaceAll(`import("${folder}/`, 'import("./')
    .replace(/import\("[^"]*\/node_modules\/(?:@types\/)?((?:@[^/"]+\/)?[^/"]+)[^"]*"\)/g, 'import("$1")');
