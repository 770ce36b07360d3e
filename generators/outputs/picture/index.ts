/** A picture in the languages that draw it. */
export { dotOf } from "./dot";
export { mermaidOf } from "./mermaid";
export { pictureStyle, svgOf, type SvgOptions } from "./svg";
