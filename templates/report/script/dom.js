/** @typedef {string | number | Node | undefined | false | null | readonly unknown[]} Child */
/** @typedef {Record<string, string | number | boolean | undefined | ((event: Event) => void)>} Attributes */

const SVG = "http://www.w3.org/2000/svg";

/**
 * A text as it can be read: what steers the direction of writing or is not seen, is shown by its number.
 *
 * @param {string} text
 */
export function printable(text) {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (one) => {
    return `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/**
 * An element. Children are texts or nodes; nothing is ever read as HTML.
 *
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/**
 * An element of a drawing.
 *
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function s(tag, attributes = {}, ...children) {
  return filled(
    /** @type {SVGElement} */ (document.createElementNS(SVG, tag)),
    attributes,
    children,
  );
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {readonly Child[]} children
 * @returns {E}
 */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {readonly Child[]} children
 */
export function append(element, children) {
  for (const child of children) {
    if (child === undefined || child === false || child === null) continue;
    if (Array.isArray(child)) append(element, /** @type {readonly Child[]} */ (child));
    else element.append(child instanceof Node ? child : printable(String(child)));
  }
}

/**
 * Tells who cannot see the page what happened on it.
 *
 * @param {string} text
 */
export function tell(text) {
  const told = document.getElementById("told");
  if (told !== null) told.textContent = printable(text);
}
