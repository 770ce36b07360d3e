/** @import { Attributes } from "./dom.js" */
import { h, printable, s } from "./dom.js";

/**
 * @typedef {object} DrawnNode
 * @property {string} id
 * @property {string} title
 * @property {string} [sub]
 * @property {string} [href]
 * @property {string} [mark] a class of the box
 * @property {number} column
 */

/**
 * @typedef {object} DrawnEdge
 * @property {string} from
 * @property {string} to
 * @property {string} [label] as a sentence
 * @property {string} [short] what stands on the line
 * @property {string} [mark]
 */

/** @typedef {{ title: string, about: string, heads: readonly string[], nodes: readonly DrawnNode[], edges: readonly DrawnEdge[] }} Drawing */

const BOX = { width: 252, height: 46, gap: 12, between: 118, top: 34 };

/** Of texts in boxes: letters are of different widths, so that these are what fits of wide ones. */
const FIT = { title: 30, sub: 34 };

/**
 * Boxes in columns, joined by curves. Within a column each lies about where those are that it is joined to.
 *
 * @param {Drawing} drawing
 */
export function draw({ title, about, heads, nodes, edges }) {
  const columns = heads.map((_, column) => nodes.filter((one) => one.column === column));
  const tallest = Math.max(...columns.map((one) => one.length));
  const height = BOX.top + tallest * (BOX.height + BOX.gap);
  const width = heads.length * BOX.width + (heads.length - 1) * BOX.between;
  const places = placed(columns, edges, tallest);
  const id = `drawing-${title.replace(/\W+/g, "-")}`;
  const drawn = s(
    "svg",
    {
      class: "drawing",
      viewBox: `-4 0 ${width + 8} ${height}`,
      width: width + 8,
      height,
      role: "group",
      "aria-labelledby": `${id}-title`,
    },
    s("title", { id: `${id}-title` }, `${title}: ${about}`),
    heads.map((text, column) =>
      s("text", { class: "head", x: column * (BOX.width + BOX.between), y: 16 }, text),
    ),
    edges.map((edge) => curve(edge, places)),
    nodes.map((node) => box(node, places)),
  );
  const show = (/** @type {Event} */ event) => highlight(drawn, event);
  for (const kind of ["mouseover", "focusin"]) drawn.addEventListener(kind, show);
  for (const kind of ["mouseleave", "focusout"]) drawn.addEventListener(kind, show);
  return h(
    "figure",
    { class: "picture" },
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, drawn),
    h("figcaption", {}, about),
  );
}

/** @typedef {Map<string, { x: number, y: number }>} Placed */

/**
 * @param {readonly (readonly DrawnNode[])[]} columns
 * @param {readonly DrawnEdge[]} edges
 * @param {number} tallest
 * @returns {Placed}
 */
function placed(columns, edges, tallest) {
  /** @type {Placed} */
  const places = new Map();
  const step = BOX.height + BOX.gap;
  const order = columns.map((column) => [...column]);
  for (const round of [0, 1, 2, 3]) {
    for (const column of order) {
      /** @type {Map<string, number>} */
      const weights = new Map();
      column.forEach((node, index) => {
        const joined = edges
          .filter(({ from, to }) => from === node.id || to === node.id)
          .flatMap(({ from, to }) => places.get(from === node.id ? to : from)?.y ?? []);
        const sum = joined.reduce((all, y) => all + y, 0);
        weights.set(
          node.id,
          round === 0 || joined.length === 0 ? index * step : sum / joined.length,
        );
      });
      column.sort((a, b) => (weights.get(a.id) ?? 0) - (weights.get(b.id) ?? 0));
      const start = BOX.top + ((tallest - column.length) * step) / 2;
      column.forEach((node, index) => {
        const x = node.column * (BOX.width + BOX.between);
        places.set(node.id, { x, y: start + index * step });
      });
    }
  }
  return places;
}

/**
 * @param {DrawnNode} node
 * @param {Placed} places
 */
function box({ id, title, sub, href, mark = "" }, places) {
  const { x, y } = places.get(id) ?? { x: 0, y: 0 };
  const body = [
    s("title", {}, sub === undefined ? title : `${title}: ${sub}`),
    s("rect", { x, y, width: BOX.width, height: BOX.height, rx: 8 }),
    s(
      "text",
      { class: "title", x: x + 12, y: y + (sub === undefined ? 28 : 20) },
      fitting(title, FIT.title),
    ),
    sub === undefined
      ? undefined
      : s("text", { class: "sub", x: x + 12, y: y + 36 }, fitting(sub, FIT.sub)),
  ];
  const attributes = { class: `node ${mark}`, "data-id": id };
  return href === undefined ? s("g", attributes, body) : s("a", { ...attributes, href }, body);
}

/**
 * @param {DrawnEdge} edge
 * @param {Placed} places
 */
function curve({ from, to, label, short, mark = "" }, places) {
  const [a, b] = [places.get(from), places.get(to)];
  if (a === undefined || b === undefined) return undefined;
  const [x1, y1] = [a.x + BOX.width, a.y + BOX.height / 2];
  const [x2, y2] = [b.x, b.y + BOX.height / 2];
  const bend = (x2 - x1) / 2;
  return s(
    "g",
    { class: `edge ${mark}`, "data-from": from, "data-to": to },
    label === undefined ? undefined : s("title", {}, label),
    s("path", { d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` }),
    s("circle", { cx: x2, cy: y2, r: 3 }),
    short === undefined
      ? undefined
      : s(
          "text",
          { class: "short", x: x1 + 0.64 * (x2 - x1), y: y1 + 0.704 * (y2 - y1) + 4 },
          short,
        ),
  );
}

/**
 * @param {string} text
 * @param {number} most
 */
function fitting(text, most) {
  const whole = printable(text);
  if (whole.length <= most) return whole;
  // Names tell more at their ends than in the middle.
  const half = Math.floor((most - 1) / 2);
  return `${whole.slice(0, half)}…${whole.slice(-half)}`;
}

/**
 * Shows what one box is joined to, over all else.
 *
 * @param {Element} drawn
 * @param {Event} event
 */
function highlight(drawn, { target, type }) {
  const isOver = type === "mouseover" || type === "focusin";
  const node = isOver && target instanceof Element ? target.closest(".node") : null;
  const id = node?.getAttribute("data-id") ?? undefined;
  drawn.classList.toggle("some", id !== undefined);
  for (const edge of drawn.querySelectorAll(".edge")) {
    const ends = [edge.getAttribute("data-from"), edge.getAttribute("data-to")];
    edge.classList.toggle("on", id !== undefined && ends.includes(id));
  }
}
