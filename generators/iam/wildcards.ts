/**
 * Whether a text is one that a pattern stands for: `*` is any characters, `?` any one, as in the
 * Resource of a policy (AWS IAM User Guide, reference_policies_elements_resource). Case matters.
 */
export function isLike(text: string, pattern: string): boolean {
  return matches(text, pattern, (sign, wanted) => wanted === "?" || wanted === sign);
}

/**
 * Whether every text that a pattern stands for is one that a wider one stands for. A false may be wrong: of a
 * pattern with a policy variable (`${…}`) only itself is known to be wider, and what is longer by a wildcard.
 */
export function isWithin(pattern: string, wider: string): boolean {
  if (pattern === wider) return true;
  if (wider.includes("${")) return false;
  const single = !pattern.includes("${");
  const text = single ? pattern : pattern.replace(/\$\{[^}]*\}/g, VARIABLE);
  return matches(text, wider, (sign, wanted) =>
    wanted === "?" ? single && sign !== "*" : wanted === sign,
  );
}

/** Stands for a variable, of whose name a pattern is no part: a character that no policy holds. */
const VARIABLE = "\ue000";

function matches(
  text: string,
  pattern: string,
  isOne: (sign: string | undefined, wanted: string | undefined) => boolean,
): boolean {
  let [at, inPattern] = [0, 0];
  let star = -1;
  let afterStar = 0;
  while (at < text.length) {
    const wanted = pattern[inPattern];
    if (wanted === "*") {
      star = inPattern++;
      afterStar = at;
    } else if (isOne(text[at], wanted)) {
      at++;
      inPattern++;
    } else if (star >= 0) {
      // The last star takes one character more; no earlier one could do better.
      inPattern = star + 1;
      at = ++afterStar;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
