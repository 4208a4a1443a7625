import assert from "node:assert/strict";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { jupyterDataFolder } from "../../../../../../tools/kernel/node/jupyter/install/dataFolder.js";

describe("jupyterDataFolder", () => {
  const home = homedir();

  it("is where Jupyter looks on each platform", () => {
    assert.equal(jupyterDataFolder({}, "linux"), join(home, ".local", "share", "jupyter"));
    assert.equal(jupyterDataFolder({ XDG_DATA_HOME: "/x" }, "linux"), join("/x", "jupyter"));
    assert.equal(jupyterDataFolder({}, "darwin"), join(home, "Library", "Jupyter"));
    assert.equal(jupyterDataFolder({ APPDATA: "/roaming" }, "win32"), join("/roaming", "jupyter"));
    assert.equal(jupyterDataFolder({}, "win32"), join(home, ".jupyter", "data"));
    assert.equal(jupyterDataFolder({ JUPYTER_CONFIG_DIR: "/c" }, "win32"), join("/c", "data"));
  });

  it("follows JUPYTER_DATA_DIR first, and JUPYTER_PLATFORM_DIRS", () => {
    for (const platform of ["linux", "darwin", "win32"])
      assert.equal(jupyterDataFolder({ JUPYTER_DATA_DIR: "/d", APPDATA: "/a" }, platform), "/d");
    const env = { JUPYTER_PLATFORM_DIRS: "1", LOCALAPPDATA: "/local" };
    assert.equal(jupyterDataFolder(env, "darwin"), join(home, "Library", "Application Support", "Jupyter"));
    assert.equal(jupyterDataFolder(env, "win32"), join("/local", "Jupyter"));
    assert.equal(
      jupyterDataFolder({ ...env, JUPYTER_PLATFORM_DIRS: "0", APPDATA: "/a" }, "win32"),
      join("/a", "jupyter"),
    );
  });
});
