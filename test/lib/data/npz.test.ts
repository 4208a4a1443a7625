import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { readNpy, readNpz } from "../../../lib/data/npz.js";

/** The bytes of a .npy file, as NumPy writes it. */
function npyBytes(descr: string, shape: string, entries: ArrayLike<number>, fortran = "False"): Uint8Array {
  const header = `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }`;
  const padded = `${header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11)}\n`;
  return new Uint8Array([
    0x93,
    ...strToU8("NUMPY"),
    1,
    0,
    padded.length & 255,
    padded.length >> 8,
    ...strToU8(padded),
    ...Array.from(entries),
  ]);
}

const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
const mnist = new Uint8Array(readFileSync(new URL("../../../../data/mnist.npz", import.meta.url)));

describe("arrays of .npy files", () => {
  it("are read with their shape, for every type of number", () => {
    const arrays = [
      ["'<f8'", new Float64Array([1.5, -2, 1e300])],
      ["'<f4'", new Float32Array([1.5, -2, 3])],
      ["'<i4'", new Int32Array([1, -2, 3])],
      ["'<i8'", new BigInt64Array([1n, -2n, 3n])],
      ["'<u2'", new Uint16Array([1, 2, 65535])],
      ["'<i2'", new Int16Array([1, -2, 300])],
      ["'<u4'", new Uint32Array([1, 2, 4e9])],
      ["'<u8'", new BigUint64Array([1n, 2n, 1n << 63n])],
      ["'|i1'", new Int8Array([1, -2, 127])],
      ["'|u1'", new Uint8Array([1, 2, 255])],
      ["'|b1'", new Uint8Array([0, 1, 1])],
    ] as const;
    for (const [descr, array] of arrays) {
      const { shape, data } = readNpy(npyBytes(descr, "(3,)", bytesOf(array)));
      assert.deepEqual(shape, [3]);
      assert.deepEqual(data, array);
    }
    assert.deepEqual(readNpy(npyBytes("'<f8'", "()", bytesOf(new Float64Array([7])))).shape, []);
    assert.deepEqual(readNpy(npyBytes("'|u1'", "(2, 0)", [])).shape, [2, 0]);
  });

  // NEP 1: versions 2 and 3 have a length of four bytes, least first; NumPy writes 2 if a header is longer than 65,535.
  it("are read from headers of versions 2 and 3, longer ones than version 1 can have too", () => {
    for (const version of [2, 3])
      for (const length of [118, 300, 70_000]) {
        const header = `${"{'descr': '<u2', 'fortran_order': False, 'shape': (2, 1), }".padEnd(length - 1)}\n`;
        const size = [0, 8, 16, 24].map((shift) => (length >> shift) & 255);
        const bytes = [0x93, ...strToU8("NUMPY"), version, 0, ...size, ...strToU8(header), 1, 2, 255, 0];
        const { shape, data } = readNpy(Uint8Array.from(bytes));
        assert.deepEqual(
          [shape, data],
          [[2, 1], new Uint16Array([513, 255])],
          `version ${version}, ${length}`,
        );
      }
  });

  it("are read from headers as Python 2 and other programs wrote them", () => {
    const six = bytesOf(new Float64Array([1, 2, 3, 4, 5, 6]));
    for (const shape of ["(2L, 3L)", "(2, 3,)", "( 2 ,3 )"])
      assert.deepEqual(readNpy(npyBytes("'<f8'", shape, six)).shape, [2, 3]);
    const loose = npyBytes("'<f8'", "(2, 3)", six);
    const text = String.fromCharCode(...loose);
    // As long as before, so that the length of the header is still right.
    const rewritten = (from: string, to: string): Uint8Array =>
      Uint8Array.from(text.replace(from, to.padEnd(from.length)), (c) => c.charCodeAt(0));
    const tight = rewritten("'fortran_order': False", "'fortran_order':False ");
    assert.deepEqual(readNpy(tight).data, new Float64Array([1, 2, 3, 4, 5, 6]));
    for (const order of ["'fortran_order':True   ", "'fortran_order' :True", '"fortran_order": True '])
      assert.throws(() => readNpy(rewritten("'fortran_order': False", order)), {
        name: "RangeError",
        message: /Fortran order/,
      });
    assert.throws(() => readNpy(rewritten("'fortran_order': False", "'fortran_odor': False")), {
      name: "RangeError",
      message: /says fortran_order/,
    });
  });

  it("are refused in a sentence if they cannot be read", () => {
    for (const shape of ["(-3, -4)", "(1.5, 4)", "(,3)", "(3, x)", "(1e2,)", "(99999999999999999999,)"]) {
      assert.throws(() => readNpy(npyBytes("'<f8'", shape, new Uint8Array(96))), {
        name: "RangeError",
        message: /a shape of whole numbers, such as \(3, 4\), got/,
      });
    }
    const bad: readonly (readonly [Uint8Array, RegExp])[] = [
      [npyBytes("'>f8'", "(1,)", new Uint8Array(8)), /little-endian/],
      [npyBytes("'<f8'", "(1,)", new Uint8Array(8), "True"), /Fortran order/],
      [npyBytes("'?f8'", "(1,)", new Uint8Array(8)), /expected .* numbers, got dtype \?f8/],
      [npyBytes("'|O'", "(1,)", new Uint8Array(8)), /expected .* numbers, got dtype/],
      [npyBytes("'<U3'", "(1,)", new Uint8Array(12)), /expected .* numbers, got dtype/],
      [npyBytes("[('a', '<f8')]", "(1,)", new Uint8Array(8)), /expected .* numbers/],
      [npyBytes("'<f8'", "(2,)", new Uint8Array(15)), /truncated/],
      [npyBytes("'<f8'", "(2,)", []).slice(0, 30), /header|truncated/],
      [new Uint8Array([0x93, ...strToU8("NUMPY")]), /header|truncated/],
      [strToU8("hello"), /\.npy array, got bytes of something else/],
      [new Uint8Array(0), /\.npy array, got bytes of something else/],
    ];
    for (const [bytes, message] of bad) assert.throws(() => readNpy(bytes), { name: "RangeError", message });
  });
});

describe("archives of arrays", () => {
  it("give the arrays by name, from the real file too", () => {
    const { images, labels, angle } = readNpz(mnist);
    assert.deepEqual(images?.shape, [6000, 28, 28]);
    assert.equal(images?.data.length, 6000 * 28 * 28);
    assert.deepEqual(labels?.shape, [6000]);
    assert.ok(Array.from(angle!.data as Float32Array).every((a) => a >= 0 && a < 2 * Math.PI + 1e-6));
  });

  it("read only what is asked for, so that strings in the same archive do no harm", () => {
    const archive = zipSync({
      "names.npy": npyBytes("'<U3'", "(1,)", new Uint8Array(12)),
      "z.npy": npyBytes("'|u1'", "(2,)", [8, 1]),
    });
    assert.deepEqual(Object.keys(readNpz(archive, ["z"])), ["z"]);
    assert.throws(() => readNpz(archive), { name: "RangeError", message: /names/ });
    assert.throws(() => readNpz(archive, ["y"]), { name: "RangeError", message: /array named y/ });
  });

  it("are refused in a sentence if they are not archives, or only the beginning of one", () => {
    for (const bytes of [new Uint8Array(0), strToU8("not a zip archive at all"), mnist.slice(0, 5000)]) {
      assert.throws(() => readNpz(bytes), { name: "RangeError", message: /expected an \.npz archive/ });
    }
  });
});
