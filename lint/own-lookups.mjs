import ts from "typescript";

const LOOKUP =
  "Any text may be the key here, and every object has a `toString`: ask ownValue(), a Map, or Object.hasOwn first.";

/** Whether a key of this type may be anything that somebody wrote; a union of literals may not. */
function mayBeAnyText(type) {
  if (type.isUnion()) return type.types.some(mayBeAnyText);
  const { String: text, TemplateLiteral, StringMapping } = ts.TypeFlags;
  return (type.flags & (text | TemplateLiteral | StringMapping)) !== 0;
}

/** `Object.hasOwn(record, key) ? record[key] : …`, and the same with `&&`. */
function isGuarded(node, source) {
  const asked = `Object.hasOwn(${source.getText(node.object)}, ${source.getText(node.property)})`;
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    const test =
      parent.type === "ConditionalExpression" && parent.consequent === at
        ? parent.test
        : parent.type === "LogicalExpression" && parent.operator === "&&" && parent.right === at
          ? parent.left
          : undefined;
    if (test && source.getText(test).includes(asked)) return true;
  }
  return false;
}

/**
 * A lookup in a plain object by a text also finds what every object has (`toString`, `constructor`,
 * `__proto__`). Reported are `record[key]` and `key in record`, to read as to write, where the key may be
 * any text and nothing asked whether the object has it.
 */
const ownLookups = {
  meta: { type: "problem", schema: [], messages: { lookup: LOOKUP } },
  create(context) {
    const { sourceCode } = context;
    const report = (node, key) => {
      const type = sourceCode.parserServices.getTypeAtLocation(key);
      if (mayBeAnyText(type)) context.report({ node, messageId: "lookup" });
    };
    return {
      "MemberExpression[computed=true]": (node) => {
        if (!isGuarded(node, sourceCode)) report(node, node.property);
      },
      "BinaryExpression[operator='in']": (node) => {
        report(node, node.left);
      },
    };
  },
};

export default { rules: { "own-lookups": ownLookups } };
