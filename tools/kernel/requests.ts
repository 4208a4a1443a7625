/** Questions that are on their way, by number, until their answers come back. */
export interface Requests<Answer> {
  /** Gives a question its number; one of the two is called, once. */
  open(resolve: (answer: Answer) => void, reject: (error: unknown) => void): number;
  /** Answers a question, unless nobody waits for that any more. */
  resolve(request: number, answer: Answer): void;
  reject(request: number, error: unknown): void;
  /** All answers are lost. */
  rejectAll(error: unknown): void;
  /** Nobody waits for answers any more. */
  forget(): void;
}

export function requests<Answer>(): Requests<Answer> {
  const waiting = new Map<
    number,
    readonly [resolve: (answer: Answer) => void, reject: (error: unknown) => void]
  >();
  let count = 0;
  const close = (request: number): ReturnType<typeof waiting.get> => {
    const found = waiting.get(request);
    waiting.delete(request);
    return found;
  };
  return {
    open(resolve, reject) {
      waiting.set(++count, [resolve, reject]);
      return count;
    },
    resolve: (request, answer) => close(request)?.[0](answer),
    reject: (request, error) => close(request)?.[1](error),
    rejectAll(error) {
      const all = [...waiting.values()];
      waiting.clear();
      for (const [, reject] of all) reject(error);
    },
    forget: () => waiting.clear(),
  };
}
