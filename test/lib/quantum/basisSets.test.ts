import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { basis, basisSet, basisSetExchange, def2Svp, gaussian94, sto3g } from "noether/quantum";
import { diatomic, water } from "./molecules.js";

const EXCHANGE = {
  name: "STO-3G",
  elements: {
    "8": {
      electron_shells: [
        {
          angular_momentum: [0],
          exponents: ["130.70932", "23.808861", "6.4436083"],
          coefficients: [["0.15432897", "0.53532814", "0.44463454"]],
        },
        {
          angular_momentum: [0, 1],
          exponents: ["5.0331513", "1.1695961", "0.3803890"],
          coefficients: [
            ["-0.09996723", "0.39951283", "0.70011547"],
            ["0.15591627", "0.60768372", "0.39195739"],
          ],
        },
      ],
    },
  },
};

describe("basis sets", () => {
  it("come in the order of degrees: water has 7 functions in STO-3G and 24 in def2-SVP", () => {
    assert.deepEqual(
      [basis(water, sto3g), basis(water, def2Svp)].map(({ size }) => size),
      [7, 24],
    );
    assert.equal(basis(water, sto3g).irreps.toString(), "2x0e+1x1o+1x0e+1x0e");
    assert.equal(basis(water, def2Svp).irreps.toString(), "3x0e+2x1o+1x2e+2x0e+1x1o+2x0e+1x1o");
    for (const set of [sto3g, def2Svp]) assert.deepEqual([...set.elements.keys()], [1, 6, 7, 8, 9]);
  });

  it("are the same from the Exchange's JSON and from Gaussian's text, exponents of ten in D or E", () => {
    const read = basisSetExchange(JSON.stringify(EXCHANGE));
    assert.deepEqual(read.elements.get(8), sto3g.elements.get(8));
    const text = "! comment\n****\nH     0\nS   2   1.00\n  0.1307D+02  0.5\n  1.9E0 0.25 ! end\n****\n";
    assert.deepEqual(gaussian94(text).elements.get(1), [
      { l: 0, exponents: [13.07, 1.9], coefficients: [0.5, 0.25] },
    ]);
  });

  it("with several rows of coefficients for one degree are as many shells", () => {
    const general = {
      name: "general",
      elements: {
        "1": {
          electron_shells: [
            {
              angular_momentum: [0],
              exponents: ["3", "1"],
              coefficients: [
                ["1", "0.5"],
                ["0", "1"],
              ],
            },
          ],
        },
      },
    };
    assert.deepEqual(
      basisSetExchange(general)
        .elements.get(1)!
        .map(({ coefficients }) => coefficients),
      [
        [1, 0.5],
        [0, 1],
      ],
    );
  });

  it("that lack an element or have a shell beyond g are refused with what they have", () => {
    assert.throws(
      () => basis(diatomic("C", "S", 2.9), sto3g),
      /an element of STO-3G, H, C, N, O, F, got S: read a basis set/,
    );
    const h = { l: 5, exponents: [1], coefficients: [1] };
    assert.throws(
      () => basisSet("mine", [[6, [h]]]),
      /mine, C: expected shells of s to g, degrees 0 to 4, got one of degree 5, h/,
    );
    assert.throws(() => gaussian94("C 0\nH 1 1.00\n 1.0 1.0\n****"), /shells of s to g.*degree 5/);
  });

  it("that cannot be read are refused with the line or the remedy", () => {
    assert.throws(
      () => gaussian94("H 0\nS 2 1.00\n 1.0 1.0\n****"),
      /an exponent and 1 of its coefficients in line 4, got "\*\*\*\*"/,
    );
    assert.throws(() => gaussian94("H 0\nQ 2 1.00"), /a shell of scale 1.* in line 2/);
    assert.throws(() => gaussian94("Xx 0\n"), /an element and 0.* in line 1, got "Xx 0"/);
    assert.throws(() => gaussian94(""), /got none/);
    assert.throws(
      () => basisSetExchange("****"),
      /a text that is none: read Gaussian's format by gaussian94/,
    );
    assert.throws(() => basisSetExchange({}), /with "elements" in it, got none/);
    assert.throws(
      () => basisSetExchange({ name: "LANL2DZ", elements: { "11": { ecp_potentials: [] } } }),
      /got a core potential/,
    );
    const wrong = (exponents: number[], coefficients: number[]) => () =>
      basisSet("mine", [[1, [{ l: 0, exponents, coefficients }]]]);
    assert.throws(wrong([1, -2], [1, 1]), /positive exponents, got -2/);
    assert.throws(wrong([1], []), /1 exponents and 0 coefficients/);
    assert.throws(wrong([1], [0]), /not all 0/);
  });
});
