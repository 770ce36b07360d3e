import { readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { packageRoot } from "./package-root";

/** A compiled template: data in, text out. A value that the template names and the data lacks throws. */
export type Template<T> = (data: T) => string;

const compiled = new Map<string, Template<unknown>>();

/**
 * The template `templates/<name>`, compiled once. Strict, and without HTML escaping: what a value is
 * written as is the business of the target language's literal helper, which `helpers` brings.
 */
export function template<T>(
  name: string,
  helpers: Readonly<Record<string, (...values: never[]) => string>>,
): Template<T> {
  const known = compiled.get(name);
  if (known) return known;
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers as Handlebars.HelperDeclareSpec);
  const source = readFileSync(join(packageRoot(), "templates", name), "utf8");
  const run = handlebars.compile<T>(source, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: false,
  });
  // A text that was put together holds its thousand pieces until it is copied, and a text per stack is kept until all are written.
  const render: Template<T> = (data) => Buffer.from(run(data)).toString();
  compiled.set(name, render as Template<unknown>);
  return render;
}

/** The text of a file in `templates/` that is no template. */
export function templateText(name: string): string {
  return readFileSync(join(packageRoot(), "templates", name), "utf8");
}
