import type { IntentCatalog, IntentEntry, ResourceIntent } from "../../intents";
import { template } from "../../render";
import { sentenceList } from "../../text/lists";
import { markdownCode, markdownCodeCell, markdownLink, markdownText } from "../../text/markdown";

/**
 * The page about intents, as Markdown: what each verb grants, and what justifies it.
 *
 * @param levels the verbs that AWS's access levels stand for where nothing is curated
 */
export function intentDocs(catalog: IntentCatalog, levels: readonly string[]): string {
  const render = template<object>("docs/intents.md.hbs", helpers);
  const services = catalog.services.map((about) => ({
    ...about,
    resources: catalog.resources
      .filter(({ service }) => service === about.service)
      .map(resourceView),
  }));
  return render({ services, levels });
}

function resourceView(intent: ResourceIntent): object {
  const rows = [...intent.access].flatMap(([verb, entries]) =>
    entries.map((entry, index) => ({
      verb: index === 0 ? markdownCode(verb) : "",
      grants: entry.actions.map((action) => granted(action, entry)).join("<br>"),
      on: target(entry, intent),
      conditions: conditionsOf(entry, intent),
      why: entry.why,
      sources: entry.sources,
    })),
  );
  const verbs = sentenceList([...intent.access.keys()].map(markdownCode));
  return { name: `${intent.service}:${intent.type}`, verbs, rows };
}

function granted(action: string, { calls }: IntentEntry): string {
  const call = calls.get(action);
  return markdownCode(action) + (call === undefined ? "" : ` (${markdownText(call)})`);
}

/** What an entry is for, as `to:` would name it; empty for the target. */
function target(
  { on, name, wildcards }: IntentEntry,
  { service, own, also }: ResourceIntent,
): string {
  if (on === "*" || (on === undefined && own !== undefined)) return "*";
  if (on !== undefined) return `${service}:${on}/${name ?? ""}`;
  if (wildcards === "path") return "it, and the path above";
  return also === undefined ? "" : `it, and it with ${also}`;
}

function conditionsOf({ condition = {} }: IntentEntry, { own }: ResourceIntent): string[] {
  const all = [...Object.entries(own?.condition ?? {}), ...Object.entries(condition)];
  return all.flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${operator} ${key}: ${values.join(", ")}`),
  );
}

const helpers = {
  text: markdownText,
  code: markdownCodeCell,
  link: markdownLink,
  codes: (values: readonly string[]) => values.map(markdownCodeCell).join("<br>"),
};
