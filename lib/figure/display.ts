/** A value in several formats at once, by MIME type: what a notebook shows. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** The key of the method by which an object shows itself in a notebook. */
export const display: unique symbol = Symbol.for("Jupyter.display");

/** An object that shows itself in a notebook. */
export interface Displayable {
  readonly [display]: () => MimeBundle;
}
