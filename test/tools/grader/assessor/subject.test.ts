import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { among } from "../../../../lib/laws/instances.js";
import type { CallAnswer } from "../../../../tools/grader/assessor/messages.js";
import { remoteSubject } from "../../../../tools/grader/assessor/subject.js";
import { byResidual } from "../../../support/byResidual.js";

/** A law that takes an exception for an answer: it holds whatever is thrown. */
const forgiving = byResidual("forgiving", among([1]), (f: (x: number) => number, [x]) => {
  try {
    f(x);
  } catch {
    return 0;
  }
  return 0;
});
const exercise = {
  laws: [{ points: 1, law: forgiving }],
  reference: (x: number) => x,
  withhold: [],
  mutants: [],
  hints: [],
};
const described = { $: "function", is: 0 };

const judged = (call: () => CallAnswer): (() => number) => {
  const remote = remoteSubject("f", exercise as never, described, {
    call,
    renew: () => ({ trouble: "gone" }),
  });
  const [{ law }] = remote.exercise.laws as never as [{ law: typeof forgiving }];
  return () => law.try(remote.subject as (x: number) => number, [1]).residual;
};

describe("a subject in another process", () => {
  it("whose process is in trouble obeys no law, not even one that takes an exception for an answer", () => {
    const residual = judged(() => ({ trouble: "It ended its own process." }));
    assert.throws(residual, { name: "Unusable", message: "It ended its own process." });
    assert.throws(residual, { name: "Unusable" });
  });

  it("that answers in a form that was not agreed is in trouble, too", () => {
    assert.throws(
      judged(() => ({ ok: true, value: { $: "nonsense" } })),
      { name: "Unusable", message: /f gave an answer that is not of the agreed form/ },
    );
  });

  it("may throw: that is an answer, and the law decides", () => {
    assert.equal(judged(() => ({ ok: false, error: { name: "Error", message: "no" } }))(), 0);
  });

  it("is distinguished from one that does not exist, or is not a function", () => {
    const asked = { call: (): CallAnswer => ({ trouble: "" }), renew: (): CallAnswer => ({ trouble: "" }) };
    assert.throws(() => remoteSubject("f", exercise as never, { $: "undefined" }, asked), /is not defined/);
    assert.throws(
      () => remoteSubject("f", exercise as never, 7, asked),
      /should be a function, but is a number/,
    );
  });

  it("does not accept a function if the reference has none", () => {
    const remote = remoteSubject("f", exercise as never, described, {
      call: () => ({ ok: true, value: described }),
      renew: () => ({ trouble: "gone" }),
    });
    assert.throws(() => (remote.subject as (x: number) => number)(1), /is a function, or contains one/);
  });

  it("has a counterpart in a fresh process, if there is one", () => {
    const renew = (): CallAnswer => ({ ok: true, value: { $: "function", is: 5 } });
    const asked: number[] = [];
    const call = (number: number): CallAnswer => {
      asked.push(number);
      return { ok: true, value: 1 };
    };
    const remote = remoteSubject("f", exercise as never, described, { call, renew });
    (remote.subject as (x: number) => number)(1);
    (remote.fresh() as (x: number) => number)(1);
    assert.deepEqual(asked, [0, 5]);
    const dead = remoteSubject("f", exercise as never, described, {
      call,
      renew: () => ({ trouble: "gone" }),
    });
    assert.throws(dead.fresh, { name: "Unusable", message: "gone" });
  });
});
