import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ILatexTypesetter } from "@jupyterlab/rendermime";

/** Formulas by KaTeX, which is loaded with the first of them. */
const typesetter: JupyterFrontEndPlugin<ILatexTypesetter> = {
  id: "noether:typesetter",
  description: "Formulas, by KaTeX.",
  autoStart: true,
  provides: ILatexTypesetter,
  activate: () => ({
    typeset(element) {
      if (!mayHoldFormula.test(element.textContent ?? "")) return;
      void import("katex/contrib/auto-render").then(({ default: render }) => render(element, options));
    },
  }),
};

const mayHoldFormula = /\$|\\[([]|\\begin\{/;

/** As in the pages that `noether convert` writes: what cannot be read stays as it was written. */
const options = {
  delimiters: [
    { left: "$$", right: "$$", display: true },
    { left: "\\[", right: "\\]", display: true },
    { left: "\\(", right: "\\)", display: false },
    { left: "$", right: "$", display: false },
    ...["equation", "equation*", "align", "align*", "gather", "gather*"].map((name) => ({
      left: `\\begin{${name}}`,
      right: `\\end{${name}}`,
      display: true,
    })),
  ],
  throwOnError: false,
  strict: "ignore",
  errorColor: "currentColor",
};

export default typesetter;
