/** What a cell's code does with names. */
export interface Names {
  /** Those that it declares or imports at its top level. */
  readonly declared: ReadonlySet<string>;
  /** Those whose value it assigns or changes at its top level: `total += 1`, `table.push(1)`. */
  readonly changed: ReadonlySet<string>;
  /** All that occur in it. */
  readonly mentioned: ReadonlySet<string>;
}

/**
 * The names in a cell, from its text. In doubt a name counts as declared: whoever looks for the cells that another one
 * needs then finds one too many, not one too few.
 */
export function namesIn(source: string): Names {
  const code = withoutWords(source);
  const top = topLevel(code);
  const declared = new Set<string>();
  const add = (text: string): void => {
    for (const [name] of text.matchAll(identifier)) declared.add(name);
  };
  for (const [, name = ""] of top.matchAll(
    /\b(?:function\s*\*?|class|interface|type|enum|namespace)\s+([\p{L}\p{N}_$]+)/gu,
  ))
    add(name);
  for (const [, names = ""] of top.matchAll(/\b(?:const|let|var)\s+([^;=:]*)/g)) add(names);
  for (const [, names = ""] of top.matchAll(/\bimport\s+([^;"'`]*?)\s+from\b/g)) add(names);
  // `const a = 1, b = 2`
  for (const [, name = ""] of top.matchAll(/,\s*([\p{L}\p{N}_$]+)\s*(?::[^,=]*)?=(?![=>])/gu)) add(name);
  const changed = [...top.matchAll(statement)].map(([, name]) => name!);
  const mentioned = [...code.matchAll(identifier)].map(([name]) => name);
  return { declared, changed: new Set(changed), mentioned: new Set(mentioned) };
}

/**
 * The beginning of a line that changes what a name stands for. A line that goes on with the one before, after `=>`, `=`, an
 * operator or a comma, begins no statement; `++` and `--` end one.
 */
const statement =
  /(?<!(?:=>|(?<!\+)\+|(?<!-)-|[=*/%&|^?:,<!~])\s*)^\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:[.[]|[-+*/%&|^?]*=(?![=>]))/gmu;

/** A call of one of the course's functions for an exercise: `check("convolve", convolve)`. */
export interface Call {
  readonly call: "check" | "hint" | "solution";
  readonly exercise: string;
}

/** The calls of the course's functions in a cell, in their order; those in comments do not count. */
export function callsIn(source: string): readonly Call[] {
  const found = [...source.matchAll(new RegExp(`${call.source}|${words.source}`, "g"))];
  return found.flatMap(([, name, , exercise]) =>
    exercise === undefined ? [] : [{ call: name as Call["call"], exercise }],
  );
}

const call = /(?<![.\w$])(check|hint|solution)\s*\(\s*(["'`])([\w$]+)\2/;

const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** A comment or a text. */
const words = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/;

/** Code without its comments and texts; what a template fills in is kept. */
function withoutWords(source: string): string {
  return source.replace(new RegExp(words, "g"), (text) =>
    text.startsWith("`")
      ? `(${[...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner).join(",")})`
      : text.startsWith("/")
        ? " "
        : '""',
  );
}

/** The code outside of all brackets, which become empty, but for the names that are taken apart or imported there. */
function topLevel(code: string): string {
  let [text, depth, isKept] = ["", 0, false];
  for (const letter of code) {
    if ("([{".includes(letter)) {
      if (depth === 0) isKept = /(?:\b(?:const|let|var|import|import\s+type)|[,])\s*$/.test(text);
      if (depth++ === 0 && !isKept) text += letter;
      else if (isKept) text += " ";
    } else if (")]}".includes(letter)) {
      depth = Math.max(0, depth - 1);
      text += depth === 0 && !isKept ? letter : isKept ? " " : "";
      if (depth === 0) isKept = false;
    } else if (depth === 0 || (isKept && letter !== ":" && letter !== "=")) text += letter;
  }
  return text;
}
