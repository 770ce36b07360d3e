/** What a draft has and lacks, for people. */
import type { DraftResult } from "../../draft";
import { besideWords } from "../../estate/draft/beside";
import { effectsOf } from "../../estate/draft/effects";
import { bodyOf } from "../../estate/draft/shared";
import { count, cutList } from "../../text/lists";
import type { Colors } from "../formats/format";
import { printable } from "../formats/place";

/** How many are named one by one: a file has them all. */
const MOST = 20;

/** What was proved, what is not in it, and what Terraform will add or change though nobody gains or loses by it. */
export function draftText(
  { draft, proof, beside }: DraftResult,
  name: string,
  colors: Colors,
): string[] {
  const { environment, fleets, own, unsaid, along } = draft;
  const drafted = new Set(own.map(({ data }) => data.id));
  const blueprints = [...new Set(fleets.map(({ blueprint }) => blueprint))].map((id) =>
    drafted.has(id) ? `${id} (drafted)` : id,
  );
  const grants = fleets.reduce((sum, one) => sum + one.grants.length, 0);
  const statements = fleets.reduce((sum, one) => sum + one.statements.length, 0);
  const kinds = new Set(fleets.map(bodyOf)).size;
  const effects = effectsOf(proof);
  const marked = (words: string): string => `${colors.bold("!")} ${printable(words)}`;
  const gaps = unsaid.map(({ what, why }) => marked(`not in the draft: ${what}: ${why}`));
  const others = besideWords(beside);
  const said = [count(grants, "grant"), count(statements, "statement")].join(", ");
  return [
    ...shortened(gaps, "more parts of roles are not in the draft; its head has all of them"),
    ...shortened(effects.renamed.map(marked), "more roles have inline policies of other names"),
    ...effects.untold.map(marked),
    ...(others === undefined ? [] : [`left alone, for a draft is of roles: ${others}`]),
    ...along.map(
      (role) => `taken along, for its blueprint makes it: the role ${JSON.stringify(role)}`,
    ),
    `${name}: ${count(proof.roles, "role")} of the account ${environment.account} in ${count(fleets.length, "fleet")} of ${count(kinds, "kind")}; blueprints: ${cutList(blueprints)}; ${said}`,
    "proved: no role gains or loses access or trust by it",
  ];
}

function shortened(lines: readonly string[], more: string): string[] {
  if (lines.length <= MOST) return [...lines];
  return [...lines.slice(0, MOST), `  ${String(lines.length - MOST)} ${more}`];
}
