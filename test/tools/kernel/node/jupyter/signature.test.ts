import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { signature } from "../../../../../tools/kernel/node/jupyter/signature.js";

describe("signature", () => {
  const parts = ["{}", Buffer.from("é"), "{}", "{}"];

  it("is the HMAC of RFC 4231", () => {
    assert.equal(
      signature("Jefe").sign(["what do ya want ", "for nothing?"]),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });

  it("accepts a message once", () => {
    const signed = signature("key");
    const hmac = signature("key").sign(parts);
    assert.equal(signed.refusal(hmac, parts), undefined);
    assert.match(signed.refusal(hmac, parts) ?? "", /came before/);
  });

  it("remembers at least the last 65,536", () => {
    const signed = signature("key");
    const of = (n: number): string => signed.sign([String(n)]);
    for (let n = 0; n < 100_000; n++) assert.equal(signed.refusal(of(n), [String(n)]), undefined);
    for (const n of [99_999, 40_000]) assert.match(signed.refusal(of(n), [String(n)]) ?? "", /came before/);
  });

  it("refuses another key's, a shorter one, and none", () => {
    const signed = signature("key");
    assert.match(signed.refusal(signature("other").sign(parts), parts) ?? "", /not that of the connection/);
    assert.match(signed.refusal("abc", parts) ?? "", /not that of the connection/);
    assert.match(signed.refusal("", parts) ?? "", /no signature/);
  });

  it("signs nothing without a key", () => {
    assert.equal(signature("").sign(parts), "");
    assert.equal(signature("").refusal("", parts), undefined);
  });

  it("names a scheme that it does not know", () => {
    assert.throws(() => signature("key", "hmac-nonsense"), /expected a signature scheme such as hmac-sha256/);
  });
});
