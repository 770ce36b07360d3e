/** Small mistakes in a source file, one at a time: what a slip of the hand would make of it. */
import ts from "typescript";

/** One mistake. */
export interface SourceMutant {
  /** `&& as ||` */
  readonly mistake: string;
  /** The line it is made in, as it was. */
  readonly line: string;
  /** The whole file with it. */
  readonly text: string;
}

interface Edit {
  readonly node: ts.Node;
  readonly written: string;
  readonly instead: string;
}

const SWAPPED = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
]);

const TEXTS = new Map([
  ["every", "some"],
  ["some", "every"],
  ["never", "some"],
  ["any", "none"],
  ["none", "any"],
  ["Like", "Equals"],
  ["Not", "Equals"],
  ["ForAllValues", "ForAnyValue"],
  ["ForAnyValue", "ForAllValues"],
  ["IgnoreCase", "Equals"],
  ["true", "false"],
  ["false", "true"],
]);

const METHODS = new Map([
  ["every", "some"],
  ["some", "every"],
  ["startsWith", "endsWith"],
  ["endsWith", "startsWith"],
]);

/** Every mistake that is made in a file: operators, truths, quantifiers, branches and names of cases swapped. */
export function mutantsOfSource(file: string, source: string): SourceMutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    edits.push(...editsOf(node));
    node.forEachChild(visit);
  };
  visit(tree);
  return edits.map(({ node, written, instead }) => {
    const from = node.getStart(tree);
    const { line } = tree.getLineAndCharacterOfPosition(from);
    return {
      mistake: `${written} as ${instead}`,
      line: (source.split("\n")[line] ?? "").trim(),
      text: source.slice(0, from) + instead + source.slice(node.end),
    };
  });
}

function editsOf(node: ts.Node): Edit[] {
  const edit = (instead: string, of: ts.Node = node): Edit[] => [
    { node: of, written: of.getText(), instead },
  ];
  if (ts.isBinaryExpression(node)) {
    const swapped = SWAPPED.get(node.operatorToken.kind);
    return swapped === undefined ? [] : edit(swapped, node.operatorToken);
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return edit(node.operand.getText());
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return edit("false");
  if (node.kind === ts.SyntaxKind.FalseKeyword) return edit("true");
  if (ts.isConditionalExpression(node)) {
    const { condition, whenTrue, whenFalse } = node;
    return edit(`(${condition.getText()}) ? ${whenFalse.getText()} : ${whenTrue.getText()}`);
  }
  if (ts.isStringLiteral(node)) {
    const other = TEXTS.get(node.text);
    return other === undefined ? [] : edit(JSON.stringify(other));
  }
  if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent)) {
    const other = METHODS.get(node.name.text);
    return other === undefined ? [] : edit(other, node.name);
  }
  if (ts.isBigIntLiteral(node)) return edit(`${String(BigInt(node.text.slice(0, -1)) + 1n)}n`);
  return [];
}
