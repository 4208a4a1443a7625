import { AsyncResource } from "node:async_hooks";

/** `setImmediate` and `clearImmediate`, which an interrupt cannot break. */
export interface Immediates {
  set(callback: (...values: unknown[]) => unknown, ...values: unknown[]): object;
  clear(handle: unknown): void;
  /** Resumes after an interrupt: the discarded stack may have been about to call the next one. */
  resume(): void;
}

/** An immediate as a cell sees it. */
class Immediate {}

/** An immediate that is waiting, in a chain; without a callback if it was cleared. */
interface Waiting {
  run?: () => void;
  next?: Waiting;
}

/** How many turns of the event loop a callback waits at most for one that it has to itself. */
const mostTurns = 100;

/**
 * Immediates, one per turn of the event loop: an interrupt discards the whole stack, so of several callbacks that Node
 * calls from one stack the others would be lost, and Node would trip over the lost one in every later turn.
 */
export function immediates(original: typeof setImmediate, clearOriginal: typeof clearImmediate): Immediates {
  const waiting = new WeakMap<object, Waiting>();
  let first: Waiting | undefined;
  let last: Waiting | undefined;
  let isComing = false;

  function come(): void {
    if (isComing || !first) return;
    isComing = true;
    alone(mostTurns);
  }
  function alone(turns: number): void {
    const immediate: object = original(() => {
      const { _idlePrev: before, _idleNext: after } = immediate as {
        _idlePrev?: unknown;
        _idleNext?: unknown;
      };
      if (turns === 0 || (!before && !after)) runFirst();
      else alone(turns - 1);
    });
  }
  function runFirst(): void {
    isComing = false;
    while (first && !first.run) first = first.next;
    const run = first?.run;
    first = first?.next;
    come(); // now, since an interrupt would not return from the call
    run?.();
  }
  function cleared(handle: unknown): boolean {
    const found = waiting.get(handle as object);
    if (found) delete found.run;
    return found !== undefined;
  }

  return {
    set(callback, ...values) {
      let hasRef = true;
      const handle: object = Object.assign(new Immediate(), {
        ref() {
          hasRef = true;
          return handle;
        },
        unref() {
          hasRef = false;
          return handle;
        },
        hasRef: () => hasRef,
        [Symbol.dispose]: () => void cleared(handle),
      });
      const context = new AsyncResource("Immediate");
      const run = (): void => context.runInAsyncScope(() => void Reflect.apply(callback, handle, values));
      const added: Waiting = { run };
      waiting.set(handle, added);
      if (first && last) last.next = added;
      else first = added;
      last = added;
      come();
      return handle;
    },
    clear(handle) {
      if (!cleared(handle)) clearOriginal(handle as NodeJS.Immediate);
    },
    resume() {
      isComing = false;
      come();
    },
  };
}
