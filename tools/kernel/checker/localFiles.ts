import ts from "typescript";

/**
 * The files of a notebook's folder that one of its files imports, directly or indirectly; those of packages and of the
 * language libraries are left out, and so is JavaScript, which is not checked.
 */
export function localFiles(program: ts.Program, from: ts.SourceFile): readonly ts.SourceFile[] {
  const types = program.getTypeChecker();
  const found = new Set<ts.SourceFile>();
  const visit = (file: ts.SourceFile): void => {
    const { imports = [] } = file as { readonly imports?: readonly ts.StringLiteralLike[] };
    for (const specifier of imports) {
      const module = types.getSymbolAtLocation(specifier)?.declarations?.find(ts.isSourceFile);
      if (!module || found.has(module) || module.isDeclarationFile) continue;
      if (program.isSourceFileFromExternalLibrary(module) || !/\.([mc]?ts|tsx)$/.test(module.fileName))
        continue;
      found.add(module);
      visit(module);
    }
  };
  visit(from);
  found.delete(from);
  return [...found];
}
