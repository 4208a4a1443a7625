import ts from "typescript";

/**
 * What `/// <reference types="..." />` stands for. Where a host does not say, each program makes caches for it, which a
 * collection of the nursery cannot take away.
 */
export function typeReferences(
  host: ts.ModuleResolutionHost,
): NonNullable<ts.LanguageServiceHost["resolveTypeReferenceDirectiveReferences"]> {
  return (references, containing, redirected, options, file) =>
    references.map((reference) => {
      const [name, mode] =
        typeof reference === "string"
          ? [reference, undefined]
          : [reference.fileName, ts.getModeForFileReference(reference, file?.impliedNodeFormat)];
      return ts.resolveTypeReferenceDirective(name, containing, options, host, redirected, undefined, mode);
    });
}
