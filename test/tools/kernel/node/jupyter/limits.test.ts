import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { address, connectionOf } from "../../../../../tools/kernel/node/jupyter/connection.js";
import { limits } from "../../../../../tools/kernel/node/jupyter/limits.js";
import { UserError } from "../../../../../tools/userError.js";
import { freeConnection } from "../../jupyter/lines.js";

describe("limits", () => {
  it("come from the command line, otherwise from the environment, otherwise they are generous", () => {
    const env = { NOETHER_PRINTS: "3", NOETHER_MEMORY: "100" };
    assert.deepEqual(limits({}, {}), { memory: 2048, prints: 256 });
    assert.deepEqual(limits({}, env), { memory: 100, prints: 3 });
    assert.deepEqual(limits({ prints: "7" }, env), { memory: 100, prints: 7 });
    assert.throws(() => limits({}, { NOETHER_PRINTS: "much" }), /at least 1 for NOETHER_PRINTS, got "much"/);
    assert.throws(() => limits({ memory: "3" }, {}), /at least 64 for --memory, got "3"/);
  });
});

describe("connectionOf", () => {
  it("reads what Jupyter writes, and says what is missing", () => {
    const connection = { ...freeConnection("k"), kernel_name: "noether" };
    assert.deepEqual(connectionOf(JSON.stringify(connection), "f"), connection);
    const { shell_port, ...rest } = connection;
    assert.equal(shell_port, 0);
    assert.throws(
      () => connectionOf(JSON.stringify(rest), "f"),
      /expected a port number as shell_port in f, got undefined/,
    );
    for (const text of ["", "3", "null"]) assert.throws(() => connectionOf(text, "f"), UserError);
    assert.throws(
      () => connectionOf(JSON.stringify({ ...connection, transport: "pgm" }), "f"),
      /expected tcp or ipc/,
    );
  });

  it("says where the sockets are", () => {
    const connection = freeConnection("k");
    assert.equal(address(connection, 5), "tcp://127.0.0.1:5");
    assert.equal(address({ ...connection, ip: "::1" }, 0), "tcp://[::1]:*");
    assert.equal(address({ ...connection, transport: "ipc", ip: "/tmp/k" }, 5), "ipc:///tmp/k-5");
  });
});
