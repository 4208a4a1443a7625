import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import ts from "typescript";
import { leaks, release } from "../../../tools/authoring/release.js";
import { parsePercent } from "../../../tools/notebook/percent.js";
import { UserError } from "../../../tools/userError.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

const master = `// %% [markdown]
// # Sheet 3: averages
// ## 1. The mean

// %% exercise="mean"
/** The mean of a list. */
export function mean(list: number[]): number {
  // BEGIN SOLUTION
  const total = list.reduce((sum, x) => sum + x, 0);
  return total / list.length;
  // END SOLUTION
}

// %% exercise="spread"
export class Spread {
  of(list: readonly number[]): number {
    const centre = mean([...list]);
    if (list.length < 2) return 0;
    // BEGIN SOLUTION
    const squares = list.map((x) => (x - centre) ** 2);

    return Math.sqrt(mean(squares));
    // END SOLUTION
  }
}

// %% solution
export const secretOfTheAuthor = mean([1, 2, 3]);

// %% [markdown]
// Why is the mean linear?
//
// BEGIN SOLUTION
// Because a sum is: mean(f + g) = mean f + mean g.
// END SOLUTION

// %%
mean([1, 2, 3]);
`;

const sheet = `// ---
// jupyter:
//   noether: {"sheet":"03-averages"}
// ---

// %% [markdown]
// # Sheet 3: averages
// ## 1. The mean

// %% exercise="mean"
/** The mean of a list. */
export function mean(list: number[]): number {
  throw new Error("not written yet");
}

// %% exercise="spread"
export class Spread {
  of(list: readonly number[]): number {
    const centre = mean([...list]);
    if (list.length < 2) return 0;
    throw new Error("not written yet");
  }
}

// %% [markdown]
// Why is the mean linear?
//
// *Write your answer here.*

// %%
mean([1, 2, 3]);
`;

/** The type errors of sheets as files of exercises/, under the options of the course. */
function typeErrors(sheets: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.course.json"), ts.sys.readFile) as {
    config: object;
  };
  const { tsBuildInfoFile, ...options } = ts.parseJsonConfigFileContent(
    config,
    { ...ts.sys, readDirectory: () => [] },
    root,
  ).options;
  const host = ts.createCompilerHost({ ...options, composite: false, noEmit: true });
  const files = new Map([...sheets].map(([name, text]) => [join(root, "exercises", `${name}.ts`), text]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  };
  const program = ts.createProgram({
    rootNames: [...files.keys()],
    options: { ...options, composite: false, incremental: false, noEmit: true },
    host,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || files.has(join(file.fileName)))
    .map(({ file, messageText }) => {
      return `${basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
}

const refuses = (text: string, message: RegExp): void => {
  assert.throws(
    () => release(text, "03-averages"),
    (error) => error instanceof UserError && message.test(error.message),
  );
};

describe("release of a sheet", () => {
  it("puts an error in the place of every answer and leaves out the cells of the author", () => {
    assert.equal(release(master, "03-averages"), sheet);
  });

  it("gives the same sheet for the line ends of Windows", () => {
    assert.equal(release(master.replaceAll("\n", "\r\n"), "03-averages"), sheet);
  });

  it("leaves a sheet that has no answers alone", () => {
    assert.equal(release(sheet, "03-averages"), sheet);
  });

  it("lets nothing of an answer through", () => {
    assert.deepEqual(leaks(master, sheet), []);
  });

  it("would notice an answer that comes through", () => {
    const leaky = sheet.replace('throw new Error("not written yet");', "return total/list.length; // done");
    assert.deepEqual(leaks(master, leaky), ["  return total / list.length;"]);
  });

  it("keeps the sheet free of type errors", () => {
    assert.deepEqual(typeErrors(new Map([["03-averages", sheet]])), []);
  });

  it("would notice a type error", () => {
    const wrong = sheet.replace('throw new Error("not written yet");', "return list;");
    assert.match(
      typeErrors(new Map([["03-averages", wrong]])).join(),
      /number\[\]' is not assignable to type 'number'/,
    );
  });

  it("refuses a region that is nested, not closed, not opened, misspelt, or runs into the next cell", () => {
    refuses(
      "// %%\n// BEGIN SOLUTION\n// BEGIN SOLUTION\n",
      /^solutions\/03-averages\.ts, line 3: a region begins inside the one of line 2/,
    );
    refuses("// %%\n// BEGIN SOLUTION\n1\n", /line 2: the region has no end/);
    refuses("// %%\n// END SOLUTION\n", /line 2: a region ends that never began/);
    refuses(
      "// %%\n// BEGIN SOLUTION\n1\n\n// %%\n// END SOLUTION\n",
      /line 2: the region has no end: .* before line 5/,
    );
    for (const line of [
      "//BEGIN SOLUTION",
      "// begin solution",
      "// BEGIN SOLUTION: mean",
      "f(); // BEGIN SOLUTION",
      "# BEGIN_SOLUTION",
    ]) {
      refuses(
        `// %%\n${line}\n1\n// END SOLUTION\n`,
        /line 2: expected \/\/ BEGIN SOLUTION or \/\/ END SOLUTION alone on the line/,
      );
    }
  });

  it("names the master in which a marker is malformed", () => {
    refuses('// %% tags=["a"\n', /^solutions\/03-averages\.ts, line 1: expected JSON as the value of tags/);
  });

  const masters = readdirSync(join(root, "solutions")).filter((file) => /^[^.]*\.ts$/.test(file));
  for (const file of masters) {
    const name = basename(file, ".ts");
    const text = readFileSync(join(root, "solutions", file), "utf8");

    it(`lets nothing of an answer of ${name} through`, () => {
      assert.deepEqual(leaks(text, release(text, name)), []);
      assert.equal(parsePercent(release(text, name)).cells.length > 0, true);
    });
  }

  // That none of them has a type error is said by the build, which compiles exercises/ with the course.
});
