/** @typedef {{ path: string[], params: Map<string, string> }} Route */

/**
 * Where a fragment leads: `#/stack/prod-office?service=s3`.
 *
 * @param {string} fragment
 * @returns {Route}
 */
export function routeOf(fragment) {
  const [path = "", query = ""] = fragment.replace(/^#\/?/, "").split("?", 2);
  const params = new Map(new URLSearchParams(query));
  return { path: path.split("/").filter(Boolean).map(decoded), params };
}

/**
 * @param {string} text
 */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The link to a view: what anybody can be sent.
 *
 * @param {readonly string[]} path
 * @param {Readonly<Record<string, string | undefined>>} [params]
 */
export function linkTo(path, params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== "") query.set(name, value);
  }
  const text = query.toString();
  return `#/${path.map(encodeURIComponent).join("/")}${text === "" ? "" : `?${text}`}`;
}

/**
 * The same view with other settings; from its first page.
 *
 * @param {Route} route
 * @param {Readonly<Record<string, string | undefined>>} changes
 */
export function changed(route, changes) {
  return linkTo(route.path, { ...Object.fromEntries(route.params), page: undefined, ...changes });
}
