import type { AnyPlugin } from "../chosen.js";
import check from "./check.js";
import course from "./course.js";
import download from "./download.js";
import executor from "./executor.js";
import opener from "./opener.js";
import reset from "./reset.js";
import settings from "./settings.js";
import state from "./state.js";
import translator from "./translator.js";

/** The page's own plugins: one a file. */
export const plugins: readonly AnyPlugin[] = [
  check,
  course,
  download,
  executor,
  opener,
  reset,
  settings,
  state,
  translator,
];
