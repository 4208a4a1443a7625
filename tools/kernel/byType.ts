/** What is done with each kind of message, as its `type` tells them apart: a kind that is forgotten does not compile. */
export type ByType<Message extends { readonly type: string }, Result = void> = {
  readonly [Type in Message["type"]]: (message: Extract<Message, { readonly type: Type }>) => Result;
};

/** Does what is to be done with a message of its kind. */
export function byType<Message extends { readonly type: string }, Result>(
  message: Message,
  deeds: ByType<Message, Result>,
): Result {
  const deed = deeds[message.type as Message["type"]] as (message: Message) => Result;
  return deed(message);
}
