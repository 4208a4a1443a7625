import type { AnyPlugin } from "../chosen.js";
import check from "./check.js";
import completer from "./completer.js";
import course from "./course.js";
import download from "./download.js";
import ending from "./ending.js";
import executor from "./executor.js";
import folding from "./folding.js";
import lint from "./lint.js";
import opener from "./opener.js";
import reset from "./reset.js";
import settings from "./settings.js";
import signature from "./signature.js";
import state from "./state.js";
import translator from "./translator.js";

/** The page's own plugins: one a file. */
export const plugins: readonly AnyPlugin[] = [
  check,
  completer,
  course,
  download,
  ending,
  executor,
  folding,
  lint,
  opener,
  reset,
  settings,
  signature,
  state,
  translator,
];
