import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { kernelSpec } from "../../../tools/kernel/node/jupyter/install/kernelSpec.js";
import { inTemporaryFolder } from "../notebook/temporaryFolder.js";
import { type Ended, noether } from "./noether.js";

const main = fileURLToPath(new URL("../../../tools/cli/main.js", import.meta.url));

const dataUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** Runs `noether` with some variables set. */
const noetherWith = (env: NodeJS.ProcessEnv, ...words: string[]): Promise<Ended> =>
  ended(env, main, ...words);

function ended(env: NodeJS.ProcessEnv, ...words: string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, words, { env: { ...process.env, ...env } }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

describe("noether kernel", () => {
  it("installs under a prefix with a space and letters beyond ASCII, says where, and removes it", () =>
    inTemporaryFolder(async (folder) => {
      const place = join(folder, "share", "jupyter", "kernels", "noether");
      assert.deepEqual(await noether(folder, "kernel", "install", "--prefix", folder), {
        code: 0,
        out: `Installed: ${place}\n`,
        err: "",
      });
      assert.deepEqual((await readdir(place)).sort(), [
        "kernel.json",
        "logo-32x32.png",
        "logo-64x64.png",
        "logo-svg.svg",
      ]);
      for (const [logo, size] of [
        ["logo-32x32.png", 32],
        ["logo-64x64.png", 64],
      ] as const) {
        const png = await readFile(join(place, logo));
        assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size]);
      }
      const json = await readFile(join(place, "kernel.json"), "utf8");
      const { argv, ...spec } = JSON.parse(json) as { argv: string[] } & Record<string, unknown>;
      assert.deepEqual(spec, {
        display_name: "Noether (TypeScript)",
        language: "typescript",
        interrupt_mode: "message",
        metadata: { debugger: false, supported_encryption: ["curve"] },
        kernel_protocol_version: "5.4",
      });
      assert.equal(argv.length, 3);
      assert.ok(argv.slice(0, 2).every((path) => isAbsolute(path) && existsSync(path)));
      assert.equal(argv[2], "{connection_file}");
      const told = await noether(folder, "kernel", "spec", "--prefix", folder);
      assert.deepEqual(told, { code: 0, out: `${json}${place}\n`, err: "" });
      assert.deepEqual(await noether(folder, "kernel", "uninstall", "--prefix", folder), {
        code: 0,
        out: `Removed: ${place}\n`,
        err: "",
      });
      assert.deepEqual(await readdir(join(folder, "share", "jupyter", "kernels")), []);
    }));

  it("replaces what it installed before, and takes name, title and limits", () =>
    inTemporaryFolder(async (folder) => {
      const install = (...words: string[]): Promise<Ended> =>
        noether(folder, "kernel", "install", "--prefix", folder, ...words);
      assert.equal((await install("--name", "Course.1")).code, 0);
      const place = join(folder, "share", "jupyter", "kernels", "course.1");
      await writeFile(join(place, "left-over"), "");
      assert.equal(
        (await install("--name", "course.1", "--display-name", "Kurs é", "--memory", "512", "--prints", "8"))
          .code,
        0,
      );
      assert.deepEqual((await readdir(place)).length, 4);
      const spec = JSON.parse(await readFile(join(place, "kernel.json"), "utf8"));
      assert.equal(spec.display_name, "Kurs é");
      assert.deepEqual(spec.argv.slice(2), ["--memory", "512", "--prints", "8", "{connection_file}"]);
    }));

  it("leaves other kernels alone", () =>
    inTemporaryFolder(async (folder) => {
      const place = join(folder, "share", "jupyter", "kernels", "python3");
      await mkdir(place, { recursive: true });
      await writeFile(join(place, "kernel.json"), '{"argv":["python","-m","ipykernel_launcher"]}');
      for (const action of ["install", "uninstall"]) {
        const { code, err } = await noether(
          folder,
          "kernel",
          action,
          "--prefix",
          folder,
          "--name",
          "python3",
        );
        assert.equal(code, 1);
        assert.match(err, /python3 is not a kernel of Noether's, so it is left alone: choose a --name/);
      }
      assert.deepEqual(await readdir(place), ["kernel.json"]);
    }));

  it("installs for the person where Jupyter's own rules say", () =>
    inTemporaryFolder(async (folder) => {
      const { out } = await noetherWith({ JUPYTER_DATA_DIR: folder }, "kernel", "install", "--user");
      assert.equal(out, `Installed: ${join(folder, "kernels", "noether")}\n`);
      const again = await noetherWith({ JUPYTER_DATA_DIR: folder }, "kernel", "spec");
      assert.match(again.out, /"language": "typescript"/);
    }));

  it("says what to do if no Python starts", async () => {
    const nowhere = join(process.execPath, "python");
    const { code, err } = await noetherWith({ NOETHER_PYTHON: nowhere }, "kernel", "install", "--sys-prefix");
    assert.equal(code, 1);
    assert.match(err, /--sys-prefix needs the Python that Jupyter runs in, but .* did not start: activate/);
  });

  it("says what to do if zeromq is missing, at installation and at the start", () =>
    inTemporaryFolder(async (folder) => {
      // A loader that does not find zeromq.
      const hooks =
        "export const resolve = (name, ...rest) => { if (name === 'zeromq') throw Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' }); return rest[1](name, rest[0]); }";
      const required =
        "const load = Module._load; Module._load = (name, ...rest) => { if (name === 'zeromq') throw new Error('none'); return load(name, ...rest); };";
      const register = `import Module, { register } from "node:module"; register(${JSON.stringify(dataUrl(hooks))}); ${required}`;
      const env = { NODE_OPTIONS: `--import=${dataUrl(register)}` };
      const installed = await noetherWith(env, "kernel", "install", "--prefix", folder);
      assert.equal(installed.code, 1);
      assert.match(
        installed.err,
        /^Jupyter's transport needs the package zeromq, which .*: run npm install zeromq/,
      );
      assert.deepEqual(await readdir(folder), []);
      const file = join(folder, "connection.json");
      const ports = { shell_port: 0, iopub_port: 0, stdin_port: 0, control_port: 0, hb_port: 0 };
      await writeFile(file, JSON.stringify(ports));
      const started = await ended(env, kernelSpec("").argv[1]!, file);
      assert.equal(started.code, 1);
      assert.match(started.err, /^noether: Jupyter's transport needs the package zeromq/);
    }));

  it("names what is wrong with the arguments", async () => {
    const bad = async (...words: string[]): Promise<string> => {
      const { code, err } = await noether(process.cwd(), "kernel", ...words);
      assert.ok(code === 1 || code === 2, err);
      return err;
    };
    assert.match(await bad("instal"), /did you mean noether kernel install\?/);
    assert.match(await bad(), /expected install, uninstall, spec after noether kernel, got nothing/);
    assert.match(await bad("install", "here"), /takes no word "here"/);
    assert.match(await bad("install", "--usr"), /did you mean --user\?/);
    assert.match(
      await bad("install", "--user", "--sys-prefix"),
      /expected one place, got --user and --sys-prefix/,
    );
    assert.match(await bad("install", "--prefix", ""), /expected a folder for --prefix/);
    assert.match(await bad("install", "--name", "a b"), /expected a kernel name of letters, digits/);
    assert.match(await bad("install", "--name", ".."), /expected a kernel name of letters, digits/);
    assert.match(
      await bad("install", "--memory", "1"),
      /expected a number of at least 64 for --memory, got "1"/,
    );
    assert.match(await bad("install", "--display-name", " "), /expected a name for --display-name/);
    assert.match(await bad("spec", "--memory", "100"), /has no option --memory/);
  });

  it("says where it finds no kernel, and where it may not write", () =>
    inTemporaryFolder(async (folder) => {
      for (const action of ["uninstall", "spec"]) {
        const { code, err } = await noether(folder, "kernel", action, "--prefix", folder);
        assert.equal(code, 1);
        assert.match(err, /there is no kernel noether in /);
      }
      const file = join(folder, "file");
      await writeFile(file, "");
      const { err } = await noether(folder, "kernel", "install", "--prefix", file);
      assert.match(err, /cannot create the folder .*: .*file is a file, use --user or another --prefix/);
    }));

  it("ends with an error in a place where the system makes no folders", async function () {
    if (!existsSync("/proc/self")) this.skip();
    const { code, err } = await noetherWith({}, "kernel", "install", "--prefix", "/proc/x");
    assert.equal(code, 1);
    assert.match(
      err,
      /^cannot create the folder \/proc\/x\/share\/jupyter\/kernels: \/proc is not writable, use --user or another --prefix\n$/,
    );
  });
});
