import type { MimeBundle } from "noether";
import { displayMethod } from "../../globals.js";
import { display } from "../display/display.js";
import { hook } from "../display/hook.js";

/** A bundle that shows nothing. */
const nothing: MimeBundle = {};

/** A value that may say how it is shown. */
interface Showable {
  readonly [displayMethod]?: () => MimeBundle;
}

/**
 * Shows the value of a promise in a notebook, in the place of the call, even if nobody awaits it and it is not the last
 * value of its cell. As the last value of that cell it is not shown a second time.
 *
 * Outside a notebook, or under another kernel, it returns just the promise.
 */
export function shownAtOnce<Value extends object>(promised: Promise<Value>): Promise<Value> {
  if (!hook()) return promised;
  const shown = Watched.of(promised.then(show));
  const settled = (): MimeBundle => nothing;
  // The cell waits for what it displays, and fails with it if nobody else handles the failure.
  const failed = (error: unknown): MimeBundle => {
    if (shown.isAwaited) return nothing;
    throw error;
  };
  const ended = promised.then(settled, (error: unknown) => Promise.resolve().then(() => failed(error)));
  Promise.prototype.then.call(shown, undefined, () => {});
  display({ [displayMethod]: () => ended });
  return Object.defineProperty(shown, displayMethod, { value: settled });
}

/** Shows a value, and returns one that shows itself again only in later cells. */
function show<Value extends object>(value: Value): Value {
  const bundle = (): MimeBundle => (value as Showable)[displayMethod]?.call(value) ?? nothing;
  display(bundle());
  let isShown = true;
  setTimeout(() => {
    isShown = false;
  });
  return Object.create(value, {
    [displayMethod]: { value: () => (isShown ? nothing : bundle()) },
  }) as Value;
}

/** A promise that knows whether anybody waits for it. */
class Watched<Value> extends Promise<Value> {
  isAwaited = false;

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  static of<Value>(promise: Promise<Value>): Watched<Value> {
    return new Watched<Value>((resolve) => resolve(promise));
  }

  // biome-ignore lint/suspicious/noThenProperty: to await a promise is to call its `then`
  override then<A = Value, B = never>(
    onValue?: ((value: Value) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.isAwaited = true;
    return super.then(onValue, onError);
  }
}
