import fc from "fast-check";

/** Names that every object answers to. */
export const PROTOTYPE_NAMES = [
  "toString",
  "constructor",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
  "__proto__",
  "__defineGetter__",
] as const;

/** Pieces of text that mean something to one of the languages that values are written in. */
export const PIECES: readonly string[] = [
  ...['"', "'", "`", "\\", "\n", "\r", "\r\n", "\t", " ", "", "a", "é", "東", "📦"],
  ...["*/", "/*", "//", "#", "# ", "-", "- ", "+ ", "> ", "1. ", "~~~", "```", "---", "===", "|"],
  ...["${", "%{", "$${", "{{", "}}", "{{account}}", "{{fleet", "\\{{", "#{", "&{"],
  ...["</script>", "<b>", "<!--", "-->", "<pre>", "&amp;", "&lt;", "[x](y)", "![", "](", "*", "_"],
  ...["**", "~~", "https://a.b", "<https://a>", "www.a.b", "[^1]", "[ ]", ":---:", "&#42;"],
  ...["\ufeff", "\u2028", "\u2029", "\u0000", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u202e"],
  ...["\ud800", "\udc00", "${TfToken[TOKEN.0]}", "TfToken[TOKEN.0]", "-1.8881545897087505e+289"],
  ...["*", "?", ":", "/", "arn:aws:iam::1:role/x", "true", "null", "~", "=", "!", "@", "%", "0x1"],
  ...PROTOTYPE_NAMES,
];

/** Texts made of them, and of anything else. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme" })), { maxLength: 8 })
  .map((pieces) => pieces.join(""));
