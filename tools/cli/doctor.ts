import { parseArgs } from "node:util";
import { own } from "../doctor/essentials.js";
import { essentialsStand, examine } from "../doctor/probe.js";
import { probes } from "../doctor/probes.js";
import { report } from "../doctor/report.js";
import type { Command } from "./command.js";

/** `noether doctor`: what is installed, what is missing, and how to get it. */
export const command: Command = {
  usage: `Usage: noether doctor [--json]

Looks for everything that Noether uses, and says how to get what is missing. It changes nothing.
[ok] is found, [--] is missing, [!!] is found but does not work. Exit code 1 if an essential is missing
or does not work.

  --json    print the findings as JSON, for collecting them from many machines`,
  async run(words) {
    const { values } = parseArgs({
      args: [...words],
      options: { json: { type: "boolean", default: false } },
    });
    const examined = await examine(probes, process.env);
    const stand = essentialsStand(examined);
    const { platform, arch } = process;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ noether: own.version, platform, arch, ok: stand, findings: examined }, null, 2)}\n`
        : report(examined, `Noether ${own.version} on ${platform} ${arch}`),
    );
    return stand ? 0 : 1;
  },
};
