/** A handler for each kind of message, distinguished by its `type`: forgetting a kind is a compile error. */
export type ByType<Message extends { readonly type: string }, Result = void> = {
  readonly [Type in Message["type"]]: (message: Extract<Message, { readonly type: Type }>) => Result;
};

/** Calls the handler for a message's kind. */
export function byType<Message extends { readonly type: string }, Result>(
  message: Message,
  deeds: ByType<Message, Result>,
): Result {
  const deed = deeds[message.type as Message["type"]] as (message: Message) => Result;
  return deed(message);
}
