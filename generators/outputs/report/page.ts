/** A report as one page: its data, one script and one style, and nothing that comes from elsewhere. */
import { createHash } from "node:crypto";
import { template, templateText } from "../../render";
import { xmlText } from "../../text/xml";
import { pictureStyle, svgOf } from "../picture";
import type { Picture } from "../../access/picture";
import { REPORT_MARK, type Report } from "./data";

/** The parts of the script, each after those that it needs. */
const SCRIPT = [
  ...["data.js", "dom.js", "route.js", "words.js", "pieces.js", "drawing.js", "picture.js"],
  ...["expectations.js", "problems.js", "overview.js", "access.js", "stack.js"],
  ...["differences.js", "search.js", "main.js"],
];

interface Module {
  readonly name: string;
  readonly text: string;
}

interface PageData {
  readonly mark: string;
  readonly title: string;
  readonly policy: string;
  readonly style: string;
  readonly picture: string;
  readonly data: string;
  readonly script: string;
}

/**
 * The page. It works from a file, asks for nothing (its policy lets it load nothing), and takes every value as text: the same report gives
 * the same bytes.
 *
 * @param picture of all fleets; those of single ones are drawn by the page
 */
export function reportPage(report: Report, picture: Picture): string {
  const style = `${pictureStyle()}${templateText("report/report.css")}`;
  const script = joined(
    SCRIPT.map((name) => ({ name, text: templateText(`report/script/${name}`) })),
  );
  const sources = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return template<PageData>("report/page.html.hbs", { html: xmlText })({
    mark: REPORT_MARK,
    title: `${report.project ?? report.source}: who can do what`,
    policy: sources.join("; "),
    style,
    picture: svgOf(picture, { style: false }),
    data: embedded(report),
    script,
  });
}

/** The modules as one script, in their order, each with names of its own: a page from a file can load none. */
function joined(modules: readonly Module[]): string {
  const bodies = modules.map(({ name, text }) => {
    const exported = Array.from(
      text.matchAll(/^export (?:function|const) (\w+)/gm),
      ([, one]) => one,
    );
    const body = text
      .replace(/^import (\{[^}]*\}) from "\.\/([^"]*)";$/gm, 'const $1 = modules["$2"];')
      .replace(/^export /gm, "");
    return `modules["${name}"] = (() => {\n${body}\nreturn { ${exported.join(", ")} };\n})();`;
  });
  return `"use strict";\n(() => {\nconst modules = {};\n${bodies.join("\n")}\n})();`;
}

/** JSON that ends no element, whatever its texts hold. */
function embedded(report: Report): string {
  return JSON.stringify(report)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
