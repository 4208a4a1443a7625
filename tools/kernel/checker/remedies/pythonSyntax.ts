/** A piece of Python's syntax, and how to write it here. */
type Rule = readonly [pattern: RegExp, say: (...groups: string[]) => string];

/** A condition or an expression in Python, rewritten. */
const here = (text: string): string =>
  text
    .trim()
    .replace(/\s+is\s+not\s+None\b/g, " !== undefined")
    .replace(/\s+is\s+None\b/g, " === undefined")
    .replace(/\bnot\s+(?=[\w([])/g, "!")
    .replace(/\s+and\s+/g, " && ")
    .replace(/\s+or\s+/g, " || ")
    .replace(/\bNone\b/g, "undefined")
    .replace(/\bTrue\b/g, "true")
    .replace(/\bFalse\b/g, "false")
    .replace(/\blen\(([\w.]+)\)/g, "$1.length")
    .replace(/(?<![=!<>])==(?!=)/g, "===")
    .replace(/(\w+) in (\w+)/g, "$2.includes($1)");

const parameters = (text: string): string =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "" && each !== "self")
    .map((each) => {
      const [, name, value] = /^(\w+)\s*(?::\s*\w+\s*)?(?:=\s*(.+))?$/.exec(each) ?? [];
      if (name === undefined) return each;
      return value === undefined ? `${name}: number` : `${name} = ${here(value)}`;
    })
    .join(", ");

const target = (text: string): string => (text.includes(",") ? `[${text.replace(/[()]/g, "")}]` : text);

function loop(name: string, over: string): string {
  const [, counted] = /^range\((.*)\)$/.exec(over) ?? [];
  if (counted !== undefined) {
    const [first = "n", second, step] = counted.split(",").map(here);
    const [from, to] = second === undefined ? ["0", first] : [first, second];
    return `for (let ${name} = ${from}; ${name} < ${to}; ${step === undefined ? `${name}++` : `${name} += ${step}`}) { ... }`;
  }
  const [, numbered] = /^enumerate\((.*)\)$/.exec(over) ?? [];
  return `for (const ${target(name)} of ${numbered === undefined ? here(over) : `${numbered}.entries()`}) { ... }`;
}

function comprehension(made: string, name: string, over: string, condition?: string): string {
  const parameter = target(name) === name ? name : `(${target(name)})`;
  const [, counted] = /^range\(([^,]*)\)$/.exec(over.trim()) ?? [];
  if (counted !== undefined && condition === undefined)
    return `a list is made with \`Array.from({ length: ${here(counted)} }, (_, ${name}) => ${here(made)})\``;
  const kept = condition === undefined ? "" : `.filter((${parameter}) => ${here(condition)})`;
  const list = counted === undefined ? here(over) : `Array.from({ length: ${here(counted)} }, (_, i) => i)`;
  const map = made.trim() === name.trim() ? "" : `.map((${parameter}) => ${here(made)})`;
  return `a list is made with \`${list}${kept}${map}\``;
}

/** In this order: earlier patterns may contain later ones. */
const rules: readonly Rule[] = [
  [
    /^(?:async\s+)?def\s+(\w+)\s*\((.*?)\)[^:]*:/,
    (name, given) => `a function is \`function ${name}(${parameters(given!)}) { ... }\``,
  ],
  [/^for\s+(.+?)\s+in\s+(.+?)\s*:/, (name, over) => `a loop is \`${loop(name!, over!)}\``],
  [/^elif\s+(.+?)\s*:/, (condition) => `write \`else if (${here(condition!)}) { ... }\``],
  [
    /^(?:\}\s*)?elif\s*\(((?:[^()]|\([^()]*\))*)\)/,
    (condition) => `write \`else if (${here(condition!)}) { ... }\``,
  ],
  [
    /^(if|while)\s+(.+?)\s*:\s*(?:#.*)?$/,
    (word, condition) => `write \`${word} (${here(condition!).replace(/^\((.*)\)$/, "$1")}) { ... }\``,
  ],
  [/^else\s*:/, () => "write `else { ... }`"],
  [/^(?:try|except.*|finally)\s*:/, () => "write `try { ... } catch (e) { ... } finally { ... }`"],
  [
    /^class\s+(\w+)\s*(?:\((\w*)\))?\s*:/,
    (name, base) => `a class is \`class ${name}${base ? ` extends ${base}` : ""} { ... }\``,
  ],
  [
    /^with\s+.*:\s*$/,
    () => "there is no `with`; what a block opens, `try { ... } finally { ... }` closes, or `using x = ...`",
  ],
  [
    /^import\s+\w+(?:\.\w+)*(?:\s+as\s+(\w+))?\s*$/,
    (name = "name") =>
      `an import is \`import * as ${name} from "package"\`, and Python's packages are not here; noether has matrices: \`import { matmul, transpose } from "noether"\``,
  ],
  [
    /^from\s+(\S+)\s+import\s+(.+?)\s*$/,
    (module, given) =>
      module === "math"
        ? `write ${given!
            .split(",")
            .map((each) => `\`Math.${each.trim()}\``)
            .join(", ")}: Math needs no import`
        : `an import is \`import { ${given} } from "${module}"\`; Python's packages are not here`,
  ],
  [/\[([^[\]]+?)\s+for\s+(.+?)\s+in\s+(.+?)(?:\s+if\s+(.+?))?\](?!\])/, comprehension],
  [/^raise\b\s*\w*\(?(.*?)\)?\s*$/, (what) => `write \`throw new Error(${what})\``],
  [/^print\s+(?![=(])(.+?)\s*$/, (what) => `write \`console.log(${what})\``],
  [
    /^(?:del|global|nonlocal)\b/,
    () => "leave it out: a name is declared where it first appears, with `let` or `const`",
  ],
  [/^assert\s+(.+?)\s*$/, (what) => `write \`console.assert(${here(what!)})\``],
  [
    /\blambda\b\s*([\w\s,]*):\s*(.+?)\s*\)?$/,
    (given, made) => `a function without a name is \`(${given!.trim()}) => ${here(made!)}\``,
  ],
  [
    /"""|'''/,
    () =>
      "a text of several lines is written between backquotes: `` `...` ``; a comment between `/*` and `*/`",
  ],
  [
    /(?<![\w"'`])[fF](["'])(.*?)\1/,
    (_, text) => `values are put into a text between backquotes: \`\` \`${text!.replace(/\{/g, "${")}\` \`\``,
  ],
  [
    /([\w.)\]]+)\s+if\s+(.+?)\s+else\s+([\w."'([]+)/,
    (yes, condition, no) => `write \`${here(condition!)} ? ${yes} : ${no}\``,
  ],
  [
    /([\w.\])]+)\[([^\][:]*):([^\][:]*)\]/,
    (list, from, to) =>
      `a part of a list is \`${list}.slice(${from!.trim() || "0"}${to!.trim() === "" ? "" : `, ${to!.trim()}`})\``,
  ],
  [
    /([\w.)\]]+)\s*\/\/\s*([\w.]+)\s*[\])]/,
    (a, b) => `\`//\` begins a comment; integer division is \`Math.floor(${a} / ${b})\``,
  ],
  [
    /([\w.)\]]+)\s+@\s+([\w.([]+)/,
    (a, b) => `a product of matrices is \`matmul(${a}, ${b})\` (import { matmul } from "noether")`,
  ],
  [/\w\s+is\s+(?:not\s+)?[\w"']/, () => "write `===`, or `!==` for `is not`; None is `undefined`"],
  [/[\w)\]]\s+not\s+in\s+\w/, () => "write `!list.includes(x)`"],
  [
    /^(.*(?:\b(?:and|or)\b|\bnot\s+[\w(]).*)$/,
    (line) =>
      `write \`&&\` for and, \`||\` for or, \`!\` for not${line!.length > 60 ? "" : `: \`${here(line!)}\``}`,
  ],
];

/** How to write a line of Python here; undefined if it does not look like Python. */
export function fromPython(line: string): string | undefined {
  const text = line.trim();
  for (const [pattern, say] of rules) {
    const match = pattern.exec(text);
    if (match) return say(...match.slice(1));
  }
  return undefined;
}
