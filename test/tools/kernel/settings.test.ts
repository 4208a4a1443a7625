import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, afterEach, before, describe, it } from "mocha";
import type { OwnSettings } from "../../../tools/kernel/checker/settings.js";
import { type Conversation, conversation, traceback } from "./conversation.js";

/** A package that makes text of JSX, with the types that a checker asks for. */
const textual = {
  "package.json": JSON.stringify({
    name: "textual",
    exports: {
      ".": { types: "./index.d.ts", default: "./index.cjs" },
      "./jsx-runtime": { types: "./runtime.d.ts", default: "./index.cjs" },
    },
  }),
  "index.cjs": `
const text = (x) => Array.isArray(x) ? x.map(text).join("") : x === undefined ? "" : String(x);
const jsx = (type, { children, ...props }) => {
  if (typeof type === "function") return type({ ...props, children });
  const given = Object.entries(props).map(([name, value]) => " " + name + "=" + value).join("");
  return type === "" ? text(children) : "<" + type + given + ">" + text(children) + "</" + type + ">";
};
module.exports = { jsx, jsxs: jsx, Fragment: "", createElement: (type, props, ...children) => jsx(type, { ...props, children }) };
`,
  "runtime.d.ts":
    "export namespace JSX { type Element = string; interface IntrinsicElements { [name: string]: any } interface ElementChildrenAttribute { children: {} } }\nexport const jsx: any, jsxs: any, Fragment: any;",
  "index.d.ts":
    "export const createElement: any, Fragment: any; declare const whole: object; export default whole;\ndeclare global { namespace JSX { type Element = string; interface IntrinsicElements { [name: string]: any } interface ElementChildrenAttribute { children: {} } } }",
};

