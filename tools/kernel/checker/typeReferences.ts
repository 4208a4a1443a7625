import ts from "typescript";

/**
 * Resolves `/// <reference types="..." />`. If a host does not, each program creates caches for it, which a collection
 * of the young generation cannot free.
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
