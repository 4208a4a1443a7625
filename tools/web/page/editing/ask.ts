import { type Kernel, KernelMessage } from "@jupyterlab/services";
import type { JSONObject } from "@lumino/coreutils";

/**
 * Asks our kernel a question of our own (docs/KERNEL.md, "Messages of our own"): `noether_NAME_request`.
 *
 * @returns the content of its reply, or undefined if there is none: another kernel, a refusal, a connection that ended
 */
export async function ask<Reply>(
  kernel: Kernel.IKernelConnection,
  name: string,
  content: JSONObject,
): Promise<Reply | undefined> {
  const info = await kernel.info;
  if (info.implementation !== "noether" || kernel.isDisposed || kernel.status === "dead") return undefined;
  const message = KernelMessage.createMessage({
    channel: "shell",
    // The types of messages that JupyterLab knows are a closed list.
    msgType: `noether_${name}_request` as "inspect_request",
    session: kernel.clientId,
    username: kernel.username,
    content: content as KernelMessage.IInspectRequestMsg["content"],
  });
  const future = kernel.sendShellMessage(message, true);
  return new Promise((resolve) => {
    // No status comes for these messages, so the future is over with the reply.
    future.done.catch(() => resolve(undefined));
    future.onReply = (reply) => {
      const answer: unknown = reply.content;
      resolve((answer as { status: string }).status === "ok" ? (answer as Reply) : undefined);
      future.dispose();
    };
  });
}