describe("settings of a notebook", () => {
  // One notebook for all tests, but for those with settings of the notebook itself: what it declares may be declared anew.
  let folder: string;
  let usual: Conversation;
  let cells: Conversation | undefined;
  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "noether é settings ")));
    for (const [name, text] of Object.entries(textual)) put(`node_modules/textual/${name}`, text);
    usual = await conversation({ folder });
  });
  afterEach(async () => {
    await cells?.close();
    cells = undefined;
    rmSync(join(folder, "tsconfig.json"), { force: true });
  });
  after(async () => {
    await usual?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  function put(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const set = (compilerOptions: object): void => put("tsconfig.json", JSON.stringify({ compilerOptions }));
  const start = async (settings: OwnSettings): Promise<Conversation> => {
    cells = await conversation({ folder, settings });
    return cells;
  };
  const automatic = { jsx: "react-jsx", jsxImportSource: "textual" };

  it("let cells have JSX, with names of other cells, fragments, types and `await`", async () => {
    set(automatic);
    const { resultOf, run } = usual;
    await run(
      "const who = 'you'; const Greet = ({ to, children }: { to: string; children?: string }) => <b>{to}{children}</b>;",
    );
    assert.equal(await resultOf("<p id='a'>hello {who}</p>"), "'<p id=a>hello you</p>'");
    assert.equal(await resultOf("<>{[1, 2].map((n) => <i>{n}</i>)}</>"), "'<i>1</i><i>2</i>'");
    assert.equal(await resultOf("<Greet to={await Promise.resolve(who)}>!</Greet>"), "'<b>you!</b>'");
    assert.equal(await resultOf("function later() { return <hr /> } later()"), "'<hr></hr>'");
    assert.match(traceback(await run("<Greet to={3} />")), /'number' is not assignable to type 'string'/);
    assert.match(
      traceback(await run("const a = 1;\n<p>\n  {nobody}\n</p>")),
      /line 3, column 4: Cannot find name/,
    );
    assert.match(
      traceback(await run("<p>\n  {(() => { throw new Error('in it') })()}\n</p>")),
      /line 2, column \d+/,
    );
    assert.equal(await resultOf("1 + 1"), "2");
  });

  it("let cells have JSX by a function of their own choice", async () => {
    set({ jsx: "react", jsxFactory: "h", jsxFragmentFactory: "Frag" });
    const { resultOf, run } = usual;
    await run(
      'import * as textual from "textual"; const { createElement: h, Fragment: Frag } = (textual as any).default;',
    );
    assert.equal(await resultOf("<p>{1}<b>2</b></p>"), "'<p>1<b>2</b></p>'");
    assert.equal(await resultOf("<><i /></>"), "'<i></i>'");
  });

  it("apply in local files", async () => {
    set(automatic);
    put(
      "comp.tsx",
      "export const Comp = ({ n }: { n: number }) => <em>{n}</em>;\nexport default <u>1</u>;\n",
    );
    const { resultOf } = usual;
    assert.equal(await resultOf('import { Comp } from "./comp"; <Comp n={3} />'), "'<em>3</em>'");
    assert.equal(
      await resultOf('import line from "./comp.tsx"; import again from "./comp.jsx"; line + again'),
      "'<u>1</u><u>1</u>'",
    );
  });

  it("apply from the next cell on, when they appear or change while the notebook is open", async () => {
    const { run, resultOf } = usual;
    assert.match(traceback(await run("<b>1</b>")), /"jsx": "react-jsx"/);
    set(automatic);
    assert.equal(await resultOf("<b>1</b>"), "'<b>1</b>'");
    set({});
    assert.match(traceback(await run("<b>1</b>")), /"jsx": "react-jsx"/);
    assert.equal(await resultOf("const asserted = <number>1; asserted"), "1");
  });

  it("extend another file, and the notebook's own win", async () => {
    put("base/tsconfig.json", JSON.stringify({ compilerOptions: { strict: false, ...automatic } }));
    put(
      "tsconfig.json",
      '// the base\n{ "extends": "./base/tsconfig.json", "compilerOptions": { "outDir": "x", "lib": ["dom"] } }',
    );
    const { resultOf, run } = await start({ compilerOptions: { noImplicitAny: true } });
    assert.equal(await resultOf("const s: string = null; <b>{s}</b>"), "'<b>null</b>'");
    assert.match(traceback(await run("const f = (x) => x")), /TS7006/);
    assert.match(traceback(await run("document")), /TS2584/, "what a project's page has is not here");
  });

  const decorated = `
const log: string[] = [];
function Field(target: object, key: string): void { log.push(typeof target + " " + key); }
function Sealed(target: Function): void { log.push("class " + target.name); }
@Sealed class Model { @Field name!: string; @Field count = 1; }
log.join()`;
  it("let classes have decorators in the old form, and their metadata", async () => {
    set({ experimentalDecorators: true, emitDecoratorMetadata: true });
    const { resultOf } = usual;
    assert.equal(await resultOf(decorated), "'object name,object count,class Model'");
    assert.equal(await resultOf("new Model().count"), "1");
    put(
      "model.ts",
      "const log: string[] = [];\nfunction F(t: object, k: string): void { log.push(k); }\nexport class M { @F a!: string }\nexport const keys = log;\n",
    );
    assert.equal(await resultOf('import { keys } from "./model"; keys.join()'), "'a'");
  });

  it("leave decorators as the language has them if nothing is set", async () => {
    const { resultOf, run } = usual;
    assert.match(traceback(await run(decorated)), /"experimentalDecorators": true/);
    assert.equal(
      await resultOf(
        "const d = (value: undefined, context: ClassFieldDecoratorContext) => (x: number) => x + 1; class N { @d n = 1 } new N().n",
      ),
      "2",
    );
  });

  it("relax the checks, as notebooks for tslab need", async () => {
    const relaxed = [
      "let x; x = 3; x.foo",
      "function f(x) { return x } f(1)",
      "const n: number = null",
      "const o = {}; o['a']",
    ];
    const { run } = usual;
    for (const source of relaxed.slice(1)) assert.match(traceback(await run(source)), /TS\d+/, source);
    set({ strict: false });
    for (const source of relaxed.slice(1)) assert.equal((await run(source)).ending.status, "ok", source);
    assert.match(traceback(await run("const s: string = 3")), /TS2322/, "types are still checked");
  });

  const javascript = [
    'const tslab = require("node:path"); let x = 123; x += " hello"; x',
    "function add(a, b) { return a + b } add(1, '2')",
    "const o = {}; o.a = 1; o.a",
    "Array.apply(null, { length: 2 }).map(function (_, i) { return i }).join()",
    "class A { constructor() { this.n = 1 } } new A().n + x.length",
    "let e; try { null.f } catch (error) { e = error.message } e.length > 0",
  ];
  for (const [way, settings] of Object.entries({
    "the setting checkJs": { compilerOptions: { checkJs: false } },
    "the notebook's language": { isJavaScript: true },
  })) {
    it(`let cells be JavaScript, by ${way}`, async () => {
      const { resultOf, run } = await start(settings);
      const results = [];
      for (const source of javascript) results.push(await resultOf(source));
      assert.deepEqual(results, ["'123 hello'", "'12'", "1", "'0,1'", "10", "true"]);
      assert.match(traceback(await run("let y = (1")), /TS1005/, "what cannot be read is still an error");
      assert.match(traceback(await run("nobodyHasThis")), /ReferenceError: nobodyHasThis is not defined/);
      assert.equal(await resultOf("const typed: number = 1; typed"), "1");
    });
  }

  it("let names stand for folders (paths), in cells and in files", async () => {
    put("src/deep/one.ts", 'import { two } from "@/two";\nexport const one = two - 1;\n');
    put("src/two.ts", "export const two = 2;\n");
    set({ paths: { "@/*": ["./src/*"], only: ["./src/two.ts"] } });
    const { resultOf, run } = usual;
    assert.equal(
      await resultOf('import { one } from "@/deep/one"; import { two } from "only"; one + two'),
      "3",
    );
    assert.equal(await resultOf('const { two: again } = await import("@/two"); again'), "2");
    assert.match(traceback(await run('import { three } from "@/two"')), /no exported member/);
    assert.equal(await resultOf('import textual from "textual"; typeof textual'), "'object'");
  });

  it("that cannot be read are reported in a sentence, once, and the cell runs", async () => {
    put(
      "tsconfig.json",
      '{\n  "compilerOptions": {\n    "jsx": "reakt",\n    "strictt": true,\n    "module": "esnextt",\n    "strict": false\n  }\n}\n',
    );
    const { run } = usual;
    const first = await run("function f(x) { return x } f(1)");
    assert.match(
      first.stderr,
      /^tsconfig\.json, line 3: .*--jsx.*; the notebook is checked without that setting$/m,
    );
    assert.match(first.stderr, /^tsconfig\.json, line 4: .*strictt/m);
    assert.doesNotMatch(first.stderr, /esnextt|module/, "of what a notebook does not honour nothing is said");
    assert.equal(first.result, "1", "what can be read holds");
    assert.equal((await run("1")).stderr, "");
    put("tsconfig.json", '{ "compilerOptions": { "strict": ');
    assert.match((await run("1")).stderr, /^tsconfig\.json, line 1: /);
    put("tsconfig.json", '{ "extends": "./nowhere.json" }');
    assert.match((await run("1")).stderr, /nowhere\.json/);
    const own = await start({ compilerOptions: { strict: "yes" } });
    assert.match((await own.run("1")).stderr, /^the notebook's compilerOptions: .*strict/m);
  });
});
