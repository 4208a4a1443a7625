/** The state that the cells of a long session must have produced so far. */
export interface SoakModel {
  /** Counts what cells that do not finish declare: each declares a value that no name has had before. */
  count: number;
  /** The declared names and their values. */
  readonly names: Map<string, { readonly value: SoakValue; readonly keyword: "const" | "let" }>;
}

/** A value of one of the three types that the variables have in turn. */
export type SoakValue = number | string | readonly number[];

/** A cell of a long session, and everything that it must do. */
export interface SoakCell {
  readonly source: string;
  /** How it ends: ok, or the error's name. */
  readonly ending: "ok" | "TypeScriptError" | "Interrupted" | (string & {});
  readonly stdout?: string;
  readonly stderr?: string;
  readonly result?: string;
  /** What is newly shown and what is updated, in order: "shows place-1: 0", "updates place-1: 1". */
  readonly displays?: readonly string[];
  /** Interrupted as soon as it has printed this. */
  readonly interruptAt?: string;
}

/** What is drawn at random for a cell. */
export interface SoakDraw {
  readonly kind: number;
  readonly name: number;
  readonly other: number;
  readonly number: number;
}

/** A model without names. */
export function soakModel(): SoakModel {
  return { count: 1000, names: new Map() };
}

const letters = ["a", "b", "c", "d", "e"] as const;

/** The drawn name, or one of those after it. */
const nameOf = ({ name }: SoakDraw, next = 0): string => letters[(name + next) % letters.length]!;

/** A value as TypeScript, which is also how it is shown. */
function literal(value: SoakValue): string {
  if (typeof value === "string") return `'${value}'`;
  return typeof value === "number" ? String(value) : `[ ${value.join(", ")} ]`;
}

function valueFor({ number }: SoakDraw): SoakValue {
  if (number % 3 === 0) return number;
  return number % 3 === 1 ? `text ${number}` : [number, number + 1];
}

type Make = (model: SoakModel, draw: SoakDraw) => SoakCell;

/** Declares a name, whatever type it had before. */
const declares: Make = ({ names }, draw) => {
  const [name, value, keyword] = [
    nameOf(draw),
    valueFor(draw),
    draw.other % 2 === 0 ? "const" : "let",
  ] as const;
  names.set(name, { value, keyword });
  const type = typeof value === "object" ? "readonly number[]" : typeof value;
  return {
    source: `${keyword} ${name}: ${type} = ${literal(value)};\n${name}`,
    ending: "ok",
    result: literal(value),
  };
};

/** Reads a name; one that no cell has declared is refused. */
const reads: Make = ({ names }, draw) => {
  const source = nameOf(draw);
  const found = names.get(source);
  return found
    ? { source, ending: "ok", result: literal(found.value) }
    : { source, ending: "TypeScriptError" };
};

/** Uses a name with the type of its latest declaration. */
const uses: Make = ({ names }, draw) => {
  const name = nameOf(draw);
  const { value } = names.get(name) ?? {};
  if (value === undefined) return { source: `${name}.length`, ending: "TypeScriptError" };
  const [use, result] =
    typeof value === "number"
      ? ["toFixed(1)", `'${value.toFixed(1)}'`]
      : typeof value === "string"
        ? ["toUpperCase()", literal(value.toUpperCase())]
        : ["map((n) => 2 * n)", literal(value.map((n) => 2 * n))];
  return { source: `${name}.${use}`, ending: "ok", result };
};

/** Changes a number in place; a constant is refused. */
const assigns: Make = ({ names }, draw) => {
  const name = nameOf(draw);
  const found = names.get(name);
  const source = `${name} = ${draw.number}`;
  if (found?.keyword !== "let" || typeof found.value !== "number")
    return { source, ending: "TypeScriptError" };
  names.set(name, { ...found, value: draw.number });
  return { source, ending: "ok", result: String(draw.number) };
};

/** A type error: nothing of the cell runs. */
const mistypes: Make = (_, draw) => ({
  source: `console.log("never");\nconst ${nameOf(draw)}: number = "${draw.number}";`,
  ending: "TypeScriptError",
});

/** A syntax error: nothing of the cell runs. */
const misspells: Make = (_, draw) => ({
  source: `console.log("never");\nconst ${nameOf(draw)} = = ${draw.number};`,
  ending: "TypeScriptError",
});

