import type { Becomes, EscalationPath, Need } from "../../iam/escalation";
import { needsOf } from "../../iam/escalation";
import { template } from "../../render";
import { grouped } from "../../text/grouped";
import { sentenceList } from "../../text/lists";
import { markdownCode, markdownLink, markdownText } from "../../text/markdown";

/** Where the catalogue is that most paths are known from. */
const CATALOGUE = "https://pathfinding.cloud/paths/";

/** Whose permissions are gained. */
const GAINS: Readonly<Record<Becomes, string>> = {
  itself: "any permission",
  passed: "those of the role",
  role: "those of the role",
  user: "those of the user",
  host: "those of its role",
};

/** The page about known paths of privilege escalation, as Markdown. */
export function escalationDocs(paths: readonly EscalationPath[]): string {
  const render = template<object>("docs/escalation-paths.md.hbs", {
    text: markdownText,
    code: markdownCode,
    link: markdownLink,
  });
  const services = Array.from(grouped(paths, serviceOf), ([service, ofIt]) => ({
    service,
    paths: ofIt.map(pathView),
  }));
  const catalogued = paths.filter(({ source }) => source.startsWith(CATALOGUE)).length;
  const others = paths.length - catalogued;
  return render({ services, count: paths.length, catalogued, others, catalogue: CATALOGUE });
}

function serviceOf({ needs }: EscalationPath): string {
  return needs[0]?.action.split(":", 1)[0] ?? "";
}

function pathView(path: EscalationPath): object {
  const { id, name, becomes, passes, given = "", source } = path;
  const services = passes.map(markdownCode);
  const to = services.length === 0 ? "" : ` to ${sentenceList(services, "or")}`;
  const needs = needsOf(path).map((need, index) => needView(need) + (index === 0 ? to : ""));
  return { id, name, gains: GAINS[becomes], needs: needs.join("<br>"), given, source };
}

const TARGETS: Readonly<Record<string, string>> = {
  any: "",
  self: " on itself",
  "own-policy": " on a policy that is attached to it",
  role: " on another role",
};

function needView({ action, on }: Need): string {
  return (
    markdownCode(action) +
    (Object.hasOwn(TARGETS, on) ? (TARGETS[on] ?? "") : ` on ${markdownCode(on)}`)
  );
}
