import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exerciseIndex, findSheet } from "../../tools/cells/course/find.js";
import { pointsOfCourse, pointsOfSheet } from "../../tools/cells/course/worth.js";
import { parsePercent } from "../../tools/notebook/percent.js";
import { root } from "../../tools/root.js";
import { chapters } from "../../tools/workspace/chapters.js";

const text = (...parts: string[]): string => readFileSync(join(root, ...parts), "utf8");
const index = await exerciseIndex();
const course = await chapters();
const sheets = readdirSync(join(root, "solutions"))
  .filter((file) => file.endsWith(".check.ts"))
  .map((file) => file.slice(0, -".check.ts".length));

/** Where the exercises of a sheet are named, and the names in their order there. */
async function places(sheet: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const cells = parsePercent(text("solutions", `${sheet}.ts`)).cells;
  const lesson = course.find(({ name }) => name === sheet);
  return {
    [`solutions/${sheet}.ts`]: cells.flatMap(({ metadata }) =>
      metadata.exercise === undefined ? [] : String(metadata.exercise),
    ),
    [`solutions/${sheet}.check.ts`]: Object.keys((await findSheet(sheet)).exercises),
    [`the header of notebooks/${sheet}.ts`]: lesson?.exercises ?? [],
    "exercises/index.json": Object.keys(index).filter((name) => index[name] === sheet),
    [`test/course/${sheet}.messages.md`]: [
      ...new Set(
        [...text("test", "course", `${sheet}.messages.md`).matchAll(/^### (\w+):/gm)].map(
          ([, name]) => name!,
        ),
      ),
    ],
  };
}

/** What is missing in one place and present in another, as sentences. */
function forgotten(places: Readonly<Record<string, readonly string[]>>): string[] {
  const all = [...new Set(Object.values(places).flat())];
  return Object.entries(places).flatMap(([place, names]) => [
    ...all.filter((name) => !names.includes(name)).map((name) => `${place} lacks ${name}`),
    ...(all.every((name) => names.includes(name)) && names.join() !== Object.values(places)[0]!.join()
      ? [`${place} has another order: ${names.join(", ")}`]
      : []),
  ]);
}

for (const sheet of sheets) {
  describe(`the exercises of ${sheet}`, () => {
    it("are the same wherever they are named, in one order", async () => {
      assert.deepEqual(forgotten(await places(sheet)), []);
    });

    it("have the points that the build has written down", async () => {
      const written = await pointsOfCourse();
      for (const [name, points] of await pointsOfSheet(sheet)) assert.equal(written.get(name), points, name);
    });

    it("are all on the sheet that assembles them", () => {
      const assembled = text("solutions", `${sheet}.check.ts`);
      const unused = readdirSync(join(root, "solutions", sheet)).filter((file) =>
        [...text("solutions", sheet, file).matchAll(/^export const (\w+Exercise)\b/gm)].some(
          ([, name]) => !new RegExp(`: ${name}\\b`).test(assembled),
        ),
      );
      assert.deepEqual(unused, []);
    });

    it("have no reviewed message of a wrong solution that no longer exists", async () => {
      const { exercises } = await findSheet(sheet);
      const known = new Set(
        Object.entries(exercises).flatMap(([name, { mutants }]) =>
          mutants.map(({ description }) => `### ${name}: ${description}`),
        ),
      );
      const reviewed = text("test", "course", `${sheet}.messages.md`).match(/^### .*$/gm) ?? [];
      assert.deepEqual(
        reviewed.filter((title) => !known.has(title)),
        [],
      );
    });

    it("are what its sheets with mistakes change, if there are any", async () => {
      const built = join(root, "dist", "solutions", sheet, "wrongSheets.js");
      assert.equal(existsSync(built), existsSync(join(root, "solutions", sheet, "wrongSheets.ts")));
      if (!existsSync(built)) return;
      const { wrongSheets } = (await import(pathToFileURL(built).href)) as {
        readonly wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>>;
      };
      const { exercises } = await findSheet(sheet);
      const unknown = Object.values(wrongSheets)
        .flatMap(Object.keys)
        .filter((name) => !(name in exercises));
      assert.deepEqual(unknown, []);
    });
  });
}

describe("an exercise that is forgotten somewhere", () => {
  it("is named with the place", () => {
    assert.deepEqual(forgotten({ master: ["f", "g"], sheet: ["f"], lesson: ["g", "f"] }), [
      "sheet lacks g",
      "lesson has another order: g, f",
    ]);
  });
});
