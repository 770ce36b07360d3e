import { EscalationFinder } from "../../access/escalation";
import { stackHolders } from "../../access/from-model";
import type { PolicyHolder } from "../../access/holder";
import { isTold } from "../../iam/escalation";
import type { Completion } from "../../iam/escalation";
import type { Attachment, Role, Stack } from "../../model/types";
import type { Place, Problem } from "../../problem";
import { grouped } from "../../text/grouped";
import { partId } from "../acceptance/about";
import { defineCheck, findings } from "../check";
import type { CheckContext } from "../check";
import { aboutPaths } from "./about";
import { culpritsOf, type Culprit } from "./culprit";
import { escalationWords } from "./words";

const found = findings({
  "privilege-escalation": {
    severity: "warning",
    narrow: ["role", "escalation"],
    summary: "The policies of a role together let it gain permissions that nobody gave it by name.",
  },
});

/**
 * Whether the policies of a role, or of whoever gets an attachment, complete a known path of escalation. A warning where what is gained
 * may have any name; a notice where policies name it, for then somebody wrote what it can become. A single permission on what is named
 * is what its statement says, and no problem.
 */
export const privilegeEscalation = defineCheck({
  name: "privilege-escalation",
  scope: "stack",
  ofSound: true,
  finds: found.kinds,
  run: (stack, { managed, escalationPaths }) => {
    const finder = finderOf(escalationPaths);
    const filled = filledPlaces(stack);
    const parts = new Map([...stack.roles, ...stack.attachments].map((one) => [one.id, one]));
    return stackHolders(stack, managed).flatMap((holder) => {
      const part = parts.get(holder.label);
      // Nothing of what a blueprint gives and accepts itself would be told: that needs no search.
      if (part === undefined || isAcceptedWhole(holder, part, filled)) return [];
      const completions = finder.of(holder, stack.environment).filter(isTold);
      return completions.length === 0
        ? []
        : problemsOf(completions, { holder, part, stack, filled });
    });
  },
});

/** By the paths, which are read once: equal policies of all runs are asked once. */
const finders = new WeakMap<CheckContext["escalationPaths"], EscalationFinder>();

function finderOf(paths: CheckContext["escalationPaths"]): EscalationFinder {
  const finder = finders.get(paths) ?? new EscalationFinder(paths);
  finders.set(paths, finder);
  return finder;
}

interface Taker {
  readonly holder: PolicyHolder;
  readonly part: Role | Attachment;
  readonly stack: Stack;
  /** Statements of blueprints that have a text from the fleet file. */
  readonly filled: Filled;
}

type Filled = ReadonlySet<string>;

/** A parameter that the fleet file sets is not what the blueprint's author looked at. */
function filledPlaces({ statements }: Stack): Filled {
  const all = statements.filter(
    ({ place, elements = {} }) =>
      place.file !== undefined &&
      Object.values(elements)
        .flat()
        .some(({ file }) => file === undefined),
  );
  return new Set(all.map(({ place }) => keyOf(place)));
}

function keyOf({ file, path }: Place): string {
  return JSON.stringify([file, path]);
}

/** One for each statement that a path hinges on: there it has to be narrowed. */
function problemsOf(
  completions: readonly Completion[],
  { holder, part, stack, filled }: Taker,
): Problem[] {
  const told = completions.flatMap((completion) => {
    // What a fleet file adds may complete with its one permission what a blueprint accepts the rest of.
    const culprit = culpritsOf(completion, holder).find(
      (one) => !isAccepted(one, part, completion.reach === "any" ? filled : NONE),
    );
    return culprit === undefined ? [] : [{ completion, culprit }];
  });
  const groups = grouped(told, ({ completion: { reach }, culprit: { policy, index } }) =>
    JSON.stringify([reach, policy?.name, index]),
  );
  return [...groups.values()].map(([first, ...rest]) => {
    const { policy, places } = first.culprit;
    const [place] = places;
    const all = [first, ...rest].map(({ completion }) => completion);
    const about = aboutPaths(all, holder, partId(part, stack));
    return found.problem("privilege-escalation", {
      ...escalationWords(all, holder, { stack: stack.name, about, ...(policy && { policy }) }),
      about,
      ...(all[0]?.reach === "some" && { severity: "notice" }),
      ...(place ?? { path: part.origin, atKey: true }),
    });
  });
}

const NONE: Filled = new Set();

function isAcceptedWhole(
  { policies }: PolicyHolder,
  part: Role | Attachment,
  filled: Filled,
): boolean {
  return policies.every((policy) => {
    return isAccepted({ policy, places: (policy.from ?? []).flat() }, part, filled);
  });
}

/**
 * A blueprint accepts what it gives itself, and nothing that a fleet file adds. What parameters of the fleet file fill is accepted as
 * far as they name what is gained, which is what they are for; anything by any name is the fleet's to accept.
 */
function isAccepted({ policy, places }: Culprit, part: Role | Attachment, filled: Filled): boolean {
  if (!Object.hasOwn(part.accept ?? {}, "privilege-escalation")) return false;
  const further = "further" in part ? (part.further ?? []) : [];
  // Of a permission that was not decided, nobody knows who gives it.
  return (
    policy !== undefined &&
    !further.includes(policy.name) &&
    places.every((place) => place.file !== undefined && !filled.has(keyOf(place)))
  );
}
