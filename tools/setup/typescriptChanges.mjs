// What the checker's bundle changes in TypeScript: object literals with accessors that are created with every type
// checker and every emitted file. V8 keeps the functions of an accessor in a pair that is allocated in the old
// generation; each of them closes over a whole type checker, which a collection of the young generation then considers
// alive. So every check left behind a megabyte that was copied twice and that only a full collection freed: more than
// half of the processor time of a checked cell. Nothing else is different: test/tools/setup/typescriptChanges.test.ts.
const changes = [
  {
    // Its getters always throw, for any checker: one object serves them all.
    within: "function createTypeChecker(host) {",
    from: /^ {2}var noIterationTypes = (\{\n(?: {4}get \w+\(\) \{\n {6}return Debug\.fail\("Not supported"\);\n {4}\},?\n){3} {2}\};)\n/m,
    to: "  var noIterationTypes = sharedNoIterationTypes;\n",
    before: (literal) => `var sharedNoIterationTypes = ${literal}\n`,
  },
  {
    // The setters only assert that they are called in time, and the getters read what was set.
    within: "function transformNodes(",
    from: /^ {4}get onSubstituteNode\(\) \{\n[\s\S]*?^ {4}get onEmitNode\(\) \{\n[\s\S]*?^ {4}set onEmitNode\(value\) \{\n[\s\S]*?^ {4}\},\n/m,
    to: "    onSubstituteNode: noEmitSubstitution,\n    onEmitNode: noEmitNotification,\n",
  },
  {
    within: "function transformNodes(",
    from: /(?<=&& )onSubstituteNode(?=\(hint, node\))/,
    to: "context.onSubstituteNode",
  },
  {
    within: "function transformNodes(",
    from: /(?<=^ +)onEmitNode(?=\(hint, node, emitCallback\);$)/m,
    to: "context.onEmitNode",
  },
];

/**
 * TypeScript's text with these changes.
 *
 * @throws Error if a place is not found, as in another version of TypeScript, which has to be read anew
 */
export function changedTypeScript(text) {
  return changes.reduce((changed, { within, from, to, before }) => {
    const start = changed.indexOf(`\n${within}`) + 1;
    const end = changed.indexOf("\n}\n", start);
    const place = changed.slice(start, end);
    const found = start > 0 ? place.match(from) : null;
    if (!found)
      throw new Error(
        `expected ${from} in TypeScript's ${within}, found none: read tools/setup/typescriptChanges.mjs`,
      );
    const { 0: whole, 1: part, index } = found;
    const written = place.slice(0, index) + to + place.slice(index + whole.length);
    return changed.slice(0, start) + (before?.(part) ?? "") + written + changed.slice(end);
  }, text);
}
