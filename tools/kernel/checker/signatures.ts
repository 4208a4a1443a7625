import ts from "typescript";
import type { CallParameter, CallSignature, SignatureHelp } from "../session.js";
import { originOf } from "./cellNames.js";
import { withComments } from "./comments.js";
import { markdown } from "./documentation.js";
import { documentedBy } from "./documentedBy.js";
import type { Draft } from "./draft.js";

/** The ways to call what is called around an offset. */
export function signatureAt({ service, path, shift }: Draft, offset: number): SignatureHelp | undefined {
  const program = service.getProgram()!;
  const types = program.getTypeChecker();
  const call = enclosingCall(program.getSourceFile(path)!, offset + shift);
  const symbol = call && types.getSymbolAtLocation(calleeName(call));
  if (symbol) withComments(documentedBy(originOf(symbol, types), types));
  const help = service.getSignatureHelpItems(path, offset + shift, undefined);
  if (!help || help.items.length === 0) return undefined;
  const { items, selectedItemIndex, argumentIndex } = help;
  return { signatures: items.map(signature), active: selectedItemIndex, due: argumentIndex };
}

/** The parameter that is due, if there is one. */
export function dueIn({ signatures, active, due }: SignatureHelp): CallParameter | undefined {
  return signatures[active]!.parameters[due];
}

const text = ts.displayPartsToString;

function signature(item: ts.SignatureHelpItem): CallSignature {
  const separator = text(item.separatorDisplayParts);
  let label = text(item.prefixDisplayParts);
  const parameters = item.parameters.map(({ displayParts, documentation }, index): CallParameter => {
    if (index > 0) label += separator;
    const start = label.length;
    label += text(displayParts);
    const meaning = text(documentation).replace(/^[-\u2013\u2014]\s+/, "");
    return { start, end: label.length, documentation: meaning };
  });
  label += text(item.suffixDisplayParts);
  const documentation = markdown(item.documentation, item.tags);
  return { label, documentation, parameters };
}

type Call = ts.CallExpression | ts.NewExpression;

/** The innermost call whose parentheses contain a position; unfinished ones count. */
function enclosingCall(file: ts.SourceFile, position: number): Call | undefined {
  let found: Call | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > position || position > node.end + 1) return;
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    if (isCall && node.arguments && node.expression.end < position) found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function calleeName({ expression }: Call): ts.Node {
  return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
}
