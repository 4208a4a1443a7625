import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  findWorkspace,
  isClone,
  workspaceAround,
  workspaceFor,
} from "../../../tools/files/workspacePlace.js";
import { UserError } from "../../../tools/userError.js";

describe("the place of a workspace", () => {
  let home = "";
  const at = (...parts: string[]): string => join(home, ...parts);
  const folder = (...parts: string[]): string => {
    mkdirSync(at(...parts), { recursive: true });
    return at(...parts);
  };
  before(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), "noether ü ")));
    folder("project", "node_modules", "noether", "tools", "setup");
    folder("project", "notes");
    folder("clone", "tools", "setup");
    folder("clone", "lib");
    for (const root of [at("clone"), at("project", "node_modules", "noether")])
      writeFileSync(join(root, "tools", "setup", "prepare.mjs"), "");
    folder("course", "deep");
    writeFileSync(at("course", ".noether.json"), "{}");
  });
  after(() => rmSync(home, { recursive: true }));
  const installed = (): string => at("project", "node_modules", "noether");

  it("is the current folder, for an installed package", () => {
    assert.equal(workspaceFor(at("project"), undefined, installed()), at("project", "workspace"));
    assert.equal(
      workspaceFor(at("project", "notes"), undefined, installed()),
      at("project", "notes", "workspace"),
    );
    assert.equal(workspaceFor(at("project"), "my course", installed()), at("project", "my course"));
  });

  it("is the clone's own, anywhere in a clone, and the current folder elsewhere", () => {
    assert.ok(isClone(at("clone")) && !isClone(installed()));
    assert.equal(workspaceFor(at("clone", "lib"), undefined, at("clone")), at("clone", "workspace"));
    assert.equal(workspaceFor(at("project"), undefined, at("clone")), at("project", "workspace"));
  });

  it("is the workspace that the current folder is in already", () => {
    assert.equal(workspaceFor(at("course", "deep"), undefined, installed()), at("course"));
    assert.equal(workspaceAround(at("course", "deep")), at("course"));
    assert.equal(findWorkspace(at("project"), installed()), undefined);
  });

  it("is never inside a package, by whatever path", () => {
    symlinkSync(installed(), at("link"));
    for (const cwd of [installed(), at("project", "node_modules"), at("link")]) {
      assert.throws(
        () => workspaceFor(cwd, undefined, installed()),
        (error) => error instanceof UserError && /noether start FOLDER/.test(error.message),
      );
    }
    assert.throws(
      () => workspaceFor(at("project"), "node_modules/noether/workspace", installed()),
      UserError,
    );
    assert.throws(() => workspaceFor(at("project"), "node_modules/other", installed()), UserError);
  });
});
