import ts from "typescript";
import type { Asked } from "./asked.js";

/** The remedy if a type of the notebook has the name of one of the language's: `interface Array<T> { last?: T }`. */
export function shadowed({ says, node, types }: Asked): string | undefined {
  if (!node) return undefined;
  for (const [, name = ""] of says.matchAll(/'(?:readonly )?([A-Z]\w*)(?:<[^']*>)?'/g)) {
    const meant = types.resolveName(name, node, ts.SymbolFlags.Interface, false);
    const origin = meant && meant.flags & ts.SymbolFlags.Alias ? types.getAliasedSymbol(meant) : meant;
    const sentence = origin && addition(origin, types);
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}

/** How to make a cell's interface extend the language's of that name; undefined if there is none. */
export function addition(symbol: ts.Symbol, types: ts.TypeChecker): string | undefined {
  const declaration = symbol.declarations?.find(ts.isInterfaceDeclaration);
  if (!declaration || isGlobal(declaration)) return undefined;
  const { name } = symbol;
  const ofLanguage = types.resolveName(name, undefined, ts.SymbolFlags.Interface, false);
  const other = ofLanguage?.declarations?.find(ts.isInterfaceDeclaration);
  if (!ofLanguage || ofLanguage === symbol || !other || !isGlobal(other)) return undefined;
  // Types of the same name with different parameters are meant to be different.
  const parametersOf = (each: ts.InterfaceDeclaration): string =>
    (each.typeParameters ?? []).map(({ name: parameter }) => parameter.text).join();
  if (parametersOf(declaration) !== parametersOf(other)) return undefined;
  if (!/\/lib\.[\w.]+\.d\.ts$/.test(other.getSourceFile().fileName)) return undefined; // a runtime's
  const parameters = declaration.typeParameters?.map((each) => each.getText()).join(", ");
  const head = parameters === undefined ? name : `${name}<${parameters}>`;
  return `\`${name}\` is now the notebook's own type; members for the language's are declared with \`declare global { interface ${head} { ... } }\``;
}

/** Whether a declaration is global: the language's, or an extension of it. */
function isGlobal(declaration: ts.Declaration): boolean {
  const above = declaration.parent;
  if (ts.isSourceFile(above)) return !ts.isExternalModule(above);
  return ts.isModuleBlock(above) && (above.parent.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
}
