import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Inspection, SignatureHelp } from "../../../../tools/kernel/session.js";
import { type Cells, cells, marked } from "./cells.js";

describe("help while a call or a name is being written", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    notebook.run(
      `/**
 * Turns a vector.
 * @param v the vector
 * @param angle in radians, counter-clockwise
 */
function turn(v: readonly number[], angle: number): readonly number[] { return v }
function sum(...terms: number[]): number { return 0 }
function read(path: string): string; function read(path: string, line: number): number; function read(): any {}`,
      "/** A tree. */ class Tree { /** In metres. */ height = 1; grow(by: number): void {} } const nothing = () => 0;",
      'import { convolve } from "noether"; let maybe: { "odd name": number; size: number } | undefined;',
    );
  });
  after(() => notebook.close());

  const help = (text: string): SignatureHelp | undefined => notebook.signature(...marked(text));
  /** The parameter that is due, as the label writes it. */
  function due(text: string): string | undefined {
    const found = help(text);
    assert.ok(found, text);
    const { label, parameters } = found.signatures[found.active]!;
    const parameter = parameters[found.due];
    return parameter && label.slice(parameter.start, parameter.end);
  }

  it("names the parameter that is due, with its documentation", () => {
    const found = help("turn([1, 0], |)");
    assert.deepEqual(found, {
      active: 0,
      due: 1,
      signatures: [
        {
          label: "turn(v: readonly number[], angle: number): readonly number[]",
          documentation: "Turns a vector.\n\n- `v`: the vector\n- `angle`: in radians, counter-clockwise",
          parameters: [
            { start: 5, end: 25, documentation: "the vector" },
            { start: 27, end: 40, documentation: "in radians, counter-clockwise" },
          ],
        },
      ],
    });
    assert.equal(due("turn(|"), "v: readonly number[]");
    assert.equal(due("turn([0, 1|], 2)"), "v: readonly number[]");
    assert.equal(due("turn([0, 1], sum(1, 2, |"), "...terms: number[]");
    assert.equal(due("turn(v, 1, |"), undefined, "one too many");
    assert.equal(due("new Tree().grow(|"), "by: number");
    assert.equal(due("nothing(|"), undefined);
  });

  it("gives all ways to call, and the one that fits", () => {
    const found = help('read("a", |)');
    assert.equal(found?.signatures.length, 2);
    assert.equal(found?.signatures[found.active]?.label, "read(path: string, line: number): number");
    assert.equal(help('read("a"|)')?.active, 0);
  });

  it("is nothing outside of a call, and for what cannot be called", () => {
    for (const text of ["turn|", "turn([1], 2)|", "(1 + |)", "if (|", "unknown(|", "// turn(|"])
      assert.equal(help(text), undefined, text);
  });

  describe("what a completion item stands for", () => {
    const described = (text: string, item: string): Inspection | undefined =>
      notebook.describe(...marked(text), item);

    it("is its declaration and documentation, for names of cells and of the library", () => {
      assert.deepEqual(described("tu|", "turn"), {
        signature: "function turn(v: readonly number[], angle: number): readonly number[]",
        documentation: "Turns a vector.\n\n- `v`: the vector\n- `angle`: in radians, counter-clockwise",
      });
      assert.deepEqual(described("new Tree().|", "height"), {
        signature: "(property) Tree.height: number",
        documentation: "In metres.",
      });
      const convolve = described("conv|", "convolve");
      assert.match(convolve!.signature, /^function convolve/);
      assert.notEqual(convolve!.documentation, "");
      assert.match(described("Math.ab|", "abs")!.documentation, /absolute value/);
    });

    it("is found for items that are written with brackets or a question mark", () => {
      assert.match(described("maybe.|", "?.size")!.signature, /size: number/);
    });

    it("is the same as the completion says in short, for every item", () => {
      const [source, offset] = marked("new Tree().|");
      for (const { text, detail } of notebook.complete(source, offset).items)
        assert.ok(
          notebook.describe(source, offset, text)!.signature.includes(detail!.replace(/^\(.*=> /, "")),
        );
    });

    it("is nothing for an item that is not offered there", () => {
      assert.equal(described("tu|", "turn2"), undefined);
      assert.equal(described("new Tree().|", "turn"), undefined);
      assert.equal(described('import "noeth|"', "noether"), undefined);
    });
  });
});
