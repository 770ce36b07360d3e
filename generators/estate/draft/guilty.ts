/** Whose fault a problem of a draft is. */
import type { Problem } from "../../problem";
import { quote } from "../../problem";
import type { LiveRole } from "./live-role";
import type { Draft, DraftFleet } from "./types";

/** The fleets that a problem is about: of a drafted blueprint, all that use it. */
export function fleetsAt(problem: Problem, { fleets }: Draft): readonly DraftFleet[] {
  const [kind, name] = problem.path ?? [];
  if (kind === "fleets" || kind === "workloads") return fleets.filter((one) => one.name === name);
  const blueprint = blueprintAt(problem);
  return blueprint === undefined ? fleets : fleets.filter((one) => one.blueprint === blueprint);
}

/** Of one role of a drafted blueprint that role alone, else all of the fleet. */
export function rolesAt(problem: Problem, fleet: DraftFleet, { own }: Draft): readonly string[] {
  const mine = own.find(({ data }) => data.id === fleet.blueprint);
  const roles =
    mine?.fleets.find(({ name }) => name === fleet.name)?.roles ?? new Map<string, LiveRole>();
  const id = roleAt(problem, fleet);
  const { message } = problem;
  const named = [...roles].filter(([one, { name }]) =>
    id === undefined
      ? [JSON.stringify(name), ` role ${name} `, ` ${one} `].some((words) =>
          message.includes(words),
        )
      : one === id,
  );
  return named.length === 0 ? fleet.live : named.map(([, { name }]) => name);
}

/** The blueprint that a problem is in, whether its file is told as places or as messages have it. */
function blueprintAt({ file, location }: Problem): string | undefined {
  return /(?:^|[/\\])blueprints[/\\]([^/\\]+)\.yaml$/.exec(file ?? location?.file ?? "")?.[1];
}

/** The blueprint's id of the one role that a problem's place speaks of. */
function roleAt({ path = [] }: Problem, fleet: DraftFleet): string | undefined {
  // A blueprint has its roles at the root, a fleet its settings of them.
  const [key, id] = path[0] === "roles" ? path : path.slice(2);
  if (key === "roles") return String(id);
  if (key !== "grants" && key !== "statements") return undefined;
  return fleet[key][Number(id)]?.value.for;
}

/** What is wrong with the form of a file. */
const OF_FORM: ReadonlySet<string> = new Set([
  ...["wrong-value", "wrong-type", "unknown-key", "missing-key", "bad-key"],
]);

/** Which part of which stack it is: nobody has those. */
const OF_STACK = / \((?:role \S+ of )?stack [^\s)]+\)/;

/** Why a role is left out. A path in a file that is not written tells nobody anything. */
export function faultWords({ id, path = [], message }: Problem): string {
  const [first, , key, policy] = path;
  if (first !== "roles" || !OF_FORM.has(id)) {
    return message.replace(OF_STACK, "").replace(/^the role \S+: /, "");
  }
  const part =
    key === "policies" ? `inline policy ${quote(policy)}` : key === "trust" ? "trust policy" : key;
  return `no blueprint can say its ${String(part ?? "parts")} as the account has it`;
}
