/**
 * A message between an object in the notebook and its counterpart in the page, in either direction: Jupyter's comm
 * protocol, on which ipywidgets is built.
 */
export type CommMessage = {
  readonly type: "comm";
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly buffers?: readonly Uint8Array[];
} & (
  | { readonly act: "open"; readonly target: string }
  | { readonly act: "message" }
  | { readonly act: "close" }
);
