import { deferred } from "../../deferred.js";
import { sessionSettings } from "../ownSettings.js";
import { type NodeSession, nodeSession } from "../session.js";
import { type Limits, writtenIn } from "./limits.js";

/** A session that starts while the rest of the kernel is still being loaded. */
export interface Beginning {
  readonly session: Promise<NodeSession>;
  /** Called when front ends can connect: now the process that runs cells may start. */
  open(): void;
}

/** Starts the checker, which takes longest, with the settings of the notebook. */
export function beginning(given: Limits): Beginning {
  const opened = deferred();
  const settings = sessionSettings(process.env);
  const session = nodeSession({
    ...(settings && { settings }),
    ...writtenIn(process.cwd(), given),
    after: opened.promise,
  });
  return { session, open: opened.resolve };
}
