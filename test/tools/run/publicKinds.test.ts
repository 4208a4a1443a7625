import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, it } from "mocha";
import type { Cell, Notebook } from "../../../tools/notebook/notebook.js";
import { runNotebook } from "../../../tools/run/runNotebook.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";

/** A notebook of a kind that people publish, rewritten: the files in its folder, its cells and what they show. */
interface Kind {
  readonly files?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly cells: readonly (readonly [source: string, shows: RegExp | undefined])[];
}

const described = (name: string, more: object = {}): string =>
  JSON.stringify({ name, main: "index.js", ...more });

/** State graphs of asynchronous steps, in CommonJS with names that Node's scan does not see. */
const graphs = `
class Graph {
  nodes = new Map(); edges = new Map();
  node(name, run) { this.nodes.set(name, run); return this; }
  edge(from, to) { this.edges.set(from, to); return this; }
  compile() { return { invoke: async (state) => { for await (const s of this.stream(state)) state = s; return state; } , stream: (s) => this.stream(s) }; }
  async *stream(state) {
    for (let at = this.edges.get("start"); at !== "end"; ) {
      await new Promise((r) => setTimeout(r, 1));
      state = { ...state, ...(await this.nodes.get(at)(state)) };
      yield state;
      const next = this.edges.get(at);
      at = typeof next === "function" ? next(state) : next;
    }
  }
}
const all = {}; all.Graph = Graph; (() => { module.exports = all; })();`;
const graphTypes = `
export class Graph<S> {
  node(name: string, run: (state: S) => Promise<Partial<S>> | Partial<S>): this;
  edge(from: string, to: string | ((state: S) => string)): this;
  compile(): { invoke(state: S): Promise<S>; stream(state: S): AsyncGenerator<S> };
}`;

/** Elements as text, as React's server writes them. */
const elements = `
exports.__esModule = true;
const jsx = (type, { children, ...rest }) => typeof type === "function" ? type({ ...rest, children })
  : "<" + type + Object.entries(rest).map(([k, v]) => " " + k + '="' + v + '"').join("") + ">" + [children].flat(9).filter((c) => c !== undefined && c !== false).join("") + "</" + type + ">";
exports.jsx = exports.jsxs = jsx; exports.Fragment = ({ children }) => [children].flat(9).join("");
exports.default = { render: (element) => element };`;
const elementTypes = `
export namespace JSX { type Element = string; interface IntrinsicElements { [name: string]: any } interface ElementChildrenAttribute { children: {} } }
export const jsx: any, jsxs: any, Fragment: any;
declare const dom: { render(element: JSX.Element): string };
export default dom;`;

/** A table with columns that shows itself. */
const frames = `
export class Frame {
  constructor(rows) { this.rows = rows; }
  where(test) { return new Frame(this.rows.filter(test)); }
  sum(column) { return this.rows.reduce((s, r) => s + r[column], 0); }
  [Symbol.for("Jupyter.display")]() { return { "text/html": "<table>" + this.rows.map((r) => "<tr>" + Object.values(r).map((v) => "<td>" + v).join("")).join("") + "</table>" }; }
}`;
const frameTypes =
  "export class Frame<R> { constructor(rows: readonly R[]); rows: R[]; where(test: (row: R) => boolean): Frame<R>; sum(column: keyof R): number; }";

/** Marks as SVG in an element with \`outerHTML\`. */
const plots =
  'export const dot = (data, { x, y }) => ({ plot: () => ({ outerHTML: "<svg>" + data.map((d) => "<circle cx=\\"" + d[x] + "\\" cy=\\"" + d[y] + "\\"/>").join("") + "</svg>" }) });';

