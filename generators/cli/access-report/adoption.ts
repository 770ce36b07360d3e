/** What adopting an account will do, for people. */
import type { Adoption, StackAdoption } from "../../estate/adopt";
import type { Difference } from "../../estate/difference";
import { adoptionWords, isTaken } from "../../estate/problems";
import { cutList } from "../../text/lists";
import type { Colors } from "../formats/format";
import { printable } from "../formats/place";
import { referenceFor, rowsOf } from "./verification";

/** Each stack with what Terraform imports and creates, then each role with what it gets (+) and loses (-). */
export function adoptionText(
  { stacks, differences, found }: Adoption,
  account: string,
  colors: Colors,
): string[] {
  const reference = referenceFor(differences);
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
      ...rowsOf(one, reference, signsOf(one)).map(({ sign, text }) => {
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

/** What the account gives beyond the file is what Terraform takes, unless it leaves alone what nobody declared. */
function signsOf(one: Difference): readonly ["+" | "-", "+" | "-"] {
  return one.id === "out-of-band" && !isTaken(one) ? ["+", "-"] : ["-", "+"];
}
