/**
 * Whether a text is one that a pattern stands for: `*` is any characters, `?` any one, as in the
 * Resource of a policy (AWS IAM User Guide, reference_policies_elements_resource). Case matters.
 */
export function isLike(text: string, pattern: string): boolean {
  let [at, inPattern] = [0, 0];
  let star = -1;
  let afterStar = 0;
  while (at < text.length) {
    const wanted = pattern[inPattern];
    if (wanted === "*") {
      star = inPattern++;
      afterStar = at;
    } else if (wanted === "?" || wanted === text[at]) {
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
