import { converting } from "./converting.js";
import { essentials } from "./essentials.js";
import { grading } from "./grading.js";
import { jupyter } from "./jupyter.js";
import { machine } from "./machine.js";
import type { Probe } from "./probe.js";
import { snapshotProbe } from "./snapshotProbe.js";

/** Everything that Noether looks for, in the order of the report. A new probe is one more entry here. */
export const probes: readonly Probe[] = [
  ...essentials,
  snapshotProbe,
  ...jupyter,
  ...converting,
  ...grading,
  ...machine,
];
