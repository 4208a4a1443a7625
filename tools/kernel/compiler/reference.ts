import ts from "typescript";

/** Whether an identifier refers to a value here; names of declarations, properties, labels and types do not. */
export function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  switch (parent.kind) {
    case ts.SyntaxKind.PropertyAccessExpression:
      return (parent as ts.PropertyAccessExpression).expression === node;
    case ts.SyntaxKind.BindingElement:
    case ts.SyntaxKind.VariableDeclaration:
    case ts.SyntaxKind.Parameter:
    case ts.SyntaxKind.PropertyDeclaration:
    case ts.SyntaxKind.PropertyAssignment:
    case ts.SyntaxKind.EnumMember:
      return (parent as ts.VariableDeclaration).initializer === node;
    case ts.SyntaxKind.ExportAssignment:
    case ts.SyntaxKind.ComputedPropertyName:
      return true;
    case ts.SyntaxKind.ShorthandPropertyAssignment: // the default of `({ x = y } = o)`; x itself is handled separately
      return (parent as ts.ShorthandPropertyAssignment).objectAssignmentInitializer === node;
    case ts.SyntaxKind.QualifiedName:
    case ts.SyntaxKind.MetaProperty:
    case ts.SyntaxKind.LabeledStatement:
    case ts.SyntaxKind.BreakStatement:
    case ts.SyntaxKind.ContinueStatement:
    case ts.SyntaxKind.ImportAttribute:
    case ts.SyntaxKind.TypeParameter:
      return false;
    default:
      return (parent as { name?: ts.Node }).name !== node;
  }
}
