import type ts from "typescript";

/**
 * The declarations whose comments document a symbol: its own and those of its type. A constant that is a function, or a
 * variable of an earlier cell, is documented where its type is declared.
 */
export function documentedBy(symbol: ts.Symbol, types: ts.TypeChecker): readonly ts.Declaration[] {
  const own = symbol.declarations ?? [];
  const first = own[0];
  const type = first ? types.getTypeOfSymbol(symbol) : undefined;
  const called = type ? [...type.getCallSignatures(), ...type.getConstructSignatures()] : [];
  const behind = called.flatMap((signature) =>
    defined(signature.getDeclaration() as ts.Declaration | undefined),
  );
  return [...own, ...behind, ...(type?.symbol?.declarations ?? [])];
}

const defined = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