/**
 * An error half way: what was declared before it is kept, and what would have come after it does not hide what was
 * there.
 */
const throws: Make = (model, draw) => {
  const number = ++model.count;
  model.names.set(nameOf(draw), { value: number, keyword: "let" });
  return {
    source: `let ${nameOf(draw)} = ${number};
console.log("before");
if (${nameOf(draw)} >= 0) throw new RangeError("${number}");
const ${nameOf(draw, 1)}: boolean[] = [];`,
    ending: "RangeError",
    stdout: "before\n",
  };
};

/** An endless cell that is interrupted: what it declared before that is kept. */
const loops: Make = (model, draw) => {
  const value = ++model.count;
  model.names.set(nameOf(draw), { value, keyword: "let" });
  const endless = ["while (true) {}", "await new Promise(() => {});", "for (;;) await null;"][
    draw.other % 3
  ]!;
  return {
    source: `let ${nameOf(draw)} = ${value};\nconsole.log("running");\n${endless}`,
    ending: "Interrupted",
    stdout: "running\n",
    interruptAt: "running",
  };
};

/** Imports a function, and calls it. */
const imports: Make = (_, { other, number }) => {
  const [name, module, call, result] = [
    ["basename", "node:path", `basename("x/${number}.ts")`, `'${number}.ts'`],
    ["cyclic", "noether", `cyclic(${2 + (number % 7)}).order`, String(2 + (number % 7))],
    ["irreps", "noether", `irreps("${1 + (number % 9)}x1o").dim`, String(3 * (1 + (number % 9)))],
    ["double", "./beside.ts", `double(${number})`, String(2 * number)],
  ][other % 4]!;
  return { source: `import { ${name} } from "${module}";\n${call}`, ending: "ok", result: result! };
};

/** Many lines at once, on one stream or the other. */
const prints: Make = (_, { number, other }) => {
  const n = 1 + ((7 * number) % 600);
  const lines = Array.from({ length: n }, (_, i) => `${number}: ${i}\n`).join("");
  const [stream, out] = other % 2 === 0 ? (["log", "stdout"] as const) : (["error", "stderr"] as const);
  return {
    source: `for (let i = 0; i < ${n}; i++) console.${stream}("${number}: " + i);`,
    ending: "ok",
    [out]: lines,
  };
};

/** Waits, and declares a name afterwards. */
const awaits: Make = ({ names }, draw) => {
  const { number } = draw;
  names.set(nameOf(draw), { value: number, keyword: "const" });
  return {
    source: `const ${nameOf(draw)} = await new Promise<number>((done) => setTimeout(() => done(${number}), 1));
await (async () => ${nameOf(draw)} + 1)()`,
    ending: "ok",
    result: String(number + 1),
  };
};

/** Shows a value in a place of its own, and changes it twice. */
const shows: Make = (_, { number, other }) => {
  const id = `place-${other}`;
  return {
    source: `import { display } from "noether/display";
const at = display({ "text/plain": "0" }, { id: "${id}" });
for (const done of [1, 2]) at.update({ "text/plain": done + " of ${number}" });`,
    ending: "ok",
    displays: ["0", `1 of ${number}`, `2 of ${number}`].map(
      (text, k) => `${k === 0 ? "shows" : "updates"} ${id}: ${text}`,
    ),
  };
};

/** Declares a function and a class over a variable, which they read when they are called. */
const closes: Make = ({ names }, draw) => {
  const name = nameOf(draw);
  const value = draw.number + 1;
  names.set(name, { value, keyword: "let" });
  return {
    source: `let ${name} = ${draw.number};
function read(): number { return ${name}; }
class Box { readonly value = read(); }
${name} = ${name} + 1;
[read(), new Box().value]`,
    ending: "ok",
    result: literal([value, value]),
  };
};

/** Each kind of cell, the common ones more than once. */
const makes: readonly Make[] = [
  ...[declares, declares, declares, reads, reads, uses, uses, uses, assigns, mistypes, misspells, throws],
  ...[loops, imports, imports, prints, awaits, shows, closes],
];

/** How many kinds of cells there are to draw from. */
export const soakKinds: number = makes.length;

/** The next cell; updates the model to what must be true after the cell. */
export function soakCell(model: SoakModel, draw: SoakDraw): SoakCell {
  return makes[draw.kind % makes.length]!(model, draw);
}
