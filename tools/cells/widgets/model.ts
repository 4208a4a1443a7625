import { type Comm, comm, onComm, type Received } from "../comm/comm.js";

/** The values from which a page draws a widget. */
export type State = Readonly<Record<string, unknown>>;

/** A widget's model: the notebook's half of an object whose other half is in the page. */
export interface Model {
  readonly id: string;
  readonly state: State;
  /** How another model's state refers to this one. */
  readonly reference: string;
  /** Changes some values, here and in the page. */
  set(changes: State): void;
  /** Calls a function with the changes that the page makes, which are already in the state. */
  onChange(take: (changes: State) => void): void;
  /** Calls a function with events that are not changes of state, such as a click. */
  onEvent(take: (content: State) => void): void;
  /** Creates the page's half, and those of the models that this one refers to, if that has not been done. */
  open(): void;
}

/** The classes in the page that draw a model. */
export interface Kind {
  readonly model: string;
  readonly view: string;
  readonly module: "@jupyter-widgets/base" | "@jupyter-widgets/controls";
  /** The module of the view, if it is not that of the model. */
  readonly viewModule?: "@jupyter-widgets/base";
}

/** The versions of the widget protocol, and of the page's classes that the models are written for. */
const protocol = "2.1.0";
const classes = "2.0.0";

const opened = new Map<string, Model>();

/**
 * A model in the protocol of Jupyter's widgets, 2.1.0: a comm with the target `jupyter.widget` whose messages are
 * `update` (both ways), `request_state` and `custom`.
 *
 * @param parts models that the state refers to: they are opened first
 * @see https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md
 */
export function model(kind: Kind, values: State, parts: readonly Model[] = []): Model {
  const id = globalThis.crypto.randomUUID().replaceAll("-", "");
  let state: State = {
    _model_module: kind.module,
    _model_module_version: classes,
    _model_name: kind.model,
    _view_module: kind.viewModule ?? kind.module,
    _view_module_version: classes,
    _view_name: kind.view,
    _view_count: null,
    ...values,
  };
  const changes: ((changed: State) => void)[] = [];
  const events: ((content: State) => void)[] = [];
  let line: Comm | undefined;
  const send = (method: "update" | "echo_update", sent: State): void =>
    line?.send({ method, state: sent, buffer_paths: [] });

  const take = ({ data }: Received): void => {
    if (data.method === "request_state") send("update", state);
    else if (data.method === "custom") {
      for (const each of events) each(isState(data.content) ? data.content : {});
    } else if (data.method === "update" && isState(data.state)) {
      // Keeps other views of the same notebook in step.
      send("echo_update", data.state);
      state = { ...state, ...data.state };
      for (const each of changes) each(data.state);
    }
  };

  const made: Model = {
    id,
    reference: `IPY_MODEL_${id}`,
    get state() {
      return state;
    },
    set(changed) {
      state = { ...state, ...changed };
      send("update", changed);
    },
    onChange: (each) => void changes.push(each),
    onEvent: (each) => void events.push(each),
    open() {
      if (line !== undefined) return;
      for (const part of parts) part.open();
      answerForAll();
      line = comm("jupyter.widget", { state, buffer_paths: [] }, { id, metadata: { version: protocol } });
      line.onMessage(take);
      line.onClose(() => {
        line = undefined;
        opened.delete(id);
      });
      opened.set(id, made);
    },
  };
  return made;
}

function isState(value: unknown): value is State {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

let isAnswering = false;

/** A page that is reopened asks for all models at once, over a comm of its own. */
function answerForAll(): void {
  if (isAnswering) return;
  isAnswering = true;
  onComm("jupyter.widget.control", (line) => {
    line.onMessage(({ data }) => {
      if (data.method !== "request_states") return;
      const states = Object.fromEntries(
        [...opened].map(([id, { state }]) => [
          id,
          {
            model_name: state._model_name,
            model_module: state._model_module,
            model_module_version: state._model_module_version,
            state,
          },
        ]),
      );
      line.send({ method: "update_states", states, buffer_paths: [] });
    });
  });
}
