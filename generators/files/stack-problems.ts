import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { displayPath } from "../text/paths";
import { placeOf, stackName } from "./stack-records";
import type { StackRecord } from "./stack-records";

/** A fleet file, and another that made stacks of the same folder. */
interface TwoFiles {
  readonly folder: string;
  /** As messages name it. */
  readonly other: string;
  readonly source: string;
}

/** Stacks of one name: the later run would take the place of the earlier one's roles. */
export function otherFleetFile(
  { folder, other, source }: TwoFiles,
  names: readonly string[],
): Problem {
  const file = displayPath(folder);
  const mine = displayPath(source);
  const apart = names.some((name) => /-shared(\.ts)?$/.test(name))
    ? "an account has its shared roles once: put its fleets into one file"
    : "use another folder, with --out, or rename environments or fleets";
  return problem("other-fleet-file", {
    message: `${quote(file)} has ${stacks(names)} from ${other} already, and ${mine} gives stacks of the same names`,
    fix: `${apart}; if ${other} became ${mine}, run once with --formerly ${other}`,
    location: { file },
  });
}

/** Stacks that no fleet file at hand can change or remove. */
export function fleetFileGone(
  { folder, other, source }: TwoFiles,
  names: readonly string[],
): Problem {
  const file = displayPath(folder);
  const mine = displayPath(source);
  return problem("fleet-file-gone", {
    message: `${quote(file)} has ${stacks(names)} from ${other}, which does not exist any more; they stay as they are`,
    fix: `put ${other} back; or, if it became ${mine}, run once with --formerly ${other}`,
    location: { file },
  });
}

/** Nothing in AWS goes with a stack's file: what it made is only managed by nobody. */
export function stackRemoved(path: string, record: StackRecord, source: string): Problem {
  const name = stackName(displayPath(path).replace(/^.*\//, ""));
  const place = placeOf(record);
  return problem("stack-removed", {
    message:
      `the stack ${quote(name)}${place === "" ? "" : ` (${place})`} is not in ${displayPath(source)} any more: ` +
      "its file goes, and its roles live on in AWS, where Terraform's state still has them",
    fix:
      'to remove the roles, too, run "terraform destroy" where the stack was synthesized to, before the next ' +
      "synthesis clears that folder; to keep them managed, put the fleet back",
    location: { file: displayPath(path) },
  });
}

/** For Terraform, what a module creates stands under another address than the same resource of the stack itself. */
export function stackMoved(
  path: string,
  { name, blueprint, kind }: { name: string; blueprint: string; kind: "resources" | "module" },
): Problem {
  const [was, is] =
    kind === "module"
      ? ["were resources of its own", "a module makes them now"]
      : ["were made by a module", "they are resources of its own now"];
  return problem("stack-moved", {
    message:
      `the parts of the blueprint ${blueprint} in the stack ${quote(name)} ${was}, and ${is}: moved blocks in the stack ` +
      "keep what is there",
    fix: "before you apply, see that terraform plan destroys nothing",
    location: { file: displayPath(path) },
  });
}

const SHOWN = 3;

/** `the stacks dev-office, dev-shared, dev-warehouse and 3 more`. */
function stacks(names: readonly string[]): string {
  const first = names.slice(0, SHOWN).join(", ");
  const rest = names.length - SHOWN;
  return `the stack${names.length === 1 ? "" : "s"} ${first}${rest > 0 ? ` and ${String(rest)} more` : ""}`;
}
