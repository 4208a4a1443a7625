import assert from "node:assert/strict";
import { contract, type Form, ones, type Tensor, valueAndGrad } from "../../../lib/engine/index.js";
import { plainBackend } from "../../../lib/engine/plain/backend.js";
import { backendCases } from "./backendCases.js";
import { derivativeCases } from "./derivativeCases.js";
import { numbersOf } from "./numbersOf.js";
import { inWebAssembly, overArena, poisoned, type Watched } from "./poisoned.js";

const backends: Readonly<Record<string, Watched>> = {
  "an arena": overArena(),
  "an arena that is spoilt": poisoned(overArena()),
};
const wasm = inWebAssembly();
const spoiltWasm = poisoned(inWebAssembly());

describe("a step's memory", () => {
  for (const [name, { backend, arena }] of Object.entries(backends))
    it(`${name}: all derivatives are those without, bit for bit, and all of it is given back`, () => {
      for (const [what, [f, xs]] of Object.entries({ ...derivativeCases, ...backendCases })) {
        assert.deepEqual(numbersOf(f, xs, backend), numbersOf(f, xs, plainBackend), what);
        assert.equal(arena.live, 0, what);
      }
      assert.ok(arena.peak > 0 && arena.overflows === 0);
    });

  it("in WebAssembly that is spoilt: the same bits as in one that is not", () => {
    for (const [what, [f, xs]] of Object.entries({ ...derivativeCases, ...backendCases })) {
      assert.deepEqual(numbersOf(f, xs, spoiltWasm.backend), numbersOf(f, xs, wasm.backend), what);
      assert.equal(spoiltWasm.arena.live, 0, what);
    }
  });

  it("is seen when something reads what was given back", () => {
    const { backend } = poisoned(overArena());
    const block = backend.memory.take("float64", 3);
    block.fill(1);
    backend.memory.give(block);
    assert.ok([...block].every(Number.isNaN));
    assert.ok([...backend.memory.take("float64", 3)].every(Number.isNaN));
  });

  it("may be gone: what was kept from inside of a step computes itself again, the same bits", () => {
    for (const { backend } of [...Object.values(backends), wasm, spoiltWasm])
      for (const [what, [f, xs]] of Object.entries(derivativeCases)) {
        let kept: Tensor | undefined;
        let inside: number[] = [];
        valueAndGrad(
          (points: Tensor[]) => {
            kept = f(...points);
            inside = [...kept.values];
            return kept.square().sum();
          },
          { backend },
        )([...xs]);
        numbersOf(f, xs, backend); // another step in the same memory
        assert.deepEqual([...kept!.values], inside, what);
      }
  });

  it("is given back, too, where a tensor cannot compute itself again", () => {
    const { backend, arena } = overArena();
    let runs = 0;
    const once: Form = {
      name: "once",
      shapes: [[2], [2]],
      run(_, out, [x]) {
        if (runs++ > 0) throw new RangeError("once: expected one run, got a second");
        out.set(x! as Float64Array);
      },
    };
    let kept: Tensor | undefined;
    valueAndGrad(
      (x: Tensor) => {
        kept = contract(once, 1, [x.detach()]);
        return x.sum();
      },
      { backend },
    )(ones([2], { dtype: "float64" }));
    assert.throws(() => kept!.values, { message: "once: expected one run, got a second" });
    assert.equal(arena.live, 0);
  });
});
