import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, it } from "mocha";
import { root } from "../../../../../tools/root.js";
import { filled } from "../../../../../tools/web/page/settings/filled.js";

type Schema = Parameters<typeof filled>[0] & object;

/** JupyterLab's own way, which writes a program for each schema. */
function byAjv(schema: Schema, given: object): unknown {
  const value = structuredClone(given);
  new Ajv({ useDefaults: true, strict: false }).compile(schema)(value);
  return value;
}
const ours = (schema: Schema, given: object): unknown =>
  filled(schema, given as never, (schema as { definitions?: Record<string, Schema> }).definitions ?? {});

/** The settings' descriptions in JupyterLab's packages, by file. */
function* schemas(): Generator<readonly [file: string, schema: Schema]> {
  const home = join(root, "node_modules", "@jupyterlab");
  for (const name of readdirSync(home)) {
    const folder = join(home, name, "schema");
    for (const file of existsSync(folder) ? readdirSync(folder) : [])
      if (file.endsWith(".json"))
        yield [`${name}/${file}`, JSON.parse(readFileSync(join(folder, file), "utf8"))];
  }
}

describe("settings with their defaults", () => {
  it("are those of JupyterLab's validator, for each of its schemas", () => {
    let count = 0;
    for (const [file, schema] of schemas()) {
      assert.deepEqual(ours(schema, {}), byAjv(schema, {}), file);
      count++;
    }
    assert.ok(count > 30);
  });

  it("keep what a person has chosen, in parts of parts too", () => {
    const schema = {
      definitions: { font: { properties: { size: { default: 13 }, name: { default: "mono" } } } },
      properties: {
        font: { $ref: "#/definitions/font", default: {} },
        rows: { items: { $ref: "#/definitions/font" } },
        off: { default: true },
      },
    } as Schema;
    for (const given of [
      {},
      { font: { size: 20 } },
      { rows: [{ name: "serif" }, {}] },
      { off: false, font: {} },
    ])
      assert.deepEqual(ours(schema, given), byAjv(schema, given));
    assert.deepEqual(ours(schema, { off: false, font: { size: 20 } }), {
      off: false,
      font: { size: 20, name: "mono" },
    });
  });
});
