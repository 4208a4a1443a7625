/** Open questions, by number, until their answers come back. */
export interface Requests<Answer> {
  /** Opens a question and returns its number; one of the two functions is called, once, unless it is forgotten. */
  open(resolve: (answer: Answer) => void, reject: (error: unknown) => void): number;
  /** Answers a question, unless nobody is waiting for it any more. */
  resolve(request: number, answer: Answer): void;
  reject(request: number, error: unknown): void;
  /** Rejects all open questions. */
  rejectAll(error: unknown): void;
  /** Forgets all open questions: nobody is waiting for answers any more. */
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
