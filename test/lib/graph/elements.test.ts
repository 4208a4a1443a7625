import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { atomicNumber, elementSymbol } from "noether";

describe("elements", () => {
  it("have symbols and numbers that belong together, 118 of them", () => {
    const known: readonly (readonly [number, string])[] = [
      [1, "H"],
      [6, "C"],
      [17, "Cl"],
      [26, "Fe"],
      [57, "La"],
      [71, "Lu"],
      [79, "Au"],
      [92, "U"],
      [118, "Og"],
    ];
    for (const [z, symbol] of known) assert.deepEqual([elementSymbol(z), atomicNumber(symbol)], [symbol, z]);
    for (let z = 1; z <= 118; z++) assert.equal(atomicNumber(elementSymbol(z)), z);
    assert.equal(new Set(Array.from({ length: 118 }, (_, z) => elementSymbol(z + 1))).size, 118);
  });

  it("are read in any case of letters; others are none", () => {
    assert.deepEqual([atomicNumber("CL"), atomicNumber("cl"), atomicNumber("h")], [17, 17, 1]);
    assert.deepEqual(
      [atomicNumber("X"), atomicNumber(""), atomicNumber("Xx")],
      [undefined, undefined, undefined],
    );
    assert.deepEqual([elementSymbol(0), elementSymbol(119)], ["0", "119"]);
  });
});
