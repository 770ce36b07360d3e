/** What a draft has and lacks, for people. */
import type { DraftResult } from "../../draft";
import { bodyOf } from "../../estate/draft/shared";
import { count, cutList, sentenceList } from "../../text/lists";
import type { Colors } from "../formats/format";
import { printable } from "../formats/place";

/** How many are named one by one: a file has them all. */
const MOST = 20;

/** What was proved, what is not in it, and what Terraform will add or change though nobody gains or loses by it. */
export function draftText({ draft, proof }: DraftResult, name: string, colors: Colors): string[] {
  const { environment, fleets, own, unsaid, along } = draft;
  const drafted = new Set(own.map(({ data }) => data.id));
  const blueprints = [...new Set(fleets.map(({ blueprint }) => blueprint))].map((id) =>
    drafted.has(id) ? `${id} (drafted)` : id,
  );
  const grants = fleets.reduce((sum, one) => sum + one.grants.length, 0);
  const statements = fleets.reduce((sum, one) => sum + one.statements.length, 0);
  const gaps = unsaid.map(
    ({ what, why }) => `${colors.bold("!")} not in the draft: ${printable(`${what}: ${why}`)}`,
  );
  const kinds = new Set(fleets.map(bodyOf)).size;
  const renamed = proof.renamed.map((one) => `${colors.bold("!")} ${printable(renamedWords(one))}`);
  const said = [count(grants, "grant"), count(statements, "statement")].join(", ");
  return [
    ...shortened(gaps, "more parts of roles are not in the draft; its head has all of them"),
    ...shortened(renamed, "more roles have inline policies of other names"),
    ...along.map(
      (role) => `taken along, for its blueprint makes it: the role ${JSON.stringify(role)}`,
    ),
    `${name}: ${count(proof.roles, "role")} of the account ${environment.account} in ${count(fleets.length, "fleet")} of ${count(kinds, "kind")}; blueprints: ${cutList(blueprints)}; ${said}`,
    "proved: no role gains or loses access or trust by it",
  ];
}

/** What adopting does to it, though nobody gains or loses by it. */
function renamedWords({ role, from }: DraftResult["proof"]["renamed"][number]): string {
  const policies = sentenceList(from.map((one) => JSON.stringify(one)));
  const [noun, old] = from.length === 1 ? ["policy", "one stays"] : ["policies", "ones stay"];
  return `the role ${JSON.stringify(role)} has the inline ${noun} ${policies} under another name in the draft: adopt adds that, and the old ${old} until you remove it`;
}

function shortened(lines: readonly string[], more: string): string[] {
  if (lines.length <= MOST) return [...lines];
  return [...lines.slice(0, MOST), `  ${String(lines.length - MOST)} ${more}`];
}
