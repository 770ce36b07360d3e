/** What is said of stacks that differ. */
import { effectOf } from "../../access/compare";
import type { HolderChange } from "../../access/compare";
import { ServiceReference } from "../../iam/reference";
import { accessWords, holderWords, settingWords, trustWords } from "../access-report/words";
import { printable } from "../formats/place";
import type { DifferentStack } from "./stacks";

/** A line for each stack, by group, and one for each role or policy that changes in it. */
export function affectedText(stacks: readonly DifferentStack[], base: string | undefined): string {
  const from = base ?? "nothing";
  if (stacks.length === 0) return `no stack differs from ${from}`;
  const reference = referenceFor(stacks);
  const groups = new Set(stacks.map(({ group }) => group)).size;
  const lines = stacks.flatMap((one) => [
    `${String(one.group)} ${one.change} ${one.name}${placeWords(one)}`,
    ...one.changes.map((change) => `    ${changeWords(change, reference)}`),
    ...(one.changes.length > 0 || base === undefined ? [] : ["    nobody can do more or less"]),
  ]);
  const count = `${String(stacks.length)} ${stacks.length === 1 ? "stack differs" : "stacks differ"} from ${from}`;
  const order = groups === 1 ? "" : `, to be applied in ${String(groups)} groups, the first first`;
  return [...lines.map(printable), `${count}${order}`].join("\n");
}

/** ` (environment dev, account 111111111111, us-east-1)` */
function placeWords({ environment, account, region }: DifferentStack): string {
  if (environment === undefined) return "";
  const place = [`environment ${environment}`, account && `account ${account}`, region];
  return ` (${place.filter((one) => one !== undefined).join(", ")})`;
}

/** The same as data. */
export function affectedData(stacks: readonly DifferentStack[]): readonly object[] {
  const reference = referenceFor(stacks);
  return stacks.map(({ changes, ...one }) => ({
    ...one,
    access: changes.map((change) => changeWords(change, reference)),
  }));
}

function referenceFor(stacks: readonly DifferentStack[]): ServiceReference {
  const rows = stacks.flatMap(({ changes }) =>
    changes.flatMap(({ access }) => [...access.gained, ...access.lost]),
  );
  const services = rows.flatMap(({ actions }) => actions.map((one) => one.split(":", 1).join("")));
  return ServiceReference.loadSync(services);
}

/** Of one kind a line names the first: fleetroles diff has it all. */
const MOST_CHARACTERS = 160;

/** `role service (EdgeRole-dock) gains dynamodb:Scan on arn:…, loses …` */
function changeWords(change: HolderChange, reference: ServiceReference): string {
  const { access, trust, attached, detached, settings } = change;
  const row = (one: (typeof access.gained)[number]): string =>
    accessWords(one, reference, change.holder.kind);
  const parts = [
    listed("gains", access.gained.map(row)),
    listed("loses", access.lost.map(row)),
    listed(
      "can be assumed by",
      trust.gained.map((one) => trustWords(one)),
    ),
    listed(
      "can no more be assumed by",
      trust.lost.map((one) => trustWords(one)),
    ),
    listed("gets", attached),
    listed("no more has", detached),
    settings.map((one) => settingWords(one)).join(", "),
    effectOf(change).undecided ? "not all is decided (fleetroles diff says why)" : "",
  ].filter((part) => part !== "");
  const is = { added: " is new,", removed: " is gone,", changed: "" }[change.change];
  return `${holderWords(change)}${is} ${parts.join(", ")}`;
}

function listed(verb: string, rows: readonly string[]): string {
  const [first, ...others] = rows;
  if (first === undefined) return "";
  const row = first.length > MOST_CHARACTERS ? `${first.slice(0, MOST_CHARACTERS)}…` : first;
  const more = others.length === 0 ? "" : ` and ${String(others.length)} more`;
  return `${verb} ${row}${more}`;
}
