import assert from "node:assert/strict";
import { past } from "../../../../tools/kernel/checker/past.js";
import { type Cells, cells } from "./cells.js";

const module = (cell: number, text: string): string => `declare module "cell:${cell}" {\n${text}\n}\n`;
const modulesOf = (text: string): number[] =>
  [...text.matchAll(/declare module "cell:(\d+)"/g)].map(([, cell]) => Number(cell));

describe("what the cells before have declared", () => {
  it("grows by the latest, and resolves what names and other cells need, and what is global", () => {
    const { add, keep, settled, recent } = past();
    add(1, module(1, "export class Group {}"));
    add(2, module(2, 'export const g: import("cell:1").Group;'));
    add(3, module(3, "global { interface Array<T> { readonly order: number } }"));
    for (let cell = 4; cell <= 40; cell++) {
      add(cell, module(cell, `export const a: ${cell};`));
      keep([2, cell]);
    }
    assert.deepEqual(modulesOf(settled.text), [1, 2, 3, 32]);
    assert.deepEqual(modulesOf(recent.text), [33, 34, 35, 36, 37, 38, 39, 40]);
  });

  it("stays small, and right, if the same cells are run again and again", () => {
    const notebook: Cells = cells();
    notebook.run("class Point { constructor(readonly x: number) {} }");
    for (let k = 0; k < 100; k++) {
      notebook.run(
        `const p = new Point(${k}); const ${k % 2 === 0 ? "n: number" : "n: string"} = ${k % 2 === 0 ? k : `"${k}"`};`,
      );
      notebook.run(
        "interface Named { name: string } const named: Named & { of: Point } = { name: 'p', of: p };",
      );
      notebook.run(k % 2 === 0 ? "n.toFixed(1)" : "n.toUpperCase()");
      notebook.run("named.of.x + p.x");
    }
    notebook.run("named.of.x.toFixed(1)");
    notebook.close();
  });
});
