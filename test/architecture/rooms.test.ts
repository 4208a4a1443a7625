import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { assertCaught, type Import, importsOf, root, sources } from "./imports.js";

/**
 * The rooms of tools, and what each imports besides itself and the files directly in tools: rooms, folders in one, or
 * single files (without ending). A file belongs to the room with the longest name that fits. Imports of types count.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  files: [],
  terminal: [],
  notebook: ["files"],
  progress: ["notebook", "files"],
  "cells/comm": [],
  "cells/display": [],
  "cells/data": [],
  "cells/widgets": ["cells/comm", "cells/display"],
  "cells/tslab": ["cells/display"],
  "cells/course": ["cells/display", "notebook", "progress", "files"],
  render: ["cells/display/escapeHtml", "notebook", "files"],
  kernel: ["cells/comm/message", "kernel/compiler/diagnostic"],
  "kernel/protocols": ["kernel", "kernel/checker", "cells/comm/message"],
  "kernel/compiler": ["kernel"],
  "kernel/checker": ["kernel", "kernel/protocols", "kernel/compiler"],
  "kernel/jupyter": ["kernel", "cells/comm/message"],
  "kernel/pipe": ["kernel/protocols", "cells/comm/message"],
  "kernel/executor": [
    "kernel",
    "kernel/protocols",
    "kernel/pipe",
    "kernel/compiler",
    "cells/comm/hook",
    "cells/course/withholding",
    "cells/display/hook",
  ],
  "kernel/node": [
    "kernel",
    "kernel/protocols",
    "kernel/pipe",
    "kernel/compiler",
    "kernel/checker",
    "kernel/jupyter",
    "files",
  ],
  run: ["kernel", "kernel/node", "cells/course", "notebook", "render", "files", "terminal"],
  grader: ["kernel/compiler", "cells/course", "notebook", "files", "terminal"],
  workspace: ["cells/course", "notebook", "progress", "render", "files", "terminal"],
  map: ["cells/display/escapeHtml"],
  authoring: ["cells/course", "map", "notebook", "workspace/chapters", "files"],
  "web/course": ["cells/course/assessment"],
  "web/page": [
    "render/html/pageFigure",
    "web/course",
    "map",
    "cells/course/asked",
    "cells/course/assessment",
    "render/html/fold",
  ],
  "web/http": [],
  "web/server/contents": ["web/http", "notebook", "files"],
  "web/server/kernels": ["web/http", "web/server/contents", "kernel", "kernel/node", "kernel/jupyter"],
  "web/server/course": [
    "web/course",
    "web/http",
    "web/server/contents",
    "workspace",
    "progress",
    "notebook",
    "files",
  ],
  "web/server": [
    "web/http",
    "web/server/contents",
    "web/server/kernels",
    "web/server/course",
    "web/course",
    "kernel/jupyter",
    "kernel/node",
    "notebook",
    "render",
    "files",
  ],
  watch: ["web/http", "run", "workspace", "kernel/node", "cells/course", "notebook", "render", "files"],
  start: [
    "web/server",
    "authoring",
    "cells/course",
    "run",
    "workspace",
    "progress",
    "notebook",
    "terminal",
    "files",
  ],
  doctor: ["kernel/node", "grader/sandbox", "render", "terminal", "files"],
  bench: [
    "cells/data",
    "files",
    "kernel",
    "kernel/checker",
    "kernel/node",
    "notebook",
    "render/chromium",
    "terminal",
    "web/server",
  ],
  cli: [
    "authoring",
    "bench",
    "cells/course",
    "doctor",
    "files",
    "grader",
    "kernel/node",
    "notebook",
    "progress",
    "render",
    "run",
    "start",
    "terminal",
    "watch",
    "workspace",
  ],
};

const byLength = Object.keys(ROOMS).sort((a, b) => b.length - a.length);

/** The room that a file of tools is in; undefined for the files directly in tools, which belong to all. */
function roomOf(file: string): string | undefined {
  const path = file.slice("tools/".length);
  return byLength.find((room) => path.startsWith(`${room}/`));
}

/** Whether a permission covers a file: its room itself, or a folder or a file in one. */
function covers(permission: string, file: string): boolean {
  if (permission in ROOMS) return roomOf(file) === permission;
  const path = file.slice("tools/".length);
  return path.startsWith(`${permission}/`) || path === `${permission}.ts`;
}

/** Why an import goes against the arrows between rooms; undefined if it follows them. */
function violation({ file, target }: Import): string | undefined {
  if (!target?.startsWith("tools/")) return undefined;
  const [from, to] = [roomOf(file), roomOf(target)];
  if (to === undefined || from === to) return undefined;
  if (from === undefined) return `${file} imports ${target}: a file that belongs to all rooms knows none`;
  return ROOMS[from]!.some((permission) => covers(permission, target))
    ? undefined
    : `${file} imports ${target}: ${from} may not import ${to}`;
}

describe("the rooms of tools", () => {
  it("import only what the table says", () => {
    const found = sources("tools").flatMap((file) =>
      importsOf(file).flatMap((each) => violation(each) ?? []),
    );
    assert.deepEqual(found, []);
  });

  it("are all in the table, except setup, which is not TypeScript", () => {
    const folders = readdirSync(join(root, "tools"), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && entry.name !== "setup" ? [entry.name] : [],
    );
    const rooms = new Set(Object.keys(ROOMS).map((room) => room.split("/")[0]));
    assert.deepEqual(folders.sort(), [...rooms].sort());
    for (const whole of ["cells", "kernel", "web"]) {
      const inside = readdirSync(join(root, "tools", whole), { withFileTypes: true })
        .flatMap((entry) => (entry.isDirectory() ? [`${whole}/${entry.name}`] : []))
        .filter((folder) => !(folder in ROOMS));
      assert.deepEqual(inside, []);
    }
  });

  it("have no circle", () => {
    const after = (room: string, seen: readonly string[]): string | undefined => {
      if (seen.includes(room)) return [...seen, room].join(" -> ");
      const next = ROOMS[room]!.filter((permission) => permission in ROOMS);
      return next.map((each) => after(each, [...seen, room])).find((way) => way !== undefined);
    };
    // Its protocols and the checker use each other's types: the messages of the one are the results of the other.
    const circles = Object.keys(ROOMS).flatMap((room) => after(room, []) ?? []);
    assert.deepEqual(
      circles.filter((way) => !way.includes("kernel/protocols -> kernel/checker")),
      [],
    );
  });

  it("catch planted violations", () => {
    assertCaught(violation, [
      ["tools/cells/course/check.ts", 'import type { Job } from "../../grader/plan.js";'],
      ["tools/cells/comm/comm.ts", 'import type { Session } from "../../kernel/session.js";'],
      ["tools/kernel/checker/checker.ts", 'import { nodeRuntime } from "../node/checker/runtime.js";'],
      ["tools/kernel/jupyter/kernel.ts", 'const { frame } = await import("../pipe/frames.js");'],
      ["tools/kernel/executor/main.ts", 'import { nodeSession } from "../node/session.js";'],
      ["tools/kernel/node/session.ts", 'import { window } from "../executor/output/pipe.js";'],
      ["tools/kernel/executor/main.ts", 'import { display } from "../../cells/display/index.js";'],
      ["tools/render/convert.ts", 'import { runAll } from "../run/runAll.js";'],
      ["tools/root.ts", 'import { UserError } from "./terminal/table.js";'],
    ]);
  });
});
