import assert from "node:assert/strict";
import { join } from "node:path";
import { random } from "noether";
import { countParameters } from "noether/engine";
import { mlp, plainCnn, se2GCnn } from "noether/models";
import { bodyRivals } from "../../../../tools/bench/learn/chargedBodies.js";
import { densityRivals } from "../../../../tools/bench/learn/densityWater.js";
import { dipoleRivals } from "../../../../tools/bench/learn/dipoles.js";
import { degrees } from "../../../../tools/bench/learn/ethanolDegrees.js";
import { ethanolPainn, onCoordinates, rivals } from "../../../../tools/bench/learn/ethanolForces.js";
import { polarisabilityRivals } from "../../../../tools/bench/learn/polarisabilities.js";
import { benchLearn } from "../../../../tools/bench/learn/run.js";
import { studies } from "../../../../tools/bench/learn/studies.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

describe("the studies", () => {
  it("have names of their own, and trials with names of their own, in steps that are counted", async () => {
    assert.equal(new Set(studies.map(({ name }) => name)).size, studies.length);
    for (const { name, question, needsPeer, trials } of studies) {
      assert.match(name, /^[a-z-]+$/);
      assert.ok(question.length > 20);
      if (needsPeer) continue;
      const [one, three] = [
        await trials({ seeds: 1, python: undefined }),
        await trials({ seeds: 3, python: undefined }),
      ];
      assert.equal(new Set(three.map((trial) => trial.name)).size, three.length);
      for (const trial of one)
        assert.ok(
          three.some((other) => other.name === trial.name),
          trial.name,
        );
      assert.ok(three.length > one.length);
    }
  });

  it("compare networks of equal parameters, within 6 %", () => {
    const count = (model: { init(draw: ReturnType<typeof random>): unknown }): number =>
      countParameters(model.init(random(1)));
    const [plain, group] = [count(plainCnn()), count(se2GCnn())];
    const [onOrbits, onTorus] = [
      count(mlp({ inputs: 289, hidden: 24 })),
      count(mlp({ inputs: 400, hidden: 19 })),
    ];
    for (const [a, b] of [
      [plain, group],
      [onOrbits, group],
      [onOrbits, plain],
      [onTorus, plain],
      ...Object.values(dipoleRivals).map(
        ({ model }) => [count(model), count(dipoleRivals.painnDipole.model)] as const,
      ),
      ...Object.values(polarisabilityRivals).map(
        ({ model }) => [count(model), count(polarisabilityRivals.plain.model)] as const,
      ),
      ...Object.values(densityRivals).map(
        (model) => [count(model), count(densityRivals.densityNetwork)] as const,
      ),
      ...Object.values(bodyRivals).map((model) => [count(model), count(bodyRivals.egnn!)] as const),
      ...degrees.map(({ model }) => [count(model), count(degrees[0]!.model)] as const),
      ...[...rivals, onCoordinates].map(({ model }) => [count(model), count(ethanolPainn.model)] as const),
    ] as const)
      assert.ok(Math.abs(a / b - 1) < 0.06, `${a} and ${b}`);
  });

  it("end within a step when they are told to", async () => {
    const cut = new AbortController();
    const begun: string[] = [];
    await inTemporaryFolder(async (folder) => {
      const text = await benchLearn({
        studies,
        names: ["shifted-digits"],
        seeds: 1,
        python: undefined,
        file: join(folder, "results.jsonl"),
        folder,
        signal: cut.signal,
        onStep: (done, _, now) => {
          begun.push(now);
          if (done > 0) cut.abort();
        },
      });
      assert.match(text, /no result yet\n\nCut short/);
    });
    assert.equal(new Set(begun).size, 1);
  });

  it("with a peer want a Python that has it, before anything is trained", async () => {
    const told = (python: string) =>
      benchLearn({
        studies,
        names: ["beside-escnn"],
        seeds: 1,
        python,
        file: undefined,
        signal: new AbortController().signal,
        onStep: () => assert.fail("nothing is to begin"),
      });
    await assert.rejects(told("no such program é"), {
      name: "UserError",
      message: 'expected the path of a Python, got "no such program é", which does not run as a Python',
    });
  });
});
