import type { AnyPlugin } from "../chosen.js";
import executor from "./executor.js";
import opener from "./opener.js";
import settings from "./settings.js";
import state from "./state.js";
import translator from "./translator.js";

/** The page's own plugins: one a file. */
export const plugins: readonly AnyPlugin[] = [executor, opener, settings, state, translator];
