import { type CommHook, installHook } from "../../../cells/comm/hook.js";
import { packed, unpacked } from "../../pipe/packedComm.js";
import type { FromExecutor, PackedComm } from "../../protocols/executor.js";

/** Connects `noether/comm` to the kernel, and returns a function that delivers a message of the page. */
export function installComms(send: (message: FromExecutor) => void): (message: PackedComm) => void {
  let count = 0;
  const hook: CommHook = { send: (message) => send(packed(message)), freshId: () => `comm-${++count}` };
  installHook(hook);
  return (received) => {
    const message = unpacked(received);
    if (hook.receive) hook.receive(message);
    // No cell uses comms: one that the page opens is closed again.
    else if (message.act === "open") hook.send({ type: "comm", act: "close", id: message.id, data: {} });
  };
}