const kinds: Record<string, Kind> = {
  "charts as JSON, and in Markdown": {
    cells: [
      ['import * as tslab from "tslab";\nimport { display } from "noether/display";', undefined],
      [
        "interface Sale { month: string; units: number }\nconst sales: Sale[] = [{ month: 'May', units: 3 }, { month: 'June', units: 5 }];",
        undefined,
      ],
      [
        'display({ "application/vnd.vegalite.v5+json": { mark: "bar", data: { values: sales } } })',
        /vegalite.*"May"/,
      ],
      [
        "tslab.display.markdown(sales.map(({ month, units }) => '- ' + month + ': ' + units).join('\\n'))",
        /- June: 5/,
      ],
      ["Object.fromEntries(sales.map((s) => [s.month, s.units]))", /\{ May: 3, June: 5 \}/],
    ],
  },
  "a graph of asynchronous steps": {
    files: {
      "node_modules/graphs/package.json": described("graphs", { types: "index.d.ts" }),
      "node_modules/graphs/index.js": graphs,
      "node_modules/graphs/index.d.ts": graphTypes,
    },
    cells: [
      [
        'import { Graph } from "graphs";\ninterface State { question: string; tries: number; answer?: string }',
        undefined,
      ],
      [
        'const app = new Graph<State>()\n  .node("think", async ({ tries }) => ({ tries: tries + 1 }))\n  .node("answer", ({ question }) => ({ answer: question.toUpperCase() }))\n  .edge("start", "think")\n  .edge("think", ({ tries }) => (tries < 3 ? "think" : "answer"))\n  .edge("answer", "end")\n  .compile();',
        undefined,
      ],
      ['await app.invoke({ question: "why", tries: 0 })', /tries: 3, answer: 'WHY'/],
      [
        'for await (const s of app.stream({ question: "who", tries: 1 })) console.log(s.tries, s.answer ?? "-");',
        /2 -\n3 -\n3 WHO/,
      ],
      ['import * as graphs from "graphs";\nnew graphs.Graph<State>() instanceof Graph', /true/],
    ],
  },
  "the basics of jslab": {
    metadata: { kernelspec: { name: "jslab", language: "javascript", display_name: "JavaScript" } },
    files: {
      "local.js": "exports.twice = (x) => 2 * x;",
      "node_modules/old/package.json": described("old"),
      "node_modules/old/index.js": "module.exports = function (n) { return n + 1; };",
    },
    cells: [
      ['const tslab = require("tslab");', undefined],
      ["let x = 123;\nx += ' hello';\nx", /'123 hello'/],
      [
        "function add(a, b) { return a + b; }\nclass Point { constructor(x, y) { this.x = x; this.y = y; } norm() { return Math.hypot(this.x, this.y); } }",
        undefined,
      ],
      ["[add(1, 2), add('a', 'b'), new Point(3, 4).norm()]", /\[ 3, 'ab', 5 \]/],
      [
        "const old = require('old'); const { twice } = require('./local.js'); [old(1), twice(4)]",
        /\[ 2, 8 \]/,
      ],
      ["Array.apply(null, {length: 3}).map((_, i) => i * i)", /\[ 0, 1, 4 \]/],
      ["tslab.display.html('<b>bold</b>')", /<b>bold/],
      ["setTimeout(() => console.log('later'), 1); await new Promise((r) => setTimeout(r, 20));", /later/],
    ],
  },
  "a data frame": {
    files: {
      "node_modules/frames/package.json": described("frames", { type: "module", types: "index.d.ts" }),
      "node_modules/frames/index.js": frames,
      "node_modules/frames/index.d.ts": frameTypes,
      "sales.csv": "region,units\nnorth,3\nsouth,4\nnorth,5\n",
    },
    cells: [
      [
        'import { readFileSync } from "node:fs";\nimport { Frame } from "frames";\nconst [, ...lines] = readFileSync("sales.csv", "utf8").trim().split("\\n");\nconst frame = new Frame(lines.map((line) => { const [region = "", units = "0"] = line.split(","); return { region, units: Number(units) }; }));',
        undefined,
      ],
      ["frame", /<table><tr><td>north<td>3.*"text\/plain":"Frame \{/s],
      ['frame.where((row) => row.region === "north").sum("units")', /"8"/],
      ["console.table(frame.rows)", /north/],
      [
        "const byRegion = new Map<string, number>();\nfor (const { region, units } of frame.rows) byRegion.set(region, (byRegion.get(region) ?? 0) + units);\nbyRegion",
        /'south' => 4/,
      ],
    ],
  },
  "components rendered to text": {
    metadata: { noether: { compilerOptions: { jsx: "react-jsx", jsxImportSource: "elements" } } },
    files: {
      "node_modules/elements/package.json": described("elements", {
        exports: {
          ".": { types: "./index.d.ts", default: "./index.js" },
          "./jsx-runtime": { types: "./index.d.ts", default: "./index.js" },
        },
      }),
      "node_modules/elements/index.js": elements,
      "node_modules/elements/index.d.ts": elementTypes,
    },
    cells: [
      [
        'import dom from "elements";\nconst Item = ({ name }: { name: string }) => <li class="item">{name}</li>;',
        undefined,
      ],
      [
        'dom.render(<ul>{["a", "b"].map((name) => <Item name={name} />)}</ul>)',
        /<ul><li class=\\"item\\">a<\/li><li/,
      ],
      ['import { html } from "noether/display";\nhtml(<b>bold</b>)', /"text\/html":"<b>bold<\/b>"/],
    ],
  },
  "a plot of marks": {
    files: {
      "node_modules/plots/package.json": described("plots", { type: "module" }),
      "node_modules/plots/index.js": plots,
    },
    cells: [
      ['import * as Plot from "plots";\nimport { display } from "tslab";', undefined],
      ["const points = Array.from({ length: 3 }, (_, i) => ({ a: i, b: i * i }));", undefined],
      [
        'display.svg(Plot.dot(points, { x: "a", y: "b" }).plot().outerHTML);',
        /image\/svg\+xml.*cx=\\"2\\" cy=\\"4\\"/,
      ],
    ],
  },
  "asynchronous programs": {
    cells: [
      [
        'import { createServer } from "node:http";\nimport type { AddressInfo } from "node:net";\nconst server = createServer((request, response) => { console.log("asked for", request.url); response.end(JSON.stringify({ path: request.url })); });\nawait new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));',
        /asked for \/data/,
      ],
      [
        "const { port } = server.address() as AddressInfo;\nconst answer = (await (await fetch('http://127.0.0.1:' + port + '/data')).json()) as { path: string };\nanswer.path",
        /\/data/,
      ],
      ["server.closeAllConnections(); server.close()", /Server that does not listen/],
      [
        "const times = await Promise.all([3, 1, 2].map(async (ms) => { await new Promise((r) => setTimeout(r, ms)); return ms; }));\ntimes",
        /\[ 3, 1, 2 \]/,
      ],
      ["const worker = setInterval(() => {}, 1000); clearInterval(worker); typeof worker", /object/],
    ],
  },
  "decorated classes in the old form": {
    metadata: { noether: { compilerOptions: { experimentalDecorators: true } } },
    cells: [
      [
        "const checks: string[] = [];\nconst IsInt = () => (target: object, key: string) => void checks.push(key);",
        undefined,
      ],
      ["class Person { @IsInt() age!: number; @IsInt() height!: number }\nchecks", /\[ 'age', 'height' \]/],
      ["Object.assign(Reflect, { defineMetadata: () => {} });\ntypeof Reflect.get", /function/],
    ],
  },
};

describe("notebooks of the kinds that people publish", () => {
  for (const [what, { files = {}, metadata = {}, cells }] of Object.entries(kinds)) {
    it(`run from the first cell to the last: ${what}`, () =>
      inTemporaryFolder(async (folder) => {
        for (const [name, text] of Object.entries(files)) {
          await mkdir(dirname(join(folder, name)), { recursive: true });
          await writeFile(join(folder, name), text);
        }
        const notebook: Notebook = {
          metadata,
          cells: cells.map(
            ([source], index): Cell => ({ id: `c${index}`, type: "code", source, metadata: {} }),
          ),
        };
        const run = await runNotebook(notebook, { folder });
        assert.equal(run.failure, undefined, run.failure?.ending.traceback.join("\n"));
        for (const [index, [source, shows]] of cells.entries()) {
          const { outputs = [] } = run.notebook.cells[index]!;
          const shown = outputs.map((each) => ("text" in each ? each.text : JSON.stringify(each))).join("");
          if (shows) assert.match(shown, shows, source);
          else assert.equal(shown, "", source);
        }
      }));
  }
});
