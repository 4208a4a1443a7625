import type { Events } from "./events.js";
import type { Kernels } from "./kernels/kernels.js";
import type { Sessions } from "./kernels/sessions.js";

/** What routes work on. */
export interface Parts {
  /** The workspace: an absolute path. */
  readonly folder: string;
  readonly kernels: Kernels;
  readonly sessions: Sessions;
  readonly events: Events;
  /** When the server was started (ms since 1970). */
  readonly started: number;
}
