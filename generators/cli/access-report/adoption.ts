/** What adopting an account will do, for people. */
import { requestWords } from "../../access/words";
import type { Adoption, StackAdoption } from "../../estate/adopt";
import type { Difference } from "../../estate/difference";
import { adoptionWords } from "../../estate/problems";
import { ServiceReference } from "../../iam/reference";
import { cutList } from "../../text/lists";
import type { Colors } from "../formats/format";
import { printable } from "../formats/place";
import { accessWords, trustWords } from "./words";

/** Each stack with what Terraform imports and creates, then each role with what it gets (+) and loses (-). */
export function adoptionText(
  { stacks, differences, found }: Adoption,
  account: string,
  colors: Colors,
): string[] {
  const rows = differences.flatMap(({ access }) => [...access.gained, ...access.lost]);
  const services = rows.flatMap(({ actions }) => actions.map((one) => one.split(":", 1).join("")));
  const reference = ServiceReference.loadSync(services);
  const imported = sum(stacks.map(({ imports }) => Object.keys(imports).length));
  const created = sum(stacks.map((one) => one.created.length));
  const count = differences.length;
  const same =
    count === 0
      ? "none changes in what it can do"
      : `${String(count)} ${count === 1 ? "difference" : "differences"} from the file, above`;
  return [
    ...stacks.map((one) => `${one.stack}: ${stackWords(one)}`),
    ...differences.flatMap((one) => [
      `${colors.bold("!")} ${printable(adoptionWords(one))}`,
      ...rowsOf(one, reference).map(({ sign, text }) => {
        const color = { "+": colors.red, "-": colors.green, "?": colors.yellow }[sign];
        return color(`    ${sign} ${printable(text)}`);
      }),
    ]),
    `${String(found)} roles and policies are in the account ${account} already: ${same}; ` +
      `${String(imported)} to import, ${String(created)} to add`,
  ];
}

function stackWords({ imports, created, untold }: StackAdoption): string {
  return [
    `${String(Object.keys(imports).length)} to import`,
    `${String(created.length)} to add${created.length === 0 ? "" : ` (${cutList(created, 3)})`}`,
    ...(untold.length === 0
      ? []
      : [`not told by the listing, and not imported: ${cutList(untold, 3)}`]),
  ].join(", ");
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}

interface Row {
  readonly sign: "+" | "-" | "?";
  readonly text: string;
}

/** What the account gives beyond the file is what Terraform takes, unless nobody declared it: then it stays. */
function rowsOf({ id, access, trust }: Difference, reference: ServiceReference): Row[] {
  const [more, less] = id === "out-of-band" ? (["+", "-"] as const) : (["-", "+"] as const);
  const shown = (one: Difference["access"]["gained"][number]): string =>
    `${accessWords(one, reference)}; as ${requestWords(one.witness)}`;
  const assumed = (one: Difference["trust"]["gained"][number]): string =>
    `can be assumed by ${trustWords(one)}`;
  return [
    ...access.gained.map((one): Row => ({ sign: more, text: shown(one) })),
    ...access.lost.map((one): Row => ({ sign: less, text: shown(one) })),
    ...trust.gained.map((one): Row => ({ sign: more, text: assumed(one) })),
    ...trust.lost.map((one): Row => ({ sign: less, text: assumed(one) })),
    ...[...access.unknown, ...trust.unknown].map((one): Row => {
      return { sign: "?", text: `${one.actions.join(", ")} on ${one.resource}: ${one.why}` };
    }),
  ];
}
