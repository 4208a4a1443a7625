import type { AnyPlugin } from "../chosen.js";
import check from "./check.js";
import completer from "./completer.js";
import conflicts from "./conflicts.js";
import course from "./course.js";
import documents from "./documents.js";
import download from "./download.js";
import drafts from "./drafts.js";
import ending from "./ending.js";
import executor from "./executor.js";
import figures from "./figures.js";
import folding from "./folding.js";
import keys from "./keys.js";
import lint from "./lint.js";
import logo from "./logo.js";
import names from "./names.js";
import opener from "./opener.js";
import outputs from "./outputs.js";
import prose from "./prose.js";
import replaced from "./replaced.js";
import reset from "./reset.js";
import settings from "./settings.js";
import sideBars from "./sideBars.js";
import signature from "./signature.js";
import state from "./state.js";
import translator from "./translator.js";
import typesetter from "./typesetter.js";
import variables from "./variables.js";
import widgets from "./widgets.js";

/** The page's own plugins: one a file. */
export const plugins: readonly AnyPlugin[] = [
  check,
  completer,
  conflicts,
  course,
  documents,
  download,
  drafts,
  ending,
  executor,
  figures,
  folding,
  keys,
  lint,
  logo,
  names,
  opener,
  outputs,
  prose,
  replaced,
  reset,
  settings,
  sideBars,
  signature,
  state,
  translator,
  typesetter,
  variables,
  widgets,
];
