import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { essentialsStand, examine, missing, ok, type Probe } from "../../../tools/doctor/probe.js";
import { report } from "../../../tools/doctor/report.js";

const probes: readonly Probe[] = [
  { name: "hammer", purpose: "essentials", look: async ({ HAMMER }) => ok(String(HAMMER)) },
  { name: "long nails", purpose: "grading", look: async () => missing("none", "buy some") },
  { name: "glue", purpose: "Jupyter", look: () => Promise.reject(new Error("it sticks")) },
];

describe("doctor", () => {
  it("takes what a probe throws for a finding, and continues", async () => {
    const examined = await examine(probes, { HAMMER: "2 kg" });
    assert.deepEqual(
      examined.map(({ name, state, found }) => [name, state, found]),
      [
        ["hammer", "ok", "2 kg"],
        ["long nails", "missing", "none"],
        ["glue", "broken", "the probe failed (it sticks)"],
      ],
    );
    assert.ok(essentialsStand(examined));
  });

  it("reports by purpose, in columns, with marks that need no colour and the remedies below", async () => {
    const examined = await examine(probes.slice(0, 2), { HAMMER: "2 kg" });
    assert.equal(
      report(examined, "A workshop"),
      `A workshop

Essentials
  [ok]  hammer      2 kg

noether grade
  [--]  long nails  none

To fix if you want it
  long nails:  buy some

The essentials work.
`,
    );
  });

  it("names the essential that is missing before everything else", async () => {
    const amiss: Probe = {
      name: "saw",
      purpose: "essentials",
      look: async () => missing("gone", "look for it"),
    };
    const examined = await examine([...probes, amiss], {});
    assert.ok(!essentialsStand(examined));
    assert.match(
      report(examined, "A workshop"),
      /before anything runs\n {2}saw: {2}look for it\n\nTo fix if[\s\S]*\n\nOne essential is missing or broken\.\n$/,
    );
  });
});
